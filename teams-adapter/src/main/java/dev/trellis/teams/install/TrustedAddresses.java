package dev.trellis.teams.install;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses we fetch keys from, log in at, and send our token to. A {@code serviceUrl} arrives in a request, so it is a claim:
 * it gets our token only when its host is on the list. {@code http} and loopback addresses are stand-ins and need
 * {@code trellis.allow-insecure-standins}.
 */
@Context
public class TrustedAddresses {
    private final Set<String> hosts;
    private final boolean standins;

    public TrustedAddresses(
            TeamsConfiguration configuration, @Value("${trellis.allow-insecure-standins:false}") boolean standins) {
        this.standins = standins;
        this.hosts = configuration.serviceHosts().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        require(configuration.openidMetadataUrl(), "openid-metadata-url");
        require(configuration.loginUrl(), "login-url");
        require(configuration.serviceUrl(), "service-url");
    }

    /** Whether our token may go to this service address. */
    public boolean isService(@Nullable String serviceUrl) {
        if (serviceUrl == null) {
            return false;
        }
        try {
            URI uri = new URI(serviceUrl);
            return isSecure(uri)
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && isListed(uri);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether the address is encrypted and public, or stand-ins are allowed. */
    public boolean isSecure(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        boolean loopback = host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        return standins ? (https || http) : (https && !loopback);
    }

    private boolean isListed(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = uri.getPort() == -1 || uri.getPort() == 443;
        return hosts.contains(host + ":" + uri.getPort()) || ((usualPort || standins) && hosts.contains(host));
    }

    private void require(URI uri, String name) {
        if (!isSecure(uri)) {
            throw new ConfigurationException("trellis.teams." + name + " is " + uri
                    + ": an address that is not https, or is this machine, is a stand-in for tests and needs"
                    + " TRELLIS_ALLOW_INSECURE_STANDINS=true.");
        }
    }
}
