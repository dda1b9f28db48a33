import Foundation
import LearnerRecords
import Logging
import ServiceLifecycle

/// Work that is done again and again while the service runs.
struct RepeatedJob: Service {
    let name: String
    let every: Duration
    let logger: Logger
    /// What is done; what it throws is logged, and the next turn tries again.
    let body: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await body() } catch is CancellationError { return } catch {
                    logger.error("job failed", metadata: ["job": "\(name)", "error": "\(error)"])
                }
                try? await Task.sleep(for: every)
            }
        }
    }
}
