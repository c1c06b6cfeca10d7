package dev.handoff.gateway.answer;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Answers what is no HTTP, or names no URI, like everything else.
 *
 * <p>Such requests never reach a filter: the HTTP decoder, or the adapter between it and Spring, answers them with a bare
 * status. Answers that came the usual way are known by their correlation id.
 */
@Component
@Sharable
class GarbledRequests extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(GarbledRequests.class);

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (_, channel, _) -> channel.pipeline().addAfter(NettyPipeline.HttpCodec, "garbled-requests", this));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the same thing
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof FullHttpResponse bare && isBareFailure(bare)) {
            context.write(problem(bare), promise);
            ReferenceCountUtil.release(bare);
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isBareFailure(HttpResponse response) {
        return response.status().code() >= 400 && !response.headers().contains(CorrelationId.HEADER);
    }

    private static FullHttpResponse problem(FullHttpResponse bare) {
        var id = CorrelationId.soundOrNew(null);
        var detail = switch (bare.status().code()) {
            case 414 -> "The address of the request is too long.";
            case 431 -> "The headers of the request are too large.";
            default -> "The request is no HTTP that could be understood.";
        };
        CorrelationId.logging(id, () -> log.info("No HTTP: {}", detail));
        var body = ProblemDocument.of(Problem.INVALID_REQUEST, detail, null, id).toJson();
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(body));
        AnswerHeaders.ALWAYS.forEach(answer.headers()::set);
        answer.headers()
                .set(CorrelationId.HEADER, id)
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        var connection = bare.headers().get(HttpHeaderNames.CONNECTION);
        if (connection != null) answer.headers().set(HttpHeaderNames.CONNECTION, connection);
        return answer;
    }
}
