package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.Town;
import dev.trellis.standins.slack.SlackSignature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whoever is not Slack, at {@code POST /slack/events}. The prize is always the same: a role, given in the owner's name. */
final class SlackDoorAttacks {
    private static final long WINDOW = Duration.ofMinutes(5).toSeconds();

    private SlackDoorAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(signatures());
        all.addAll(times());
        all.addAll(bodies());
        return all;
    }

    private static String prize(SlackForge slack) {
        return slack.command("U0OLIVIA", "role <@" + Siege.MALLORY + "|mallory> owner");
    }

    private static String sign(SlackForge slack, String secret, long time, String body) {
        return SlackSignature.of(secret, time, body);
    }

    private static List<Attack> signatures() {
        return List.of(
                headers(
                        "S01",
                        Theme.UNSIGNED,
                        "A command in the owner's name without any signature",
                        slack -> Map.of()),
                headers(
                        "S02",
                        Theme.FORGED,
                        "A command with a made-up signature",
                        slack -> SlackForge.headers(slack.now(), "v0=" + "0".repeat(64))),
                headers(
                        "S03",
                        Theme.ANOTHER_SECRET,
                        "A command signed with another app's secret",
                        slack -> SlackForge.headers(
                                slack.now(), sign(slack, "another app's secret", slack.now(), prize(slack)))),
                headers(
                        "S04",
                        Theme.UNSIGNED,
                        "A timestamp and an empty signature",
                        slack -> SlackForge.headers(slack.now(), "")),
                changed("S05", "A signature without its version", signature -> signature.substring(3)),
                changed(
                        "S06",
                        "A signature of a version that does not exist",
                        signature -> "v1" + signature.substring(2)),
                changed("S07", "A signature cut to half", signature -> signature.substring(0, 35)),
                changed("S08", "A genuine signature with more behind it", signature -> signature + "00"),
                twoSignatures("S09", "Two signatures, the forged one first", "v0=00\n%s"),
                twoSignatures("S10", "Two signatures, the genuine one first", "%s\nv0=00"),
                attack("S11", Theme.TWO_SIGNATURES, "Two timestamps with one genuine signature", siege -> {
                    String body = prize(siege.slack);
                    Map<String, String> headers = siege.slack.signed(body);
                    headers.merge("X-Slack-Request-Timestamp", "1", (now, old) -> old + "\n" + now);
                    return () -> siege.slack.send(body, headers);
                }),
                attack("S12", Theme.UNSIGNED, "The signature in the query instead of in the headers", siege -> {
                    String body = prize(siege.slack);
                    String query = SlackForge.form(siege.slack.signed(body));
                    return () -> siege.http.post(
                            SlackForge.PATH + "?" + query, Map.of("Content-Type", SlackForge.FORM), body);
                }),
                headers(
                        "S13",
                        Theme.UNSIGNED,
                        "The old verification token alone, which is in the body",
                        slack -> Map.of("Content-Type", SlackForge.FORM)),
                headers(
                        "S14",
                        Theme.UNSIGNED,
                        "An unsigned command said to be forwarded from Slack's addresses",
                        slack -> Map.of(
                                "Content-Type",
                                SlackForge.FORM,
                                "X-Forwarded-For",
                                "54.82.1.1",
                                "Forwarded",
                                "for=54.82.1.1")));
    }

    private static List<Attack> times() {
        return List.of(
                at(
                        "S20",
                        Theme.PAST_TIMESTAMP,
                        "A signed command from a second more than five minutes ago",
                        -WINDOW - 1),
                at(
                        "S21",
                        Theme.FUTURE_TIMESTAMP,
                        "A signed command from a second more than five minutes ahead",
                        WINDOW + 1),
                at("S22", Theme.FUTURE_TIMESTAMP, "A signed command from next year", 31_536_000),
                headers(
                        "S23",
                        Theme.PAST_TIMESTAMP,
                        "An old request with today's timestamp",
                        slack -> SlackForge.headers(
                                slack.now(), sign(slack, slack.secret(), slack.now() - 3600, prize(slack)))),
                headers(
                        "S24",
                        Theme.FORGED,
                        "A timestamp with a sign in front",
                        slack -> SlackForge.headers(
                                "+" + slack.now(), sign(slack, slack.secret(), slack.now(), prize(slack)))),
                headers(
                        "S25",
                        Theme.FORGED,
                        "A timestamp too large for any number",
                        slack -> SlackForge.headers(
                                "9".repeat(400), sign(slack, slack.secret(), slack.now(), prize(slack)))));
    }

    private static List<Attack> bodies() {
        return List.of(
                body(
                        "S30",
                        Theme.CHANGED_AFTER_SIGNING,
                        "Another person's name put into a signed command",
                        body -> body.replace(Siege.MALLORY, "U0NOOR")),
                body(
                        "S31",
                        Theme.TRUNCATED,
                        "A signed command without its last byte",
                        body -> body.substring(0, body.length() - 1)),
                body(
                        "S32",
                        Theme.CHANGED_AFTER_SIGNING,
                        "A signed command with one byte behind it",
                        body -> body + "&"),
                body(
                        "S33",
                        Theme.CHANGED_AFTER_SIGNING,
                        "A signed command written in another encoding",
                        body -> body.replace("%20", "+").replace("+", "%20")),
                unsignedBody(
                        "S34", Theme.SSL_CHECK, "Slack's unsigned certificate check", siege -> "ssl_check=1&token=x"),
                unsignedBody(
                        "S35",
                        Theme.SSL_CHECK,
                        "A command that says it is a certificate check",
                        siege -> prize(siege.slack) + "&ssl_check=1"),
                unsignedBody(
                        "S36",
                        Theme.UNSIGNED,
                        "An unsigned question for a challenge",
                        siege -> "{\"type\":\"url_verification\",\"challenge\":\"echoed-to-strangers\"}"),
                new Attack(
                        "S37",
                        Theme.OVERSIZED,
                        Door.SLACK,
                        "A signed body of more than a mebibyte",
                        status(413),
                        siege -> {
                            String body = prize(siege.slack) + "&more=" + "x".repeat(1 << 20);
                            return () -> siege.slack.send(body);
                        }),
                signedBody(
                        "S38",
                        Theme.DEEPLY_NESTED,
                        "Signed JSON in a hundred thousand brackets",
                        status(400),
                        siege -> "{\"type\":\"event_callback\",\"event\":" + "[".repeat(100_000) + "]".repeat(100_000)
                                + "}"),
                signedBody("S39", Theme.DUPLICATE_KEYS, "A signed event with two senders", status(400), siege -> {
                    String said = siege.slack
                            .said(Town.WORKSPACE, Siege.MALLORY, "role <@" + Siege.MALLORY + "> owner")
                            .toString();
                    return said.replace(
                            "\"user\":\"" + Siege.MALLORY + "\"",
                            "\"user\":\"" + Siege.MALLORY + "\",\"user\":\"U0OLIVIA\"");
                }),
                signedBody(
                        "S40",
                        Theme.FORGED,
                        "A signed command from an id that is none of Slack's",
                        status(400),
                        siege -> siege.slack.command("U0OLIVIA' or '1'='1", "role")),
                signedBody(
                        "S41",
                        Theme.CONTENT_TYPE,
                        "A signed body that is neither a form nor JSON",
                        status(400),
                        siege -> "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"" + siege.canary.address()
                                + "\">]><a>&b;</a>"));
    }

    private static Attack attack(String id, Theme theme, String tries, Attack.Preparation preparation) {
        return new Attack(id, theme, Door.SLACK, tries, status(401), preparation);
    }

    private static Attack headers(
            String id, Theme theme, String tries, Function<SlackForge, Map<String, String>> headers) {
        return attack(
                id, theme, tries, siege -> () -> siege.slack.send(prize(siege.slack), headers.apply(siege.slack)));
    }

    private static Attack changed(String id, String tries, Function<String, String> change) {
        return attack(id, Theme.FORGED, tries, siege -> {
            String body = prize(siege.slack);
            long now = siege.slack.now();
            String signature = change.apply(sign(siege.slack, siege.slack.secret(), now, body));
            return () -> siege.slack.send(body, SlackForge.headers(now, signature));
        });
    }

    private static Attack twoSignatures(String id, String tries, String pattern) {
        return new Attack(
                id,
                Theme.TWO_SIGNATURES,
                Door.SLACK,
                tries,
                status(401),
                changed(id, tries, pattern::formatted).preparation());
    }

    private static Attack at(String id, Theme theme, String tries, long seconds) {
        return attack(id, theme, tries, siege -> {
            String body = prize(siege.slack);
            long then = siege.slack.now() + seconds;
            return () -> siege.slack.send(
                    body, SlackForge.headers(then, sign(siege.slack, siege.slack.secret(), then, body)));
        });
    }

    private static Attack body(String id, Theme theme, String tries, Function<String, String> change) {
        return attack(id, theme, tries, siege -> {
            String body = prize(siege.slack);
            Map<String, String> headers = siege.slack.signed(body);
            return () -> siege.slack.send(change.apply(body), headers);
        });
    }

    private static Attack unsignedBody(String id, Theme theme, String tries, Function<Siege, String> body) {
        return new Attack(
                id,
                theme,
                Door.SLACK,
                tries,
                status(401).hiding("echoed-to-strangers"),
                siege -> () -> siege.slack.send(body.apply(siege), Map.of("Content-Type", SlackForge.FORM)));
    }

    private static Attack signedBody(
            String id, Theme theme, String tries, Expected expected, Function<Siege, String> body) {
        return new Attack(id, theme, Door.SLACK, tries, expected, siege -> {
            String signed = body.apply(siege);
            return () -> siege.slack.send(signed);
        });
    }
}
