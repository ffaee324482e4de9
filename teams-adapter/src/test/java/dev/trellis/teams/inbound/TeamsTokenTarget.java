package dev.trellis.teams.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.teams.BotFrameworkTokens;
import dev.trellis.teams.identity.CallerCheck;
import dev.trellis.teams.identity.FixedKeys;
import dev.trellis.testkit.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Any text as the {@code Authorization} header: nothing is genuine but what was signed, and nothing makes the check throw. */
final class TeamsTokenTarget implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String GENUINE = BotFrameworkTokens.genuine(FixedKeys.SERVICE, NOW);

    private final CallerCheck callers = new CallerCheck(
            FixedKeys.CONFIGURATION,
            FixedKeys.ADDRESSES,
            new FixedKeys(BotFrameworkTokens.KEY),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    public void take(byte[] input) {
        // The key is another one in every run: inputs name the genuine token's parts instead of holding them.
        String[] parts = GENUINE.split("\\.");
        String header = new String(input, StandardCharsets.UTF_8)
                .replace("HEADER", parts[0])
                .replace("CLAIMS", parts[1])
                .replace("SIGNATURE", parts[2]);

        CallerCheck.Caller caller = callers.check(header);

        if (caller instanceof CallerCheck.Caller.Genuine genuine) {
            assertThat(header).as("what was signed").contains(parts[0] + "." + parts[1] + ".");
            assertThat(genuine.serviceUrl()).isEqualTo(FixedKeys.SERVICE);
        } else {
            assertThat(caller).isInstanceOf(CallerCheck.Caller.Refused.class);
            assertThat(header).isNotEqualTo("Bearer " + GENUINE);
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        return Map.of(
                "genuine", bytes("Bearer HEADER.CLAIMS.SIGNATURE"),
                "no-signature", bytes("Bearer HEADER.CLAIMS."),
                "no-algorithm", bytes("Bearer eyJhbGciOiJub25lIn0.CLAIMS."),
                "other-algorithm", bytes("Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6InRoZS1rZXkifQ.CLAIMS.SIGNATURE"),
                "other-type", bytes("Basic dXNlcjpwYXNz"),
                "claims-swapped", bytes("Bearer HEADER.eyJpc3MiOiJ4In0.SIGNATURE"));
    }

    @Override
    public List<String> words() {
        return List.of(
                "Bearer ",
                "HEADER",
                "CLAIMS",
                "SIGNATURE",
                ".",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6InRoZS1rZXkifQ",
                "=",
                "eyJ",
                "bearer\t");
    }

    @Override
    public String guidedBy() {
        return "dev.trellis.**:com.nimbusds.jose.**:com.nimbusds.jwt.**";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
