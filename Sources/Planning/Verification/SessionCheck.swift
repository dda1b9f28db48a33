/// Checks that sessions are the steps in order, none too long and none shorter than need be.
enum SessionCheck {
    static func faults(_ curriculum: Curriculum) -> [CurriculumVerifier.Fault] {
        let sessions = curriculum.sessions
        var next = 0
        for session in sessions {
            guard session.lowerBound == next, !session.isEmpty, session.upperBound <= curriculum.steps.count else {
                return [.sessionsDoNotCover]
            }
            next = session.upperBound
        }
        if next != curriculum.steps.count { return [.sessionsDoNotCover] }
        guard let length = curriculum.request.sessionSeconds, length > 0 else {
            return sessions.count > 1 ? [.sessionsDoNotCover] : []
        }
        var faults: [CurriculumVerifier.Fault] = []
        let times = sessions.map { session in curriculum.steps[session].reduce(0) { $0 + $1.seconds } }
        for (number, session) in sessions.enumerated() {
            if session.count > 1, times[number] > length { faults.append(.sessionTooLong(session: number)) }
            // A session may end early for the sake of an axis, but then that axis fills the one after.
            if number > 0, times[number - 1] + times[number] <= length {
                faults.append(.sessionTooShort(session: number - 1))
            }
        }
        return faults
    }
}
