import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Gives answers that are ready as soon as their request is read, on the thread of the connection and without a task:
/// changing tasks for a request takes longer than such an answer. All else goes on to the routes, as it came.
final class ReadyAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let answers: ReadyAnswers
    /// The request that is being read, where its answer may be ready.
    private var held: (head: HTTPRequest, body: ByteBuffer)?
    /// Requests that went on and are not answered for yet: answers leave in the order of their requests.
    private var underWay = 0

    init(_ answers: ReadyAnswers) { self.answers = answers }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            // Who does not read gets nothing written that waits in memory.
            if underWay == 0, context.channel.isWritable, answers.mayHave(head) {
                held = (head, ByteBuffer())
            } else {
                underWay += 1
                context.fireChannelRead(data)
            }
        case .body(var part):
            guard held != nil else { return context.fireChannelRead(data) }
            held?.body.writeBuffer(&part)
        case .end:
            if let (head, body) = held, let answer = answers.answer(head, body) {
                held = nil
                context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
                context.write(wrapOutboundOut(.body(answer.body)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            } else {
                letGo(context)
                context.fireChannelRead(data)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        letGo(context)
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { letGo(context) }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { underWay -= 1 }
        context.write(data, promise: promise)
    }

    /// Sends on what was held of a request.
    private func letGo(_ context: ChannelHandlerContext) {
        guard let (head, body) = held else { return }
        held = nil
        underWay += 1
        context.fireChannelRead(wrapInboundOut(.head(head)))
        if body.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(.body(body))) }
    }
}
