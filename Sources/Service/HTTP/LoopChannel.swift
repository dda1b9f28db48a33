import HummingbirdCore
import Logging
import NIOCore

/// A connection whose requests are read, answered and written on the thread that owns its socket: to change threads and
/// back for every request takes longer than an answer that is ready.
///
/// What takes long must leave that thread (`offLoop`), which other connections wait for.
struct LoopChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let readyAnswers: ReadyAnswers

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            // After the handler that knows which requests are under way, so that it knows of these too.
            let pipeline = channel.pipeline.syncOperations
            let state = try pipeline.handler(type: HTTPConnectionStateHandler.self)
            try pipeline.addHandler(ReadyAnswerHandler(readyAnswers), position: .after(state))
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

/// Runs tasks on an event loop.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Runs what may wait, or takes a moment, on the threads that tasks share, so that no connection waits for it but its own.
func offLoop<Value, Failure: Error>(_ body: () async throws(Failure) -> Value) async throws(Failure) -> Value {
    try await withTaskExecutorPreference(globalConcurrentExecutor, operation: body)
}
