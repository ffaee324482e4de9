package dev.trellis.teams.identity;

import dev.trellis.teams.install.TeamsConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** The one credential that was configured. */
@Factory
final class CredentialFactory {
    /**
     * @param endpoint {@code IDENTITY_ENDPOINT}, which App Service and its kin set
     * @param header {@code IDENTITY_HEADER}
     */
    @Bean
    @Singleton
    Credential credential(
            TeamsConfiguration configuration,
            Clock clock,
            @Value("${identity.endpoint:}") String endpoint,
            @Value("${identity.header:}") String header) {
        return switch (configuration.proof()) {
            case TeamsConfiguration.Proof.Password ignored -> new PasswordCredential(configuration);
            case TeamsConfiguration.Proof.Certificate(String certificate, String key) ->
                new CertificateCredential(configuration, Path.of(certificate), Path.of(key), clock);
            case TeamsConfiguration.Proof.ManagedIdentity ignored ->
                new ManagedIdentityCredential(
                        configuration,
                        ManagedIdentityCredential.METADATA_SERVICE,
                        endpoint.isBlank() ? null : URI.create(endpoint),
                        header.isBlank() ? null : header);
        };
    }
}
