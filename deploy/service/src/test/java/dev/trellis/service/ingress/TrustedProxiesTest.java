package dev.trellis.service.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed about where a request came from. */
class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of("10.0.0.7, 10.1.0.0/16,fd00::/8");

    @ParameterizedTest
    @CsvSource({
        // peer, header, source
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
        "10.0.0.7, 198.51.100.1, 198.51.100.1",
        "10.0.0.7, '6.6.6.6, 198.51.100.1', 198.51.100.1",
        "10.0.0.7, '6.6.6.6, 198.51.100.1, 10.1.2.3', 198.51.100.1",
        "10.0.0.7, '', 10.0.0.7",
        "10.0.0.7, 'unknown', 10.0.0.7",
        "10.0.0.7, '198.51.100.1, localhost', 10.0.0.7",
        "10.0.0.8, 198.51.100.1, 10.0.0.8",
        "fd00::1, 2001:db8::1, 2001:db8::1"
    })
    void onlyAProxyThatIsNamedIsBelievedAndOnlyItsOwnWord(String peer, String header, String source) {
        assertThat(proxies.source(InetAddress.ofLiteral(peer), List.of(header)))
                .isEqualTo(InetAddress.ofLiteral(source));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(proxies.source(InetAddress.ofLiteral("10.0.0.7"), List.of("6.6.6.6", "198.51.100.1")))
                .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "0.0.0.0/0", "10.0.0"})
    void whatIsNeitherAddressNorNetworkIsNamed(String entry) {
        assertThatThrownBy(() -> TrustedProxies.of("10.0.0.7," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(entry);
    }
}
