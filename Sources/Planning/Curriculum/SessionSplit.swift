/// Divides steps into sessions without cutting a step.
enum SessionSplit {
    /// Ranges of steps that each take at most `length` seconds; a step that is longer has a session of its own.
    static func sessions(of seconds: [Int], length: Int?) -> [Range<Int>] {
        guard let length, length > 0 else { return seconds.isEmpty ? [] : [0..<seconds.count] }
        var sessions: [Range<Int>] = []
        var start = 0
        var total = 0
        for (step, time) in seconds.enumerated() {
            if step > start, total + time > length {
                sessions.append(start..<step)
                (start, total) = (step, 0)
            }
            total += time
        }
        if start < seconds.count { sessions.append(start..<seconds.count) }
        return sessions
    }
}
