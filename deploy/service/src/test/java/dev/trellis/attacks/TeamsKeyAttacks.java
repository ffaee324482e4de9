package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import dev.trellis.attacks.Attack.Door;
import dev.trellis.standins.Fault;
import java.util.List;

/** Tokens signed with keys that may not speak for Teams. */
final class TeamsKeyAttacks {
    private TeamsKeyAttacks() {}

    static List<Attack> all() {
        return List.of(
                TeamsTokenAttacks.token(
                        "T40",
                        Theme.UNKNOWN_KEY,
                        "The published key's id, signed with another key",
                        siege -> siege.town.teams.keys().signWithUnknownKey(siege.teams.claims(claims -> {}))),
                TeamsTokenAttacks.token(
                        "T41", Theme.UNKNOWN_KEY, "A key that nobody published", TeamsKeyAttacks::unpublished),
                TeamsTokenAttacks.token(
                        "T42",
                        Theme.UNKNOWN_KEY,
                        "A signature with no key's id",
                        siege -> TeamsTokenAttacks.header(siege.teams.genuine(), "{\"alg\":\"RS256\"}")),
                TeamsTokenAttacks.token(
                        "T43",
                        Theme.ENDORSEMENT,
                        "A published key that may not speak for Teams",
                        siege -> siege.town.teams.keys().signForAnotherChannel(siege.teams.claims(claims -> {}))),
                new Attack(
                        "T44",
                        Theme.METADATA_DOWN,
                        Door.TEAMS,
                        "A key that nobody published, while Microsoft cannot be asked",
                        status(401, 503),
                        siege -> {
                            siege.town.teams.misbehaviour().always("openidconfiguration", new Fault.ServerError(503));
                            String token = unpublished(siege);
                            String body = TeamsTokenAttacks.prize(siege);
                            return () -> siege.teams.send(token, body);
                        }),
                TeamsTokenAttacks.token(
                        "T45", Theme.METADATA_DOWN, "“none”, while Microsoft cannot be asked", siege -> {
                            siege.town.teams.misbehaviour().always("openidconfiguration", new Fault.ServerError(503));
                            return new PlainJWT(siege.teams.claims(claims -> {})).serialize();
                        }));
    }

    private static String unpublished(Siege siege) throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("nobody-knows").generate();
        return TeamsTokenAttacks.signed(own, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("nobody-knows"), siege);
    }
}
