package dev.trellis.teams.identity;

import dev.trellis.teams.install.TeamsConfiguration;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The identity that Azure gives the machine; no secret is kept at all. App Service, Functions and Container Apps name an endpoint and a header
 * ("How to use managed identities for App Service and Azure Functions", REST reference, 2019-08-01); on a virtual machine it is the instance
 * metadata service ("How to use managed identities for Azure resources on an Azure VM to acquire an access token", 2018-02-01). The bot is
 * of the type User-Assigned Managed Identity, so the identity's client id is the bot's app id.
 *
 * @param endpoint as the platform says in {@code IDENTITY_ENDPOINT}; absent on a virtual machine
 * @param header as the platform says in {@code IDENTITY_HEADER}
 */
record ManagedIdentityCredential(
        TeamsConfiguration configuration,
        URI metadataService,
        @Nullable URI endpoint,
        @Nullable String header) implements Credential {
    /** Link-local: nothing outside of the machine can answer there. */
    static final URI METADATA_SERVICE = URI.create("http://169.254.169.254/metadata/identity/oauth2/token");

    ManagedIdentityCredential {
        if (endpoint != null && !isOfThisMachine(endpoint)) {
            throw new ConfigurationException("IDENTITY_ENDPOINT is " + endpoint
                    + ": the platform's endpoint for managed identities is an address of this machine.");
        }
    }

    @Override
    public HttpRequest request() {
        URI ours = endpoint;
        if (ours != null && header != null) {
            return HttpRequest.newBuilder(withQuery(ours, "2019-08-01"))
                    .header("X-IDENTITY-HEADER", header)
                    .build();
        }
        return HttpRequest.newBuilder(withQuery(metadataService, "2018-02-01"))
                .header("Metadata", "true")
                .build();
    }

    @Override
    public String name() {
        return "managed identity";
    }

    private URI withQuery(URI base, String version) {
        return URI.create(base + "?api-version=" + version + "&resource=" + encoded(RESOURCE) + "&client_id="
                + encoded(configuration.appId()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isOfThisMachine(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getRawQuery() != null) {
            return false;
        }
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || address.isLinkLocalAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** Without the header, which is a secret of the platform's. */
    @Override
    public String toString() {
        return "ManagedIdentityCredential[" + endpoint + "]";
    }
}
