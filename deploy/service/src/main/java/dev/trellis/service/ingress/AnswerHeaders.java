package dev.trellis.service.ingress;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;

/**
 * The headers of every answer, errors included. Sources: the OWASP HTTP Headers Cheat Sheet; RFC 6797 for Strict-Transport-Security, which
 * means something only where people reach us by https.
 */
final class AnswerHeaders {
    /** Nothing of an answer is for a browser to run, load or frame. */
    static final String FOR_PROGRAMS = "default-src 'none'; frame-ancestors 'none'";
    /** A page may show its own styles and pictures and send forms to us; it runs nothing. */
    static final String FOR_PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

    private final boolean https;

    /** @param https whether people reach us by https */
    AnswerHeaders(boolean https) {
        this.https = https;
    }

    /** A page's own policies and an answer's own caching stay; everything else is ours. */
    void complete(HttpHeaders headers) {
        headers.remove(HttpHeaderNames.SERVER);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        if (!headers.contains("Referrer-Policy")) {
            headers.set("Referrer-Policy", "no-referrer");
        }
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        }
        if (!headers.contains(HttpHeaderNames.CONTENT_SECURITY_POLICY)) {
            headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, isPage(headers) ? FOR_PAGES : FOR_PROGRAMS);
        }
        if (https) {
            headers.set("Strict-Transport-Security", HTTPS_FOR_A_YEAR);
        }
    }

    private static boolean isPage(HttpHeaders headers) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }
}
