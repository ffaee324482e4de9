package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.OnSlack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Becoming somebody else by linking chats. */
final class LinkAttacks {
    private static final Pattern CODE = Pattern.compile("link ([2-9A-Z]{4}-[2-9A-Z]{4})");

    private LinkAttacks() {}

    static List<Attack> all(Siege town) {
        Expected quiet = status(200).noted().hiding("wrong on my side").onTheScreenOf(town.attacker(town.malte));
        Expected guess = quiet.adding("link_guess", 1);
        return List.of(
                typed("L01", "Guessing a code", guess, siege -> "ABCD-EFG2"),
                typed("L02", "A code that was turned down before", guess, siege -> {
                    String code = code(siege.town.noor);
                    siege.malte.says("link " + code);
                    siege.teams.send(
                            siege.teams.press(siege.malte.person, "link.turn-down", Map.of("code", id(siege))));
                    return code;
                }),
                typed("L03", "A code from eleven minutes ago", guess, siege -> {
                    String code = code(siege.town.noor);
                    siege.town.pass(Duration.ofMinutes(16));
                    return code;
                }),
                pressed("L04", "Agreeing to a code that one never typed", quiet, "link.agree"),
                pressed("L05", "Confirming somebody else's code", quiet, "link.confirm"),
                pressed("L06", "Turning down somebody else's code", quiet, "link.turn-down"),
                pressed("L07", "Unlinking somebody else's account", quiet, "link.unlink-yes"),
                new Attack(
                        "L08",
                        Theme.LINK_CODE,
                        Door.INSIDE,
                        "Confirming one's own code before anybody typed it",
                        status(200).noted().onTheScreenOf(town.attacker(town.town.noor)),
                        siege -> {
                            code(siege.town.noor);
                            String body = siege.slack.press("U0NOOR", "act:link.confirm#0", Map.of("code", id(siege)));
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "L09", Theme.LINK_CODE, Door.INSIDE, "The right code after five wrong ones", quiet, siege -> {
                            siege.town.pass(Duration.ofMinutes(16));
                            for (int i = 2; i < 7; i++) {
                                siege.malte.says("link ABCD-EFG" + i);
                            }
                            var said = siege.teams.said(siege.malte.person, "link " + code(siege.town.noor));
                            return () -> siege.teams.send(said);
                        }));
    }

    /** For the end: from here on the attacker's Teams account belongs to the owner on Slack. */
    static List<Attack> linked(Siege town) {
        Expected forbidden =
                status(200).saying("nothing was changed").noted().audited().onTheScreenOf(town.attacker(town.malte));
        return List.of(
                new Attack(
                        "L20",
                        Theme.LINKED_ESCALATION,
                        Door.INSIDE,
                        "The owner's linked account on another chat reads the audit trail",
                        forbidden,
                        siege -> {
                            siege.town.pass(Duration.ofMinutes(16));
                            siege.malte.says("link " + code(siege.town.olivia));
                            siege.teams.send(
                                    siege.teams.press(siege.malte.person, "link.agree", Map.of("code", id(siege))));
                            siege.slack.send(
                                    siege.slack.press("U0OLIVIA", "act:link.confirm#0", Map.of("code", id(siege))));
                            siege.town.settle();
                            if (!siege.id("select person_id from chat_identity where external_id = '" + Siege.MALTE
                                            + "'")
                                    .equals(siege.person("Olivia Oakes"))) {
                                throw new AssertionError("the two were not linked");
                            }
                            var said = siege.teams.said(siege.malte.person, "audit");
                            return () -> siege.teams.send(said);
                        }),
                new Attack(
                        "L21",
                        Theme.LINKED_ESCALATION,
                        Door.INSIDE,
                        "The owner's linked account on another chat gives a role to an accomplice",
                        forbidden,
                        siege -> {
                            var said = siege.teams.said(siege.malte.person, "role \"Mallory Moss\" owner");
                            return () -> siege.teams.send(said);
                        }));
    }

    private static Attack typed(String id, String tries, Expected expected, Coding code) {
        return new Attack(id, Theme.LINK_CODE, Door.INSIDE, tries, expected, siege -> {
            var said = siege.teams.said(siege.malte.person, "link " + code.of(siege));
            return () -> siege.teams.send(said);
        });
    }

    private static Attack pressed(String id, String tries, Expected expected, String button) {
        return new Attack(id, Theme.LINK_CODE, Door.INSIDE, tries, expected, siege -> {
            code(siege.town.noor);
            Map<String, String> claim = siege.loot();
            claim.put("code", id(siege));
            var press = siege.teams.press(siege.malte.person, button, claim);
            return () -> siege.teams.send(press);
        });
    }

    /** Comes by a code. */
    @FunctionalInterface
    interface Coding {
        String of(Siege siege) throws Exception;
    }

    private static String code(OnSlack asking) {
        Matcher code = CODE.matcher(asking.commands("link").message());
        if (!code.find()) {
            throw new AssertionError(asking.message());
        }
        return code.group(1);
    }

    private static String id(Siege siege) {
        return siege.id("select max(id) from link_code");
    }
}
