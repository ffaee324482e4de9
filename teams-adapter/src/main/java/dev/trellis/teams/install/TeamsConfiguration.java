package dev.trellis.teams.install;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about the Teams bot ({@code TRELLIS_TEAMS_…}).
 *
 * @param appId the bot's Microsoft application id
 * @param certificateFile PEM file of the certificate that was uploaded to the app's registration, instead of a password
 * @param certificateKeyFile PEM file of its private key
 * @param managedIdentity whether Azure vouches for this machine, instead of a password
 * @param tenantId the one tenant that is served; new bots are single-tenant
 * @param openidMetadataUrl where the keys of the callers' tokens are published
 * @param loginUrl where our own token comes from; the tenant and the path are added
 * @param serviceHosts hosts, or {@code host:port}, that may get our token; Microsoft's public and government clouds by default
 * @param serviceUrl used until the first inbound event tells the tenant's own
 * @param pace percent of Teams' published limits that are used, at least 1
 * @param requestTimeout for one call to the Connector. A delivery makes at most three calls (login, open, send) and promises 15 seconds
 */
@ConfigurationProperties("trellis.teams")
public record TeamsConfiguration(
        String appId,
        @Nullable String appPassword,
        @Nullable String certificateFile,
        @Nullable String certificateKeyFile,
        @Bindable(defaultValue = "false") boolean managedIdentity,
        @Nullable String tenantId,

        @Bindable(defaultValue = "https://login.botframework.com/v1/.well-known/openidconfiguration")
        URI openidMetadataUrl,

        @Bindable(defaultValue = "https://login.microsoftonline.com")
        URI loginUrl,

        @Bindable(
                defaultValue = "smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com,"
                        + "smba.infra.gov.teams.microsoft.us,smba.infra.dod.teams.microsoft.us")
        List<String> serviceHosts,

        @Bindable(defaultValue = "https://smba.trafficmanager.net/teams/")
        URI serviceUrl,

        @Bindable(defaultValue = "4s") Duration requestTimeout,
        @Bindable(defaultValue = "100") int pace) {

    public TeamsConfiguration {
        serviceHosts = List.copyOf(serviceHosts);
        if (pace < 1) {
            throw new ConfigurationException(
                    "trellis.teams.pace (TRELLIS_TEAMS_PACE) must be at least 1, it is " + pace);
        }
        // An empty id means "anonymous" to Microsoft's SDK; here it means that the operator made a mistake.
        required(appId, "app-id");
        required(tenantId, "tenant-id");
        proof(appPassword, certificateFile, certificateKeyFile, managedIdentity);
    }

    /** What proves to Microsoft that we are the bot. */
    public sealed interface Proof {
        /** The app's client secret. */
        record Password() implements Proof {}

        record Certificate(String file, String keyFile) implements Proof {}

        record ManagedIdentity() implements Proof {}
    }

    public Proof proof() {
        return proof(appPassword, certificateFile, certificateKeyFile, managedIdentity);
    }

    /** The application's secret. */
    public String password() {
        return required(appPassword, "app-password");
    }

    public String tenant() {
        return required(tenantId, "tenant-id");
    }

    private static Proof proof(
            @Nullable String password, @Nullable String file, @Nullable String keyFile, boolean managed) {
        boolean secret = isThere(password);
        if ((secret ? 1 : 0) + (isThere(file) || isThere(keyFile) ? 1 : 0) + (managed ? 1 : 0) != 1) {
            throw new ConfigurationException("A Teams bot needs exactly one of trellis.teams.app-password,"
                    + " trellis.teams.certificate-file with certificate-key-file, and trellis.teams.managed-identity.");
        }
        if (managed) {
            return new Proof.ManagedIdentity();
        }
        return secret
                ? new Proof.Password()
                : new Proof.Certificate(required(file, "certificate-file"), required(keyFile, "certificate-key-file"));
    }

    private static boolean isThere(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new ConfigurationException("trellis.teams." + name
                    + " is missing: a Teams bot needs its app id, its tenant id, and a password, certificate or managed"
                    + " identity. Without an app id the Teams side is off.");
        }
        return value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TeamsConfiguration[appId=" + appId + ", tenantId=" + tenantId + "]";
    }
}
