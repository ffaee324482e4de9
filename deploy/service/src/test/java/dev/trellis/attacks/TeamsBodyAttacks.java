package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.attacks.Attack.Door;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A genuine token with something behind it that Microsoft never meant by it. */
final class TeamsBodyAttacks {
    private static final String ELSEWHERE = "7e4a47d0-0000-4000-8000-00000000beef";

    private TeamsBodyAttacks() {}

    static List<Attack> all() {
        return List.of(
                refused(
                        "T50",
                        Theme.SERVICE_URL_SWAPPED,
                        "Answers are to go to the attacker's server",
                        (siege, body) -> body.put("serviceUrl", siege.canary.address() + "/")),
                refused(
                        "T51",
                        Theme.SERVICE_URL_SWAPPED,
                        "The genuine service address with a path behind it",
                        (siege, body) -> body.put("serviceUrl", siege.teams.serviceUrl() + "elsewhere/")),
                refused(
                        "T52",
                        Theme.SERVICE_URL_SWAPPED,
                        "No service address in the body",
                        (siege, body) -> body.without("serviceUrl")),
                address("T53", "A token for the attacker's own service address", siege -> siege.canary.address() + "/"),
                address(
                        "T54",
                        "The genuine host as a user name of the attacker's",
                        siege -> siege.teams.serviceUrl().replaceAll("/amer/$", "@" + siege.canary.host() + "/")),
                address(
                        "T55",
                        "A service address that begins like Microsoft's",
                        siege -> "https://smba.trafficmanager.net.evil.example/"),
                address(
                        "T56",
                        "The cloud's metadata address for a service address",
                        siege -> "http://169.254.169.254/"),
                refused("T57", Theme.TENANT, "Another tenant in both places", (siege, body) -> {
                    ((ObjectNode) body.path("conversation")).put("tenantId", ELSEWHERE);
                    ((ObjectNode) body.path("channelData").path("tenant")).put("id", ELSEWHERE);
                    return body;
                }),
                refused("T58", Theme.TENANT, "Another tenant in one of two places", (siege, body) -> {
                    ((ObjectNode) body.path("channelData").path("tenant")).put("id", ELSEWHERE);
                    return body;
                }),
                refused("T59", Theme.TENANT, "No tenant at all", (siege, body) -> {
                    ((ObjectNode) body.path("conversation")).remove("tenantId");
                    return body.without("channelData");
                }),
                refused(
                        "T60",
                        Theme.ENDORSEMENT,
                        "Another channel than Teams",
                        (siege, body) -> body.put("channelId", "directline")),
                body(
                        "T61",
                        Theme.TRUNCATED,
                        "A body cut in the middle",
                        400,
                        body -> body.substring(0, body.length() / 2)),
                body(
                        "T62",
                        Theme.CHANGED_AFTER_SIGNING,
                        "A second activity behind the first",
                        400,
                        body -> body + body),
                body(
                        "T63",
                        Theme.OVERSIZED,
                        "A body of more than a mebibyte",
                        413,
                        body -> body.substring(0, body.length() - 1) + ",\"more\":\"" + "x".repeat(1 << 20) + "\"}"),
                body(
                        "T64",
                        Theme.DEEPLY_NESTED,
                        "JSON in a hundred thousand brackets",
                        400,
                        body -> "{\"type\":\"message\",\"value\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                body(
                        "T65",
                        Theme.DUPLICATE_KEYS,
                        "Two senders",
                        400,
                        body -> body.replace("\"from\":", "\"from\":{\"id\":\"29:1\"},\"from\":")),
                body(
                        "T66",
                        Theme.DUPLICATE_KEYS,
                        "Two service addresses, one of them the token's",
                        400,
                        body -> "{\"serviceUrl\":\"https://evil.example/\"," + body.substring(1)),
                content("T67", "Genuine JSON said to be text", Map.of("Content-Type", "text/plain")),
                content(
                        "T68",
                        "Genuine JSON said to be in UTF-16",
                        Map.of("Content-Type", "application/json; charset=utf-16")),
                content("T69", "Two content types", Map.of("Content-Type", "application/json\ntext/plain")),
                content("T70", "A body that unfolds", Map.of("Content-Encoding", "gzip")));
    }

    private static Attack refused(
            String id, Theme theme, String tries, BiFunction<Siege, ObjectNode, ObjectNode> change) {
        return new Attack(id, theme, Door.TEAMS, tries, status(401), siege -> {
            ObjectNode prize = siege.teams.said(siege.town.renata.person, "role \"Malte Moor\" owner");
            String body = change.apply(siege, prize).toString();
            return () -> siege.teams.send(siege.teams.genuine(), body);
        });
    }

    private static Attack address(String id, String tries, Function<Siege, String> address) {
        return new Attack(id, Theme.SERVICE_URL_NOT_ALLOWED, Door.TEAMS, tries, status(401), siege -> {
            String elsewhere = address.apply(siege);
            String token = siege.teams.token(claims -> claims.claim("serviceurl", elsewhere));
            String body = siege.teams
                    .said(siege.town.renata.person, "help")
                    .put("serviceUrl", elsewhere)
                    .toString();
            return () -> siege.teams.send(token, body);
        });
    }

    private static Attack body(String id, Theme theme, String tries, int status, Function<String, String> change) {
        return new Attack(id, theme, Door.TEAMS, tries, status(status), siege -> {
            String body = change.apply(TeamsTokenAttacks.prize(siege));
            return () -> siege.teams.send(siege.teams.genuine(), body);
        });
    }

    private static Attack content(String id, String tries, Map<String, String> headers) {
        return new Attack(id, Theme.CONTENT_TYPE, Door.TEAMS, tries, status(415), siege -> {
            String body = TeamsTokenAttacks.prize(siege);
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put("Authorization", "Bearer " + siege.teams.genuine());
            return () -> siege.teams.send(all, body);
        });
    }
}
