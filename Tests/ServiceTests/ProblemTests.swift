import HTTPTypes
import HummingbirdCore
import NIOCore
import Reports
import Testing

@testable import Service

@Suite struct ProblemTests {
    private func text(_ problem: Problem, _ language: Language) -> String { String(buffer: problem.body(language)) }

    @Test func whatIsKeptOfAProblemIsForItsLanguageAndStatus() {
        let problem = Problem(.serviceUnavailable, "overloaded", retryAfter: 1)
        let french = text(problem, .french)
        #expect(text(problem, .french) == french)
        #expect(text(problem, .english) != french)
        #expect(text(Problem(.badRequest, "overloaded"), .french) != french)
        #expect(problem.response(.french).headers[.retryAfter] == "1")
    }

    @Test func whatAProblemNamesIsNotKeptForAnother() {
        for field in ["profile", "needs", "profile"] {
            let problem = Problem(.unprocessableContent, "bad_field", ["field": field])
            #expect(text(problem, .french).contains(field))
        }
    }
}
