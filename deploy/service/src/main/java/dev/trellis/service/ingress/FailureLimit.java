package dev.trellis.service.ingress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits what strangers cost: an address whose requests were turned away as unauthenticated too often within a minute is answered 429 for
 * the rest of that minute, before its body is read and without any cryptography.
 *
 * <p>Without cryptography nobody can know whether the next request is genuine, and addresses are shared: Slack and Microsoft send for many
 * apps from the same ones, and anybody can register an app there that calls us; a reverse proxy gives all its requests one address. So
 * three addresses are never refused, whatever fails from them:
 *
 * <ul>
 *   <li>one from which a genuine request has come within the last day: failures beside it are checked like everything else, which costs
 *       some microseconds each, and locks nobody out;
 *   <li>a private or loopback one that is the peer itself: that is a proxy that {@code TRELLIS_TRUSTED_PROXIES} does not name, with everybody
 *       behind it (neither Slack nor Microsoft calls from there);
 *   <li>one that is still within its allowance, which starts anew every minute. So even an address that strangers flooded before its first
 *       genuine request gets some of its requests checked every minute, and the first genuine one lifts the limit for a day.
 * </ul>
 *
 * <p>IPv6 addresses count by their /64, which one subscriber has whole. Memory is bounded: the last 50,000 addresses that failed and the last
 * 10,000 that were genuine, the latter reachable only by genuine requests. Each node counts for itself.
 */
final class FailureLimit {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLimit.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PROOF = Duration.ofDays(1);
    private static final int MOST_FAILING = 50_000;
    private static final int MOST_PROVEN = 10_000;
    private static final int SUBSCRIBER_BYTES = 8;

    private final int perMinute;
    private final Cache<String, AtomicInteger> failures;
    private final Cache<String, Boolean> proven;

    FailureLimit(int perMinute, Ticker ticker) {
        this.perMinute = perMinute;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_FAILING)
                .expireAfterWrite(WINDOW)
                .ticker(ticker)
                .build();
        this.proven = Caffeine.newBuilder()
                .maximumSize(MOST_PROVEN)
                .expireAfterWrite(PROOF)
                .ticker(ticker)
                .build();
    }

    boolean refuses(InetAddress source) {
        AtomicInteger failed = failures.getIfPresent(key(source));
        return failed != null && failed.get() >= perMinute && proven.getIfPresent(key(source)) == null;
    }

    /** A request was turned away as not authenticated. */
    void failed(InetAddress source) {
        int now = failures.get(key(source), ignored -> new AtomicInteger()).incrementAndGet();
        if (now == perMinute && proven.getIfPresent(key(source)) == null) {
            LOG.warn(
                    "{} requests from {} were turned away within a minute; more are answered 429 until it is over",
                    now,
                    source.getHostAddress());
        }
    }

    /** A request was genuine. */
    void proved(InetAddress source) {
        proven.put(key(source), true);
    }

    private static String key(InetAddress source) {
        return source instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(source.getAddress(), SUBSCRIBER_BYTES))
                : source.getHostAddress();
    }
}
