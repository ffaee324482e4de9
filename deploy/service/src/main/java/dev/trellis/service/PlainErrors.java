package dev.trellis.service;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.Map;

/** Error responses say the status and nothing more: Micronaut's own repeat the exception's message, which may hold anything. */
final class PlainErrors {
    private PlainErrors() {}

    private static String reason(HttpResponse<?> response) {
        return response.code() + " " + response.reason();
    }

    /** For programs. */
    @Singleton
    static final class Json implements JsonErrorResponseBodyProvider<Map<String, String>> {
        @Override
        public Map<String, String> body(ErrorContext context, HttpResponse<?> response) {
            return Map.of("error", reason(response));
        }
    }

    /** For browsers. */
    @Singleton
    static final class Html implements HtmlErrorResponseBodyProvider {
        @Override
        public String body(ErrorContext context, HttpResponse<?> response) {
            return "<!doctype html><title>Trellis</title><p>" + reason(response);
        }
    }
}
