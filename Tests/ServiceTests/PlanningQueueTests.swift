import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Service

@Suite struct PlanningQueueTests {
    /// Work that keeps its thread, as planning does, until it is let go.
    private final class Gate: Sendable {
        private let open = DispatchSemaphore(value: 0)
        private let arrivals = AsyncStream<Void>.makeStream()
        let most = Mutex<(now: Int, ever: Int)>((0, 0))

        func pass() {
            most.withLock { $0 = ($0.now + 1, max($0.ever, $0.now + 1)) }
            arrivals.continuation.yield()
            open.wait()
            most.withLock { $0.now -= 1 }
        }

        /// Waits until so many have come.
        func arrive(_ count: Int) async {
            var iterator = arrivals.stream.makeAsyncIterator()
            for _ in 0..<count { await iterator.next() }
        }

        func letGo(_ count: Int) { for _ in 0..<count { open.signal() } }
    }

    private func isRefused(_ work: PlanningQueue.Work, _ queue: PlanningQueue) async -> Bool {
        do { try await queue.perform(work) {} } catch { return (error as? Problem)?.code == "overloaded" }
        return false
    }

    /// However short a wait is allowed: there is none.
    @Test func longWorkLeavesATurnToAllOther() async throws {
        let queue = PlanningQueue(mostSeconds: 0.0001, width: 2)
        let gate = Gate()
        try await withThrowingTaskGroup { group in
            group.addTask { try await queue.perform(.explained) { gate.pass() } }
            await gate.arrive(1)
            for work in [PlanningQueue.Work.curriculum, .mastery, .placement] {
                #expect(await !isRefused(work, queue))
            }
            // All that would have to wait for it are turned away.
            #expect(await isRefused(.explained, queue))
            gate.letGo(1)
            try await group.waitForAll()
        }
        #expect(await !isRefused(.explained, queue))
    }

    @Test func longWorkThatWaitsKeepsNobodyElseWaiting() async throws {
        let queue = PlanningQueue(mostSeconds: 60, width: 3)
        let gate = Gate()
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 { group.addTask { try await queue.perform(.explained) { gate.pass() } } }
            await gate.arrive(2)
            for _ in 0..<20 { #expect(try await queue.perform(.curriculum) { 1 } == 1) }
            gate.letGo(6)
            try await group.waitForAll()
        }
        #expect(gate.most.withLock { $0.ever } == 2)
    }

    @Test func onlyWhatIsDoneTellsHowLongWorkTakes() async throws {
        let queue = PlanningQueue(mostSeconds: 0.1, width: 1)
        let gate = Gate()
        for _ in 0..<100 {
            await #expect(throws: CancellationError.self) {
                try await queue.perform(.explained) { throw CancellationError() }
            }
        }
        try await withThrowingTaskGroup { group in
            group.addTask { try await queue.perform(.explained) { gate.pass() } }
            await gate.arrive(1)
            #expect(await isRefused(.curriculum, queue))
            gate.letGo(1)
            try await group.waitForAll()
        }
    }

    @Test func theFirstThatAreDoneCountForMore() async throws {
        let queue = PlanningQueue(mostSeconds: 0.15, width: 1)
        let gate = Gate()
        for _ in 0..<20 { try await queue.perform(.explained) {} }
        try await withThrowingTaskGroup { group in
            group.addTask { try await queue.perform(.explained) { gate.pass() } }
            await gate.arrive(1)
            gate.letGo(1)
            #expect(await !isRefused(.curriculum, queue))
            try await group.waitForAll()
        }
    }

    /// Who is to be turned away is so before their request is read, and a place that is taken counts before its work begins.
    @Test func aCrowdIsTurnedAwayByThePlacesTaken() async throws {
        let queue = PlanningQueue(mostSeconds: 0.0001, width: 2)
        let turns = [try queue.enter(.curriculum), try queue.enter(.curriculum)]
        #expect(throws: Problem.self) { try queue.requireRoom() }
        #expect(await isRefused(.curriculum, queue))
        for turn in turns { try await queue.perform(turn) {} }
        try queue.requireRoom()
        #expect(await !isRefused(.curriculum, queue))
    }

    /// A commit, or the answer that all is well, is not made on the threads of plans.
    @Test func allElseGoesOnWhileAllPlan() async throws {
        let width = ProcessInfo.processInfo.activeProcessorCount + 1
        let queue = PlanningQueue(mostSeconds: 60, width: width)
        let gate = Gate()
        try await withThrowingTaskGroup { group in
            for _ in 0..<width { group.addTask { try await queue.perform(.curriculum) { gate.pass() } } }
            await gate.arrive(width)
            #expect(await Task.detached { 1 }.value == 1)
            gate.letGo(width)
            try await group.waitForAll()
        }
    }
}
