package dev.trellis.teams.identity;

import dev.trellis.teams.install.TeamsConfiguration;
import java.net.http.HttpRequest;
import java.util.Map;

/** The client secret of the app's registration. */
record PasswordCredential(TeamsConfiguration configuration) implements Credential {
    @Override
    public HttpRequest request() {
        return AuthorityRequest.of(configuration, Map.of("client_secret", configuration.password()));
    }

    @Override
    public String name() {
        return "password";
    }
}
