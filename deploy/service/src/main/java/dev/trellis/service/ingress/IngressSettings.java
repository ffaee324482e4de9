package dev.trellis.service.ingress;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What an operator says about requests.
 *
 * @param requestTimeout from the first byte of a request to its last, however steadily it dribbles
 * @param failuresPerMinute requests of one address that may fail to authenticate within a minute before it is answered 429
 * @param trustedProxies see {@link TrustedProxies}
 * @param publicUrl where people reach us; empty if nobody said
 */
@Singleton
record IngressSettings(
        @Value("${trellis.http.request-timeout:10s}") Duration requestTimeout,
        @Value("${trellis.http.failures-per-minute:30}") int failuresPerMinute,
        @Value("${trellis.trusted-proxies:}") String trustedProxies,
        @Value("${trellis.public-url:}") String publicUrl) {}
