package dev.trellis.service.ingress;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request must be like. Anything that two servers in a row could read differently is refused rather than repaired: that
 * is how requests are smuggled past the first one (RFC 9112, sections 3.2, 5.2, 6.1 and 11.2).
 */
final class RequestRules {
    static final int MOST_HEADERS = 100;
    /** Of what Slack and Microsoft send; theirs are far smaller. */
    static final long LARGEST_FROM_CHATS = 1 << 20;
    /** Of a roster that an admin brings, with what a browser wraps around it. */
    static final long LARGEST_UPLOAD = (5 << 20) + (64 << 10);
    /** Of everything else, which takes next to nothing. */
    static final long LARGEST = 16 << 10;

    private static final Set<String> DOORS = Set.of("/slack/events", "/api/messages");
    private static final Pattern UPLOAD = Pattern.compile("/roster/[A-Za-z0-9_-]{1,100}");

    private RequestRules() {}

    /** Whether the path is one that callers authenticate at, with 401 for those who fail and 2xx for those who do not. */
    static boolean isDoor(HttpRequest request) {
        return request.method().equals(HttpMethod.POST) && DOORS.contains(path(request));
    }

    static long largestBody(HttpRequest request) {
        if (isUpload(request)) {
            return LARGEST_UPLOAD;
        }
        return DOORS.contains(path(request)) ? LARGEST_FROM_CHATS : LARGEST;
    }

    /** Whether it may bring a file; that takes its time on a slow line. */
    static boolean isUpload(HttpRequest request) {
        return request.method().equals(HttpMethod.POST)
                && UPLOAD.matcher(path(request)).matches();
    }

    /** Why not; null when all is well. */
    static @Nullable HttpResponseStatus objection(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return unreadable(request.decoderResult());
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
        }
        if (request.method().equals(HttpMethod.TRACE) || request.method().equals(HttpMethod.CONNECT)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        if (request.headers().size() > MOST_HEADERS) {
            return HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        if (!isFramedPlainly(request) || !isAddressedPlainly(request)) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        List<String> expectations = request.headers().getAll(HttpHeaderNames.EXPECT);
        if (!expectations.isEmpty() && !expectations.equals(List.of(HttpHeaderValues.CONTINUE.toString()))) {
            return HttpResponseStatus.EXPECTATION_FAILED;
        }
        if (request.headers().contains(HttpHeaderNames.CONTENT_ENCODING)) {
            // Nobody who calls us compresses, and what a few bytes unfold into is theirs to say.
            return HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;
        }
        return contentLength(request) > largestBody(request) ? HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE : null;
    }

    static HttpResponseStatus unreadable(DecoderResult result) {
        return switch (result.cause()) {
            case TooLongHttpLineException ignored -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException ignored -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case null, default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    /** One length, or one chunked encoding of HTTP/1.1, or neither. */
    private static boolean isFramedPlainly(HttpRequest request) {
        List<String> lengths = request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (encodings.isEmpty()) {
            return lengths.isEmpty() || (lengths.size() == 1 && isNumber(lengths.getFirst()));
        }
        return lengths.isEmpty()
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && encodings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst());
    }

    private static boolean isNumber(String length) {
        return !length.isEmpty()
                && length.length() <= 18
                && length.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static long contentLength(HttpRequest request) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** One Host, and a path that can be decoded. */
    private static boolean isAddressedPlainly(HttpRequest request) {
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        boolean host = request.protocolVersion().equals(HttpVersion.HTTP_1_1) ? hosts == 1 : hosts <= 1;
        if (!host || !request.uri().startsWith("/")) {
            return false;
        }
        try {
            new QueryStringDecoder(request.uri()).parameters();
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String path(HttpRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
