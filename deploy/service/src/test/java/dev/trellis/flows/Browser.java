package dev.trellis.flows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser of one person: keeps the cookies of one site, sends them to that site only, and does not follow redirects by itself. */
final class Browser {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String site;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String language = "en";

    Browser(String site) {
        this.site = site;
    }

    Browser speaking(String acceptLanguage) {
        language = acceptLanguage;
        return this;
    }

    /** An address on the site, or a whole one. */
    Page get(String address) {
        String url = address.startsWith("/") ? site + address : address;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", language);
        boolean home = url.startsWith(site);
        if (home && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (home) {
                response.headers().allValues("set-cookie").forEach(this::keep);
            }
            return new Page(response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1);
        if (value.isEmpty()) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), value);
        }
    }

    /** What came back. */
    record Page(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("location");
        }
    }
}
