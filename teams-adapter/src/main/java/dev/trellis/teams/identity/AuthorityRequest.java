package dev.trellis.teams.identity;

import dev.trellis.teams.install.TeamsConfiguration;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** OAuth 2.0 client credentials at the tenant's authority ("Microsoft identity platform and the OAuth 2.0 client credentials flow"). */
final class AuthorityRequest {
    private AuthorityRequest() {}

    /** @param proof the fields that prove who we are */
    static HttpRequest of(TeamsConfiguration configuration, Map<String, String> proof) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", configuration.appId());
        form.put("scope", Credential.RESOURCE + "/.default");
        form.putAll(proof);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(tokenEndpoint(configuration))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static URI tokenEndpoint(TeamsConfiguration configuration) {
        String base = configuration.loginUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/")
                + URLEncoder.encode(configuration.tenant(), StandardCharsets.UTF_8)
                + "/oauth2/v2.0/token");
    }
}
