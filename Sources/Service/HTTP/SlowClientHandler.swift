import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client begins a request and does not send it, or does not read the answers: each would keep its
/// place, and the end of the service, for as long as it likes.
///
/// Looked at every few seconds, so that a request costs no timer.
final class SlowClientHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// Bytes a second below which a request counts as not sent: the slowest of lines carries more.
    private static let leastRate: Int64 = 4096

    private let patience: TimeAmount
    private var look: RepeatedTask?
    /// The request that is being read: since when, and its bytes so far.
    private var request: (since: NIODeadline, bytes: Int64)?
    /// Since when answers wait for the client to read.
    private var unreadSince: NIODeadline?

    /// - Parameter patience: time that a request may take besides that of its bytes, and that answers may wait to be read.
    init(patience: TimeAmount) { self.patience = patience }

    func handlerAdded(context: ChannelHandlerContext) {
        let every = TimeAmount.nanoseconds(max(250_000_000, patience.nanoseconds / 4))
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleRepeatedTask(initialDelay: every, delay: every) { _ in
            let (handler, context) = bound.value
            if handler.isTooSlow(at: .now()) { context.close(promise: nil) }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { look?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        look?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: request = (.now(), 0)
        case .body(let part): request?.bytes += Int64(part.readableBytes)
        case .end: request = nil
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        unreadSince = context.channel.isWritable ? nil : .now()
        context.fireChannelWritabilityChanged()
    }

    private func isTooSlow(at now: NIODeadline) -> Bool {
        if let unreadSince, now - unreadSince > patience { return true }
        guard let request else { return false }
        return now - request.since > patience + .seconds(request.bytes / Self.leastRate)
    }
}
