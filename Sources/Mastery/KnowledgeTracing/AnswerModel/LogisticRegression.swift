/// Logistic regression with dense features and groups of indicators or slopes, under normal priors, fitted by L-BFGS
/// (Nocedal, "Updating quasi-Newton matrices with limited storage", 1980). No randomness: the same rows give the same
/// weights.
struct LogisticRegression {
    /// One weight a key: the term of a row is the weight of its key, times a value.
    struct Group {
        /// By row.
        var keys: [Int32]
        var keyCount: Int
        /// By row; 1 where absent.
        var values: [Float]?
        /// Precision of the prior of each weight.
        var penalty: Double
    }

    /// Number of dense columns, the last of which is the constant 1.
    let width: Int
    /// Weights: of the dense columns, then of each group.
    private(set) var weights: [Double]
    /// Where the weights of each group start.
    let starts: [Int]
    private let dense: [Float]
    private let keys: [Int32]
    private let values: [Float]
    private let groupCount: Int
    private let penalties: [Double]

    /// - Parameters:
    ///   - dense: by row, `width` columns each.
    ///   - penalty: precision of the prior of dense weights but the constant.
    init(dense: [Float], width: Int, penalty: Double, groups: [Group]) {
        self.dense = dense
        self.width = width
        let rows = dense.count / width
        groupCount = groups.count
        var starts: [Int] = []
        var penalties = [Double](repeating: penalty, count: width - 1) + [0.01]
        var keys = [Int32](repeating: 0, count: rows * groups.count)
        var values = [Float](repeating: 1, count: rows * groups.count)
        for (number, group) in groups.enumerated() {
            let start = penalties.count
            starts.append(start)
            penalties += [Double](repeating: group.penalty, count: group.keyCount)
            for row in 0..<rows {
                keys[row * groups.count + number] = Int32(start) + group.keys[row]
                if let own = group.values { values[row * groups.count + number] = own[row] }
            }
        }
        (self.starts, self.penalties, self.keys, self.values) = (starts, penalties, keys, values)
        weights = [Double](repeating: 0, count: penalties.count)
    }

    /// Log odds of a row.
    func logit(_ row: Int) -> Double {
        dense.withUnsafeBufferPointer { dense in
            keys.withUnsafeBufferPointer { keys in
                values.withUnsafeBufferPointer { values in
                    weights.withUnsafeBufferPointer { logit(row, dense, keys, values, $0) }
                }
            }
        }
    }

    @inline(__always)
    private func logit(
        _ row: Int, _ dense: UnsafeBufferPointer<Float>, _ keys: UnsafeBufferPointer<Int32>,
        _ values: UnsafeBufferPointer<Float>, _ weights: UnsafeBufferPointer<Double>
    ) -> Double {
        var sum = 0.0
        let base = row &* width
        for column in 0..<width { sum += weights[column] * Double(dense[base &+ column]) }
        let first = row &* groupCount
        for place in first..<(first &+ groupCount) { sum += weights[Int(keys[place])] * Double(values[place]) }
        return sum
    }

    /// Minimises the sum of the losses of some rows and of the penalties.
    /// - Parameters:
    ///   - rows: rows to fit.
    ///   - isTrue: by row of the whole.
    ///   - iterations: most steps.
    mutating func fit(_ rows: [Int], _ isTrue: [Bool], iterations: Int) {
        let scales = scales(rows, isTrue)
        let problem = self
        weights = LimitedMemoryBFGS(iterations: iterations).minimise(weights.count) { point, gradient in
            var scaled = [Double](repeating: 0, count: point.count)
            for index in point.indices { scaled[index] = point[index] * scales[index] }
            let loss = problem.loss(rows, isTrue, scaled, &gradient)
            for index in gradient.indices { gradient[index] *= scales[index] }
            return loss
        }
        for index in weights.indices { weights[index] *= scales[index] }
    }

    /// What each weight is measured in, so that all directions bend about the same.
    private func scales(_ rows: [Int], _ isTrue: [Bool]) -> [Double] {
        var squares = [Double](repeating: 0, count: weights.count)
        for row in rows {
            for column in 0..<width {
                let value = Double(dense[row * width + column])
                squares[column] += value * value
            }
            for place in row * groupCount..<(row + 1) * groupCount {
                squares[Int(keys[place])] += Double(values[place] * values[place])
            }
        }
        let share = Double(rows.count { isTrue[$0] }) / Double(max(1, rows.count))
        let bend = max(share * (1 - share), 0.01)
        return squares.indices.map { 1 / (bend * squares[$0] + penalties[$0] + 1e-9).squareRoot() }
    }

    private func loss(_ rows: [Int], _ isTrue: [Bool], _ weights: [Double], _ gradient: inout [Double]) -> Double {
        var loss = 0.0
        for index in weights.indices {
            gradient[index] = penalties[index] * weights[index]
            loss += 0.5 * penalties[index] * weights[index] * weights[index]
        }
        dense.withUnsafeBufferPointer { dense in
            keys.withUnsafeBufferPointer { keys in
                values.withUnsafeBufferPointer { values in
                    weights.withUnsafeBufferPointer { weights in
                        gradient.withUnsafeMutableBufferPointer { gradient in
                            for row in rows {
                                let logit = logit(row, dense, keys, values, weights)
                                let small = Logistic.exp(-abs(logit))
                                loss += max(logit, 0) + Logistic.log(1 + small) - (isTrue[row] ? logit : 0)
                                let probability = logit >= 0 ? 1 / (1 + small) : small / (1 + small)
                                let error = probability - (isTrue[row] ? 1 : 0)
                                let base = row &* width
                                for column in 0..<width { gradient[column] += error * Double(dense[base &+ column]) }
                                let first = row &* groupCount
                                for place in first..<(first &+ groupCount) {
                                    gradient[Int(keys[place])] += error * Double(values[place])
                                }
                            }
                        }
                    }
                }
            }
        }
        return loss
    }
}
