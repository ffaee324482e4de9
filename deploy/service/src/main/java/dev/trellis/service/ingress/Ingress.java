package dev.trellis.service.ingress;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Gatekeeper} into every connection of every listener, around the HTTP codec. */
@Singleton
final class Ingress implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final TrustedProxies proxies;
    private final FailureLimit limit;
    private final AnswerHeaders headers;
    private final Duration requestTimeout;

    Ingress(IngressSettings settings) {
        this.proxies = TrustedProxies.of(settings.trustedProxies());
        this.limit = new FailureLimit(settings.failuresPerMinute(), Ticker.systemTicker());
        this.headers = new AnswerHeaders(settings.publicUrl().startsWith("https:"));
        this.requestTimeout = settings.requestTimeout();
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    AnswerHeaders headers() {
        return headers;
    }

    FailureLimit limit() {
        return limit;
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    /** Whose failures these are; null for those who are never refused, see {@link FailureLimit}. */
    @Nullable
    InetAddress limited(Channel channel, HttpRequest request) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            return null;
        }
        InetAddress address = peer.getAddress();
        if (proxies.contains(address)) {
            InetAddress source = proxies.source(address, request.headers().getAll("X-Forwarded-For"));
            return proxies.contains(source) ? null : source;
        }
        boolean inside = address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address);
        return inside ? null : address;
    }

    /** fc00::/7, RFC 4193, which the JDK does not call site-local. */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    private final class Customizer implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new Customizer(opened);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                Gatekeeper gatekeeper = new Gatekeeper(Ingress.this);
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "trellis-bytes", gatekeeper.bytes());
                pipeline.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "trellis-messages", gatekeeper.messages());
            }
        }
    }
}
