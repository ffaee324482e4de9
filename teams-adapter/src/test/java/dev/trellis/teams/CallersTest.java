package dev.trellis.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.testkit.RecordingConversation;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in: only the Bot Framework, for our bot, our tenant, this request, now. */
class CallersTest {
    private final RecordingConversation conversation = new RecordingConversation();
    private TeamsServer server;

    @BeforeEach
    void start() {
        server = TeamsServer.fresh();
        server.answeredBy(conversation);
    }

    record Attack(String name, String authorization, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> attacks() throws Exception {
        String service = TeamsServer.current().teams.serviceUrl();
        Instant now = SettableClock.START;
        JWTClaimsSet genuine = claims(claims -> {});
        JWSHeader hmac = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(BotFrameworkTokens.KEY.getKeyID())
                .build();
        SignedJWT confused = new SignedJWT(hmac, genuine);
        confused.sign(new MACSigner(BotFrameworkTokens.KEY.toRSAPublicKey().getEncoded()));
        RSAKey unknown = BotFrameworkTokens.key("unknown");
        String valid = BotFrameworkTokens.signed(BotFrameworkTokens.KEY, genuine);
        Consumer<ObjectNode> same = activity -> {};
        return List.of(
                new Attack("no header", null, same),
                new Attack("no token", "Bearer ", same),
                new Attack("garbage", "Bearer garbage", same),
                new Attack("garbage in three parts", "Bearer a.b.c", same),
                new Attack("not base64", "Bearer %%.%%.%%", same),
                new Attack("a very long token", "Bearer " + "a".repeat(6000), same),
                new Attack("another scheme", "Basic " + valid, same),
                new Attack("alg none", "Bearer " + new PlainJWT(genuine).serialize(), same),
                new Attack("a key twice in the header", ambiguous("{\"alg\":\"none\",", 0, genuine), same),
                new Attack("a key twice in the claims", ambiguous("{\"aud\":\"another\",", 1, genuine), same),
                new Attack("claims that are no object", "Bearer " + part(valid, 1, "[]"), same),
                new Attack("claims beyond the limits", "Bearer " + part(valid, 1, "[".repeat(100)), same),
                new Attack("signature cut off", "Bearer " + valid.substring(0, valid.lastIndexOf('.') + 1), same),
                new Attack("HMAC with the public key", "Bearer " + confused.serialize(), same),
                new Attack("our key's id, another key", signed(BotFrameworkTokens.FORGED, claims -> {}), same),
                new Attack("a key nobody published", signed(unknown, claims -> {}), same),
                new Attack("a key for another channel", signed(BotFrameworkTokens.OTHER_CHANNEL, claims -> {}), same),
                new Attack("for another bot", signed(claims -> claims.audience("another")), same),
                new Attack(
                        "for two bots",
                        signed(claims -> claims.audience(List.of(BotFrameworkTokens.APP, "another"))),
                        same),
                new Attack("for nobody", signed(claims -> claims.audience((String) null)), same),
                new Attack(
                        "issued by a tenant, as skills' tokens are",
                        signed(claims -> claims.issuer("https://sts.windows.net/" + FakeTeams.TENANT + "/")),
                        same),
                new Attack(
                        "issuer with a slash", signed(claims -> claims.issuer("https://api.botframework.com/")), same),
                new Attack("no issuer", signed(claims -> claims.issuer(null)), same),
                new Attack("another bot's (skill)", signed(claims -> claims.claim("appid", "another")), same),
                new Attack("another bot's (skill, v2)", signed(claims -> claims.claim("azp", "another")), same),
                new Attack("ours, sent back", signed(claims -> claims.claim("appid", BotFrameworkTokens.APP)), same),
                new Attack(
                        "expired",
                        signed(claims -> claims.expirationTime(Date.from(now.minus(Duration.ofSeconds(301))))),
                        same),
                new Attack("never expires", signed(claims -> claims.expirationTime(null)), same),
                new Attack(
                        "from the future",
                        signed(claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofSeconds(301))))),
                        same),
                new Attack("no service address", signed(claims -> claims.claim("serviceurl", null)), same),
                new Attack("a service address that is no text", signed(claims -> claims.claim("serviceurl", 7)), same),
                new Attack(
                        "another service address",
                        "Bearer " + valid,
                        activity -> activity.put("serviceUrl", service + "x")),
                new Attack(
                        "no service address in the body", "Bearer " + valid, activity -> activity.remove("serviceUrl")),
                new Attack(
                        "a service address that is not on the list",
                        "Bearer "
                                + BotFrameworkTokens.signed(
                                        BotFrameworkTokens.KEY,
                                        BotFrameworkTokens.claims("https://evil.example/", now, claims -> {})),
                        activity -> activity.put("serviceUrl", "https://evil.example/")),
                new Attack("another channel", "Bearer " + valid, activity -> activity.put("channelId", "directline")),
                new Attack(
                        "another tenant",
                        "Bearer " + valid,
                        activity -> ((ObjectNode) activity.path("channelData").path("tenant")).put("id", "another")),
                new Attack(
                        "another tenant in one of two places",
                        "Bearer " + valid,
                        activity -> ((ObjectNode) activity.path("conversation")).put("tenantId", "another")),
                new Attack("no tenant", "Bearer " + valid, activity -> {
                    activity.remove("channelData");
                    ((ObjectNode) activity.path("conversation")).remove("tenantId");
                }));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isTurnedAway(Attack attack) {
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "status");
        attack.change().accept(activity);
        assertThat(server.post(attack.authorization(), TeamsUnderTest.bytes(activity))
                        .status())
                .isEqualTo(401);
        assertThat(conversation.received()).isEmpty();
    }

    @Test
    void aForgedTokenHidesWhetherTheBodyWasWellFormed() {
        assertThat(server.post("Bearer garbage", "{".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theGenuineOneGetsInAtBothEdgesOfItsTime() {
        for (Duration exp : List.of(Duration.ofHours(1), Duration.ofSeconds(-299))) {
            ObjectNode activity = TeamsUnderTest.activity("message").put("text", "status");
            String token = signed(claims -> claims.expirationTime(Date.from(SettableClock.START.plus(exp))));
            assertThat(server.post(token, TeamsUnderTest.bytes(activity)).status())
                    .isEqualTo(200);
        }
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "status");
        String early = signed(claims -> claims.notBeforeTime(Date.from(SettableClock.START.plusSeconds(299))));
        assertThat(server.post(early, TeamsUnderTest.bytes(activity)).status()).isEqualTo(200);
        assertThat(conversation.received()).hasSize(3);
    }

    @Test
    void timeIsTheInjectedClocks() {
        String token = server.genuineToken();
        TestBeans.CLOCK.pass(Duration.ofDays(3));
        ObjectNode activity = TeamsUnderTest.activity("message").put("text", "status");
        assertThat(server.post("Bearer " + token, TeamsUnderTest.bytes(activity))
                        .status())
                .isEqualTo(401);
        assertThat(server.post(activity).status()).isEqualTo(200);
    }

    /** The token with this text at the beginning of a part, signed by the genuine key. */
    private static String ambiguous(String more, int part, JWTClaimsSet claims) throws Exception {
        String[] parts =
                BotFrameworkTokens.signed(BotFrameworkTokens.KEY, claims).split("\\.");
        String json = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
        parts[part] = encoded(more + json.substring(1));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(BotFrameworkTokens.KEY.toRSAPrivateKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return "Bearer " + parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String token, int part, String json) {
        String[] parts = token.split("\\.");
        parts[part] = encoded(json);
        return String.join(".", parts);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        return BotFrameworkTokens.claims(TeamsServer.current().teams.serviceUrl(), SettableClock.START, change);
    }

    private static String signed(Consumer<JWTClaimsSet.Builder> change) {
        return signed(BotFrameworkTokens.KEY, change);
    }

    private static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        return "Bearer " + BotFrameworkTokens.signed(key, claims(change));
    }
}
