package dev.trellis.service.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose failures count, and whose do not because others stand behind them. */
class SourcesTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.7", "172.17.0.1", "192.168.0.1", "::1", "fd00::7"})
    void aPrivatePeerThatIsNoNamedProxyIsOneAndItsWordIsNotTaken(String peer) {
        assertThat(ingress("").limited(from(peer), forwarded("203.0.113.1"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:db8::9"})
    void aPublicPeerIsTheSourceWhateverItSays(String peer) {
        assertThat(ingress("").limited(from(peer), forwarded("10.0.0.1"))).isEqualTo(InetAddress.ofLiteral(peer));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.1, 203.0.113.1", "10.9.9.9, 10.9.9.9"})
    void behindANamedProxyItIsWhatTheProxySays(String said, String source) {
        assertThat(ingress("10.0.0.7").limited(from("10.0.0.7"), forwarded(said)))
                .isEqualTo(InetAddress.ofLiteral(source));
    }

    private static Ingress ingress(String proxies) {
        return new Ingress(new IngressSettings(Duration.ofSeconds(10), 30, proxies, ""));
    }

    private static HttpRequest forwarded(String by) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/api/messages");
        request.headers().set("X-Forwarded-For", by);
        return request;
    }

    private static Channel from(String peer) {
        return new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.ofLiteral(peer), 4711);
            }
        };
    }
}
