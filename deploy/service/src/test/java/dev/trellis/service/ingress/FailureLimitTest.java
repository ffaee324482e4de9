package dev.trellis.service.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Strangers are refused for a while, and lock nobody out. */
class FailureLimitTest {
    private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.9");
    private static final InetAddress SHARED = InetAddress.ofLiteral("203.0.113.10");

    private final AtomicLong nanos = new AtomicLong();
    private final FailureLimit limit = new FailureLimit(3, nanos::get);

    @Test
    void afterTheAllowanceAnAddressIsRefusedUntilTheMinuteIsOver() {
        fail(STRANGER, 2);
        assertThat(limit.refuses(STRANGER)).isFalse();
        fail(STRANGER, 1);
        assertThat(limit.refuses(STRANGER)).isTrue();
        assertThat(limit.refuses(SHARED)).isFalse();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(limit.refuses(STRANGER)).isFalse();
    }

    @Test
    void whereAGenuineRequestCameFromNobodyIsRefusedForADay() {
        fail(SHARED, 5);
        assertThat(limit.refuses(SHARED)).isTrue();
        limit.proved(SHARED);
        fail(SHARED, 100);
        assertThat(limit.refuses(SHARED)).isFalse();
        nanos.addAndGet(Duration.ofHours(25).toNanos());
        fail(SHARED, 3);
        assertThat(limit.refuses(SHARED)).isTrue();
    }

    @Test
    void oneSubscribersManyAddressesAreOne() {
        fail(InetAddress.ofLiteral("2001:db8:0:1::1"), 2);
        fail(InetAddress.ofLiteral("2001:db8:0:1:ffff::2"), 1);
        assertThat(limit.refuses(InetAddress.ofLiteral("2001:db8:0:1::3"))).isTrue();
        assertThat(limit.refuses(InetAddress.ofLiteral("2001:db8:0:2::3"))).isFalse();
    }

    private void fail(InetAddress source, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(source);
        }
    }
}
