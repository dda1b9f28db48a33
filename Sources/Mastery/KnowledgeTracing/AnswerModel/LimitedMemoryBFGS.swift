/// Minimises a smooth function by L-BFGS with backtracking.
struct LimitedMemoryBFGS {
    /// Most steps.
    var iterations: Int
    /// Steps remembered.
    var memory = 10
    /// Relative decrease at which it stops.
    var tolerance = 1e-7

    /// The point found, from 0.
    /// - Parameter function: the value at a point; writes the gradient.
    func minimise(_ count: Int, _ function: ([Double], inout [Double]) -> Double) -> [Double] {
        var point = [Double](repeating: 0, count: count)
        var gradient = point
        var value = function(point, &gradient)
        var steps: [(move: [Double], bend: [Double])] = []
        for _ in 0..<iterations {
            let direction = direction(gradient, steps)
            let slope = dot(gradient, direction)
            var length = steps.isEmpty ? min(1, 10 / dot(gradient, gradient).squareRoot()) : 1
            var next = point
            var nextGradient = gradient
            var nextValue = value
            while true {
                for index in 0..<count { next[index] = point[index] + length * direction[index] }
                nextValue = function(next, &nextGradient)
                if nextValue <= value + 1e-4 * length * slope || length < 1e-8 { break }
                length /= 2
            }
            let move = (0..<count).map { next[$0] - point[$0] }
            let bend = (0..<count).map { nextGradient[$0] - gradient[$0] }
            if dot(move, bend) > 1e-10 * (dot(move, move) * dot(bend, bend)).squareRoot() {
                steps.append((move, bend))
                if steps.count > memory { steps.removeFirst() }
            }
            let isDone = value - nextValue < tolerance * abs(value)
            (point, gradient, value) = (next, nextGradient, nextValue)
            if isDone { break }
        }
        return point
    }

    /// The quasi-Newton direction, by two loops over the steps remembered.
    private func direction(_ gradient: [Double], _ steps: [(move: [Double], bend: [Double])]) -> [Double] {
        var direction = gradient.map { -$0 }
        var factors: [Double] = []
        for (move, bend) in steps.reversed() {
            let factor = dot(move, direction) / dot(move, bend)
            factors.append(factor)
            for index in direction.indices { direction[index] -= factor * bend[index] }
        }
        if let (move, bend) = steps.last {
            let size = dot(move, bend) / dot(bend, bend)
            for index in direction.indices { direction[index] *= size }
        }
        for ((move, bend), factor) in zip(steps, factors.reversed()) {
            let correction = factor - dot(bend, direction) / dot(move, bend)
            for index in direction.indices { direction[index] += correction * move[index] }
        }
        return direction
    }

    private func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
