package dev.trellis.teams.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import dev.trellis.teams.install.TrustedAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One published key, known without asking anybody. */
public class FixedKeys extends SigningKeys {
    public static final String SERVICE = "https://smba.trafficmanager.net/emea/";
    public static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";
    public static final TeamsConfiguration CONFIGURATION = new TeamsConfiguration(
            dev.trellis.teams.BotFrameworkTokens.APP,
            "secret",
            null,
            null,
            false,
            TENANT,
            URI.create("https://login.botframework.com/v1/.well-known/openidconfiguration"),
            URI.create("https://login.microsoftonline.com"),
            List.of("smba.trafficmanager.net"),
            URI.create("https://smba.trafficmanager.net/teams/"),
            Duration.ofSeconds(4),
            100);
    public static final TrustedAddresses ADDRESSES = new TrustedAddresses(CONFIGURATION, false);

    private final RSAKey key;

    public FixedKeys(RSAKey key) {
        super(CONFIGURATION, ADDRESSES, new TeamsHttp());
        this.key = key;
    }

    @Override
    public Lookup find(String keyId) {
        try {
            return keyId.equals(key.getKeyID())
                    ? new Lookup.Found(key.toRSAPublicKey(), Set.of("msteams"))
                    : new Lookup.NoSuchKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
