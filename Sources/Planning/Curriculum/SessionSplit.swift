/// Divides steps into sessions without cutting a step.
enum SessionSplit {
    /// Ranges of steps that each take at most `length` seconds; a step that is longer has a session of its own.
    ///
    /// A session is ended early where the axis that comes next would be cut although it fits into the session after: so
    /// that no session starts with the rest of an axis that could have ended in the one before, or begun in its own.
    static func sessions(of steps: [Curriculum.Step], length: Int?) -> [Range<Int>] {
        guard let length, length > 0 else { return steps.isEmpty ? [] : [0..<steps.count] }
        var sessions: [Range<Int>] = []
        var start = 0
        while start < steps.count {
            var end = start
            var total = 0
            while end < steps.count, end == start || total + steps[end].seconds <= length {
                total += steps[end].seconds
                end += 1
            }
            if end < steps.count, let axis = axisStart(before: end, steps), axis > start,
                time(steps[axis...].prefix { $0.axis == steps[axis].axis }) <= length
            {
                end = axis
            }
            sessions.append(start..<end)
            start = end
        }
        return sessions
    }

    /// The first step of the axis that is cut at `end`; nil where none is.
    private static func axisStart(before end: Int, _ steps: [Curriculum.Step]) -> Int? {
        guard steps[end - 1].axis == steps[end].axis else { return nil }
        var first = end - 1
        while first > 0, steps[first - 1].axis == steps[end].axis { first -= 1 }
        return first
    }

    private static func time(_ steps: ArraySlice<Curriculum.Step>) -> Int { steps.reduce(0) { $0 + $1.seconds } }
}
