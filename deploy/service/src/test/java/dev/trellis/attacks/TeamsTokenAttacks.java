package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whoever is not the Bot Connector, at {@code POST /api/messages}. The prize: a role, given in the owner's name. */
final class TeamsTokenAttacks {
    private TeamsTokenAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(without());
        all.addAll(algorithms());
        all.addAll(claims());
        return all;
    }

    static String prize(Siege siege) {
        return siege.teams
                .said(siege.town.renata.person, "role \"Malte Moor\" owner")
                .toString();
    }

    /** Makes a token. */
    @FunctionalInterface
    interface Token {
        String make(Siege siege) throws Exception;
    }

    private static List<Attack> without() {
        return List.of(
                attack("T01", Theme.UNSIGNED, "Words in the owner's name without a token", siege -> {
                    String body = prize(siege);
                    return () -> siege.teams.send(Map.of(), body);
                }),
                headers("T02", Theme.UNSIGNED, "An empty token", siege -> "Bearer "),
                headers("T03", Theme.FORGED, "Three parts of garbage for a token", siege -> "Bearer a.b.c"),
                headers("T04", Theme.FORGED, "A token of sixteen kilobytes", siege -> "Bearer " + "a".repeat(12_000)),
                headers(
                        "T05",
                        Theme.FORGED,
                        "A genuine token under another scheme",
                        siege -> "Basic " + siege.teams.genuine()),
                headers(
                        "T06",
                        Theme.TWO_SIGNATURES,
                        "Two tokens, the genuine one first",
                        siege -> "Bearer " + siege.teams.genuine() + "\nBearer x.y.z"),
                headers(
                        "T07",
                        Theme.TWO_SIGNATURES,
                        "Two tokens, the forged one first",
                        siege -> "Bearer x.y.z\nBearer " + siege.teams.genuine()),
                attack("T08", Theme.UNSIGNED, "A genuine token in the query instead of in the header", siege -> {
                    String token = siege.teams.genuine();
                    String body = prize(siege);
                    return () -> siege.http.post(
                            TeamsForge.PATH + "?access_token=" + token,
                            Map.of("Content-Type", "application/json"),
                            body);
                }));
    }

    private static List<Attack> algorithms() {
        return List.of(
                token(
                        "T10",
                        Theme.ALGORITHM_NONE,
                        "A token that says it needs no signature",
                        siege -> new PlainJWT(siege.teams.claims(claims -> {})).serialize()),
                token(
                        "T11",
                        Theme.ALGORITHM_NONE,
                        "“none” in a token that kept its signature",
                        siege -> header(siege.teams.genuine(), "{\"alg\":\"none\"}")),
                token(
                        "T12",
                        Theme.WRONG_ALGORITHM,
                        "A genuine signature said to be of another algorithm",
                        siege -> header(siege.teams.genuine(), "{\"alg\":\"RS512\",\"kid\":\"" + keyId(siege) + "\"}")),
                token(
                        "T13",
                        Theme.WRONG_ALGORITHM,
                        "“rs256” in small letters",
                        siege -> header(siege.teams.genuine(), "{\"alg\":\"rs256\",\"kid\":\"" + keyId(siege) + "\"}")),
                token(
                        "T14",
                        Theme.KEY_CONFUSION,
                        "HMAC with the published key's bytes for a secret",
                        siege -> hmac(siege, published(siege).toRSAPublicKey().getEncoded())),
                token(
                        "T15",
                        Theme.KEY_CONFUSION,
                        "HMAC with the published key as it is published",
                        siege -> hmac(
                                siege,
                                published(siege).toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))),
                token(
                        "T16",
                        Theme.KEY_CONFUSION,
                        "HMAC with the published key's modulus",
                        siege -> hmac(siege, published(siege).getModulus().decode())),
                token(
                        "T17",
                        Theme.UNKNOWN_KEY,
                        "The attacker's own key, brought along in the token's header",
                        siege -> {
                            RSAKey own = new RSAKeyGenerator(2048)
                                    .keyID(keyId(siege))
                                    .generate();
                            return signed(
                                    own,
                                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                                            .keyID(keyId(siege))
                                            .jwk(own.toPublicJWK()),
                                    siege);
                        }),
                token("T18", Theme.UNKNOWN_KEY, "A token that says where its key is to be fetched", siege -> {
                    RSAKey own = new RSAKeyGenerator(2048).keyID("elsewhere").generate();
                    URI at = URI.create(siege.canary.address() + "/keys");
                    return signed(
                            own,
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("elsewhere")
                                    .jwkURL(at)
                                    .x509CertURL(at),
                            siege);
                }),
                token(
                        "T19",
                        Theme.DUPLICATE_KEYS,
                        "A header that names two algorithms",
                        siege -> header(
                                siege.teams.genuine(),
                                "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"" + keyId(siege) + "\"}")));
    }

    private static List<Attack> claims() {
        return List.of(
                claim("T20", Theme.AUDIENCE, "A genuine token for another bot", claims -> claims.audience("another")),
                claim(
                        "T21",
                        Theme.AUDIENCE,
                        "A genuine token for another bot and for us",
                        claims -> claims.audience(List.of("another", "6f2d1c4e-0b7a-4f5e-9c1d-7a3b5e8f9012"))),
                claim("T22", Theme.AUDIENCE, "A token for nobody", claims -> claims.audience((String) null)),
                claim(
                        "T23",
                        Theme.ISSUER,
                        "A token that a tenant issued, as for skills",
                        claims -> claims.issuer("https://sts.windows.net/" + Town.TENANT + "/")),
                claim(
                        "T24",
                        Theme.ISSUER,
                        "A token for the emulator",
                        claims -> claims.issuer("https://login.microsoftonline.com/botframework.com/v2.0")),
                claim(
                        "T25",
                        Theme.ISSUER,
                        "The genuine issuer with a slash behind it",
                        claims -> claims.issuer("https://api.botframework.com/")),
                claim(
                        "T26",
                        Theme.SKILL_TOKEN,
                        "Another bot's token (appid)",
                        claims -> claims.claim("appid", "another")),
                claim(
                        "T27",
                        Theme.SKILL_TOKEN,
                        "Another bot's token, second version (azp)",
                        claims -> claims.claim("azp", "another")),
                claim(
                        "T28",
                        Theme.SKILL_TOKEN,
                        "Our own token for the Connector, sent back",
                        claims -> claims.claim("appid", "6f2d1c4e-0b7a-4f5e-9c1d-7a3b5e8f9012")),
                token(
                        "T29",
                        Theme.EXPIRED,
                        "A token that ended a second more than five minutes ago",
                        siege -> siege.teams.token(claims ->
                                claims.notBeforeTime(null).expirationTime(in(siege, Duration.ofSeconds(-301))))),
                token(
                        "T30",
                        Theme.NOT_YET_VALID,
                        "A token that begins a second more than five minutes from now",
                        siege -> siege.teams.token(claims -> claims.notBeforeTime(in(siege, Duration.ofSeconds(301))))),
                claim("T31", Theme.EXPIRED, "A token that never ends", claims -> claims.expirationTime(null)),
                claim(
                        "T32",
                        Theme.SERVICE_URL_SWAPPED,
                        "A token without a service address",
                        claims -> claims.claim("serviceurl", null)));
    }

    private static Attack attack(String id, Theme theme, String tries, Attack.Preparation preparation) {
        return new Attack(id, theme, Door.TEAMS, tries, status(401), preparation);
    }

    private static Attack headers(String id, Theme theme, String tries, Token authorization) {
        return attack(id, theme, tries, siege -> {
            String value = authorization.make(siege);
            String body = prize(siege);
            return () -> siege.teams.send(Map.of("Authorization", value), body);
        });
    }

    static Attack token(String id, Theme theme, String tries, Token token) {
        return headers(id, theme, tries, siege -> "Bearer " + token.make(siege));
    }

    private static Attack claim(String id, Theme theme, String tries, Consumer<JWTClaimsSet.Builder> change) {
        return token(id, theme, tries, siege -> siege.teams.token(change));
    }

    static String signed(RSAKey key, JWSHeader.Builder header, Siege siege) throws Exception {
        SignedJWT token = new SignedJWT(header.build(), siege.teams.claims(claims -> {}));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String hmac(Siege siege, byte[] secret) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId(siege)).build(),
                siege.teams.claims(claims -> {}));
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static RSAKey published(Siege siege) {
        return siege.town.teams.keys().published();
    }

    private static String keyId(Siege siege) throws Exception {
        return SignedJWT.parse(siege.teams.genuine()).getHeader().getKeyID();
    }

    static String header(String token, String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    private static Date in(Siege siege, Duration time) {
        return Date.from(siege.town.clock.instant().plus(time));
    }
}
