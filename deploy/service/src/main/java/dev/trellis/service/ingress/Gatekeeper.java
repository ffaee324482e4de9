package dev.trellis.service.ingress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands at one connection. Before the codec it sees bytes: a request has a time in which to arrive, and no line that continues another.
 * Behind the codec it sees the head, the parts of the body, and what is answered. What is refused gets a bare status and the connection ends,
 * because where the next request begins is then in doubt.
 *
 * <p>One request at a time: the next is read when the last was answered. Proxies and chat platforms do the same, and a second request
 * within the bytes of the first is what smuggling looks like.
 *
 * <p>Everything runs on the connection's event loop.
 */
final class Gatekeeper {
    /** How long a client may still read a refusal before its connection is cut. */
    private static final int LINGER_MILLIS = 1000;
    /** How many times as long as another request an upload may take. */
    private static final int UPLOAD_TIMES = 6;

    private final Ingress ingress;
    private final HeadScanner scanner = new HeadScanner();
    private @Nullable ChannelHandlerContext bytesContext;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean arriving;
    private boolean unanswered;
    private boolean answering;
    private boolean refused;
    private long bodyLeft;
    private boolean door;
    private @Nullable InetAddress source;

    Gatekeeper(Ingress ingress) {
        this.ingress = ingress;
    }

    ChannelHandler bytes() {
        return new Bytes();
    }

    ChannelHandler messages() {
        return new Messages();
    }

    private void refuse(HttpResponseStatus status) {
        ChannelHandlerContext context = bytesContext;
        if (refused || context == null) {
            return;
        }
        refused = true;
        cancelDeadline();
        Channel channel = context.channel();
        if (answering) {
            // The request has its answer, or half of it: a second one would be taken for the next request's.
            channel.close();
            return;
        }
        context.writeAndFlush(answer(status)).addListener((ChannelFutureListener) written -> {
            // Closing at once would reset the connection while the client still sends, and it would not read the
            // answer.
            if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
            channel.config().setAutoRead(true);
            channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private ByteBuf answer(HttpResponseStatus status) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.set(HttpHeaderNames.CONTENT_LENGTH, 0);
        headers.set(HttpHeaderNames.CONNECTION, "close");
        if (status.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
            headers.set(HttpHeaderNames.RETRY_AFTER, 60);
        }
        ingress.headers().complete(headers);
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        return Unpooled.copiedBuffer(text.append("\r\n"), StandardCharsets.US_ASCII);
    }

    /** The request has to be there within that time from now. */
    private void allow(ChannelHandlerContext context, Duration time) {
        cancelDeadline();
        deadline = context.executor()
                .schedule(() -> refuse(HttpResponseStatus.REQUEST_TIMEOUT), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelDeadline() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
            deadline = null;
        }
    }

    /** Before the codec. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            bytesContext = context;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!refused && message instanceof ByteBuf bytes && bytes.isReadable()) {
                look(context, bytes);
            }
            if (refused) {
                ReferenceCountUtil.release(message);
            } else {
                context.fireChannelRead(message);
            }
        }

        private void look(ChannelHandlerContext context, ByteBuf bytes) {
            if (!arriving) {
                if (unanswered) {
                    refuse(HttpResponseStatus.BAD_REQUEST);
                    return;
                }
                arriving = true;
                answering = false;
                scanner.reset();
                allow(context, ingress.requestTimeout());
            }
            if (scanner.findsFold(bytes)) {
                refuse(HttpResponseStatus.BAD_REQUEST);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancelDeadline();
            context.fireChannelInactive();
        }
    }

    /** Behind the codec. */
    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!refused && message instanceof HttpRequest request) {
                begin(context, request);
            }
            if (!refused && message instanceof HttpContent content) {
                goOn(content);
            }
            if (refused) {
                ReferenceCountUtil.release(message);
            } else {
                context.fireChannelRead(message);
            }
        }

        private void begin(ChannelHandlerContext context, HttpRequest request) {
            HttpResponseStatus objection =
                    unanswered || !arriving ? HttpResponseStatus.BAD_REQUEST : RequestRules.objection(request);
            if (objection != null) {
                refuse(objection);
                return;
            }
            unanswered = true;
            answering = false;
            bodyLeft = RequestRules.largestBody(request);
            if (RequestRules.isUpload(request)) {
                allow(context, ingress.requestTimeout().multipliedBy(UPLOAD_TIMES));
            }
            door = RequestRules.isDoor(request);
            source = door ? ingress.limited(context.channel(), request) : null;
            if (source != null && ingress.limit().refuses(source)) {
                refuse(HttpResponseStatus.TOO_MANY_REQUESTS);
            }
        }

        private void goOn(HttpContent content) {
            if (content.decoderResult().isFailure()) {
                refuse(RequestRules.unreadable(content.decoderResult()));
                return;
            }
            bodyLeft -= content.content().readableBytes();
            if (bodyLeft < 0) {
                refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
            } else if (content instanceof LastHttpContent) {
                arriving = false;
                cancelDeadline();
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (refused) {
                ReferenceCountUtil.release(message);
                promise.trySuccess();
                return;
            }
            boolean last = message instanceof LastHttpContent;
            if (message instanceof HttpResponse response) {
                if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                    last = false;
                } else {
                    answering = true;
                    answered(response);
                }
            }
            if (last) {
                unanswered = false;
            }
            context.write(message, promise);
        }

        private void answered(HttpResponse response) {
            ingress.headers().complete(response.headers());
            InetAddress from = source;
            if (from == null) {
                return;
            }
            if (response.status().equals(HttpResponseStatus.UNAUTHORIZED)) {
                ingress.limit().failed(from);
            } else if (response.status().codeClass() == HttpStatusClass.SUCCESS) {
                ingress.limit().proved(from);
            }
        }
    }
}
