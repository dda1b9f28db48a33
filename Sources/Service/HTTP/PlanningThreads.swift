import Dispatch
import Foundation
import Synchronization

/// Threads of their own for what computes for long. On those that all tasks share, of which there is one a processor, it
/// would let nothing else go on: neither a commit, nor a withdrawal of consent, nor the answer that all is well.
final class PlanningThreads: TaskExecutor {
    /// What the threads take from, in the order in which it came; it outlives whoever adds to it.
    private final class Line: Sendable {
        /// Nil ends a thread.
        private let jobs = Mutex<[(@Sendable () -> Void)?]>([])
        private let count = DispatchSemaphore(value: 0)

        func add(_ job: (@Sendable () -> Void)?) {
            jobs.withLock { $0.append(job) }
            count.signal()
        }

        func work() {
            while true {
                count.wait()
                guard let job = jobs.withLock({ $0.removeFirst() }) else { return }
                job()
            }
        }
    }

    private let line = Line()
    private let count: Int

    /// Starts so many threads, which end with this.
    init(count: Int) {
        self.count = count
        for number in 0..<count {
            let thread = Thread { [line] in line.work() }
            thread.name = "planning-\(number)"
            // As much as a main thread has: the search calls itself, and so does the solver of linear programs.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { for _ in 0..<count { line.add(nil) } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        line.add { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// The same threads for work of which at most so much is done at once.
    func few(_ most: Int) -> any TaskExecutor { FewAtOnce(line, most) }

    private final class FewAtOnce: TaskExecutor {
        private let line: Line
        private let most: Int
        private let state = Mutex<(running: Int, waiting: [UnownedJob])>((0, []))

        init(_ line: Line, _ most: Int) {
            self.line = line
            self.most = most
        }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            let isFree = state.withLock { state in
                guard state.running < most else {
                    state.waiting.append(job)
                    return false
                }
                state.running += 1
                return true
            }
            if isFree { run(job) }
        }

        private func run(_ job: UnownedJob) {
            line.add {
                job.runSynchronously(on: self.asUnownedTaskExecutor())
                if let next = self.next() { self.run(next) }
            }
        }

        private func next() -> UnownedJob? {
            state.withLock { state in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.running -= 1
                return nil
            }
        }
    }
}
