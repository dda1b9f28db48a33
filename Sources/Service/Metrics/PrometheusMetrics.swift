import CoreMetrics
import Synchronization

/// Keeps what the program measures, and tells it in Prometheus' text form (version 0.0.4).
final class PrometheusMetrics: MetricsFactory {
    private let state = Mutex<[String: [String: Sample]]>([:])

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        sample(label, dimensions, .counter)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        sample(label, dimensions, .gauge)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        sample(label, dimensions, aggregate ? .histogram : .gauge)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        sample(label, dimensions, .histogram)
    }

    // Series live as long as the program, and their number is bounded by that of routes and statuses.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// All series, in the order of their names.
    func text() -> String {
        let families = state.withLock { $0 }
        var text = ""
        for (name, series) in families.sorted(by: { $0.key < $1.key }) {
            guard let kind = series.values.first?.kind else { continue }
            text += "# TYPE \(name) \(kind.rawValue)\n"
            for (labels, sample) in series.sorted(by: { $0.key < $1.key }) { text += sample.lines(name, labels) }
        }
        return text
    }

    private func sample(_ label: String, _ dimensions: [(String, String)], _ kind: Sample.Kind) -> Sample {
        let name = String(label.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
        var labels = ""
        for (key, value) in dimensions { labels += (labels.isEmpty ? "" : ",") + "\(key)=\"\(Self.escaped(value))\"" }
        return state.withLock { families in
            if let known = families[name]?[labels] { return known }
            let made = Sample(kind)
            families[name, default: [:]][labels] = made
            return made
        }
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 == 0x0A }) else { return value }
        return value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

/// One series: a count, a value that goes up and down, or a histogram of seconds.
final class Sample: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    enum Kind: String { case counter, gauge, histogram }

    private struct Values {
        var sum = 0.0
        var count = 0
        var buckets = [Int](repeating: 0, count: Sample.bounds.count)
    }

    /// Upper ends of the buckets, in seconds.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    let kind: Kind
    private let values = Mutex(Values())

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) { values.withLock { $0.sum += Double(amount) } }
    func increment(by amount: Double) { values.withLock { $0.sum += amount } }
    func decrement(by amount: Double) { values.withLock { $0.sum -= amount } }
    func reset() { values.withLock { $0 = Values() } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { values.withLock { $0.sum = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        guard kind == .histogram else { return set(value) }
        values.withLock { values in
            values.sum += value
            values.count += 1
            if let bucket = Self.bounds.firstIndex(where: { value <= $0 }) { values.buckets[bucket] += 1 }
        }
    }

    func lines(_ name: String, _ labels: String) -> String {
        let values = values.withLock { $0 }
        func line(_ suffix: String, _ extra: String, _ value: String) -> String {
            let all = [labels, extra].filter { !$0.isEmpty }.joined(separator: ",")
            return name + suffix + (all.isEmpty ? "" : "{\(all)}") + " \(value)\n"
        }
        guard kind == .histogram else { return line("", "", "\(values.sum)") }
        var text = ""
        var below = 0
        for (bound, count) in zip(Self.bounds, values.buckets) {
            below += count
            text += line("_bucket", "le=\"\(bound)\"", "\(below)")
        }
        text += line("_bucket", "le=\"+Inf\"", "\(values.count)")
        return text + line("_sum", "", "\(values.sum)") + line("_count", "", "\(values.count)")
    }
}
