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
 * @param tenantId the one tenant that is served; new bots are single-tenant
 * @param openidMetadataUrl where the keys of the callers' tokens are published
 * @param loginUrl where our own token comes from; the tenant and the path are added
 * @param serviceHosts hosts, or {@code host:port}, that may get our token; Microsoft's public and government clouds by default
 * @param serviceUrl used until the first inbound event tells the tenant's own
 * @param requestTimeout for one call to the Connector. A delivery makes at most three calls (login, open, send) and promises 15 seconds
 */
@ConfigurationProperties("trellis.teams")
public record TeamsConfiguration(
        String appId,
        @Nullable String appPassword,
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

        @Bindable(defaultValue = "4s") Duration requestTimeout) {

    public TeamsConfiguration {
        serviceHosts = List.copyOf(serviceHosts);
        // An empty id means "anonymous" to Microsoft's SDK; here it means that the operator made a mistake.
        required(appId, "app-id");
        required(appPassword, "app-password");
        required(tenantId, "tenant-id");
    }

    /** The application's secret. */
    public String password() {
        return required(appPassword, "app-password");
    }

    public String tenant() {
        return required(tenantId, "tenant-id");
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new ConfigurationException("trellis.teams." + name
                    + " is missing: a Teams bot needs its app id, password and tenant id."
                    + " Without an app id the Teams side is off.");
        }
        return value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TeamsConfiguration[appId=" + appId + ", tenantId=" + tenantId + "]";
    }
}
