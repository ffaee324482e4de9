package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page where somebody takes a copy of their own data, in other hands. */
final class PrivacyAttacks {
    private static final Pattern KEY = Pattern.compile("/privacy/copy/([A-Za-z0-9_-]+)");
    private static final byte[] NOTHING = new byte[0];

    private PrivacyAttacks() {}

    static List<Attack> all() {
        return List.of(
                taking("P01", "Taking a copy with a guessed key", key -> "guessed", Preparing.NOTHING),
                taking("P02", "Taking a copy a second time", key -> key, Preparing.TAKE),
                taking("P03", "Taking a copy a quarter of an hour later", key -> key, Preparing.WAIT),
                taking(
                        "P04",
                        "Taking a copy with the key in capitals",
                        key -> key.toUpperCase(Locale.ROOT),
                        Preparing.NOTHING),
                taking(
                        "P05",
                        "Taking a copy with the beginning of a key",
                        key -> key.substring(0, key.length() - 1),
                        Preparing.NOTHING),
                taking("P06", "Taking a copy with SQL for a key", key -> "%27%20or%20%271%27=%271", Preparing.NOTHING),
                taking(
                        "P07",
                        "Taking a copy with a key of three kilobytes",
                        key -> "a".repeat(3000),
                        Preparing.NOTHING),
                looking("P10", "GET", "A preview looks at the page before its owner does", "", Map.of()),
                looking(
                        "P11",
                        "GET",
                        "A link that says it is a POST",
                        "?_method=POST",
                        Map.of("X-HTTP-Method-Override", "POST")),
                looking("P12", "HEAD", "A scanner asks for the page's head", "", Map.of()),
                looking(
                        "P13",
                        "OPTIONS",
                        "Another site asks what it may do",
                        "",
                        Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "POST")));
    }

    private enum Preparing {
        NOTHING,
        TAKE,
        WAIT
    }

    /** Another key than the one that was given out. */
    @FunctionalInterface
    interface Change {
        String of(String key);
    }

    private static Attack taking(String id, String tries, Change change, Preparing preparing) {
        return new Attack(
                id, Theme.PRIVACY_KEY, Door.HTTP, tries, status(400, 404).hiding("PK\u0003\u0004"), siege -> {
                    String key = key(siege);
                    switch (preparing) {
                        case NOTHING -> {}
                        case TAKE -> siege.http.post("/privacy/copy/" + key, Map.of(), "");
                        case WAIT -> siege.town.pass(Duration.ofMinutes(16));
                    }
                    return () -> siege.http.post("/privacy/copy/" + change.of(key), Map.of(), "");
                });
    }

    private static Attack looking(String id, String method, String tries, String query, Map<String, String> headers) {
        return new Attack(
                id,
                Theme.PRIVACY_LOOKING,
                Door.HTTP,
                tries,
                status(200, 403, 405).hiding("PK\u0003\u0004", "Mara", Siege.WORDS),
                siege -> {
                    String key = key(siege);
                    return () -> siege.http.send(method, "/privacy/copy/" + key + query, headers, NOTHING);
                });
    }

    private static String key(Siege siege) {
        siege.town.mara.commands("privacy").taps("Get a copy");
        String key = "";
        Matcher found = KEY.matcher(siege.town
                .mara
                .conversation(siege.town.mara.person.directId())
                .messages()
                .toString());
        while (found.find()) {
            key = found.group(1);
        }
        return key;
    }
}
