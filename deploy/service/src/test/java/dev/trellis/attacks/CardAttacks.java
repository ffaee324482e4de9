package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.OnSlack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cards and forms that are old, somebody else's, or invented. Everybody here may take part. */
final class CardAttacks {
    private CardAttacks() {}

    static List<Attack> all(Siege town) {
        return List.of(
                press(
                        "C01",
                        Theme.STALE_CARD,
                        "Accepting a meeting by a card that shows its old time",
                        town.town.mara,
                        town,
                        "meeting.accept",
                        with("version", "1")),
                press(
                        "C02",
                        Theme.STALE_CARD,
                        "Accepting a version of a meeting that nobody proposed",
                        town.town.noor,
                        town,
                        "meeting.accept",
                        with("version", "99")),
                press(
                        "C03",
                        Theme.OTHERS_CARD,
                        "Accepting one's own proposal in the other's name",
                        town.town.mara,
                        town,
                        "meeting.accept",
                        Siege::loot),
                stranger(town, "C04", "Accepting somebody else's meeting", "meeting.accept"),
                stranger(town, "C05", "Cancelling somebody else's meeting", "meeting.cancel-yes"),
                stranger(town, "C06", "Declining somebody else's meeting", "meeting.decline"),
                stranger(town, "C07", "Telling others to be late for somebody else's meeting", "meeting.late"),
                stranger(town, "C08", "Answering somebody else's check-in", "checkin.answer"),
                stranger(town, "C09", "Looking at somebody else's answer by changing it", "checkin.change"),
                stranger(town, "C10", "Looking at somebody else's receipt", "checkin.keep"),
                stranger(town, "C11", "Saying that somebody else's meeting happened", "meeting.happened"),
                press(
                        "C12",
                        Theme.OTHERS_CARD,
                        "The mentor answers the mentee's check-in",
                        town.town.mara,
                        town,
                        "checkin.answer",
                        Siege::loot),
                press(
                        "C13",
                        Theme.OTHERS_CARD,
                        "The mentor reads the mentee's words for herself alone",
                        town.town.mara,
                        town,
                        "checkin.keep",
                        Siege::loot),
                form(town, "C14", "Opening the form with somebody else's words", "checkin.words"),
                sent(
                        town,
                        "C15",
                        "Writing into somebody else's check-in",
                        "checkin.words",
                        Map.of("words", "forged", "audience", "PROGRAM_TEAM")),
                sent(
                        town,
                        "C16",
                        "Moving somebody else's meeting",
                        "meeting.move",
                        Map.of("day", "2026-12-09", "time", "10:00", "minutes", "30")),
                sent(
                        town,
                        "C17",
                        "Proposing a meeting to somebody else's pair",
                        "meeting.propose",
                        Map.of("day", "2026-12-09", "time", "10:00", "minutes", "30")),
                sent(
                        town,
                        "C18",
                        "Reflecting on somebody else's meeting",
                        "meeting.reflect",
                        Map.of("worked", "forged")),
                press(
                        "C19",
                        Theme.STALE_CARD,
                        "A check-in answered with a score that is not offered",
                        town.town.noor,
                        town,
                        "checkin.answer",
                        with("score", "99")),
                press(
                        "C20",
                        Theme.STALE_CARD,
                        "A check-in answered with a negative score",
                        town.town.noor,
                        town,
                        "checkin.answer",
                        with("score", "-1")),
                press(
                        "C21",
                        Theme.STALE_CARD,
                        "SQL for the number of a check-in",
                        town.town.noor,
                        town,
                        "checkin.answer",
                        with("checkIn", "1 or 1=1")),
                press(
                        "C22",
                        Theme.STALE_CARD,
                        "A number beyond all numbers",
                        town.town.noor,
                        town,
                        "checkin.answer",
                        with("checkIn", "9".repeat(30))),
                press(
                        "C23",
                        Theme.STALE_CARD,
                        "A button that nobody declared",
                        town.town.olivia,
                        town,
                        "role.grant-everything",
                        Siege::loot),
                new Attack(
                        "C24",
                        Theme.STALE_CARD,
                        Door.INSIDE,
                        "A meeting for a pair that has ended",
                        quiet(town.attacker(town.town.noor)),
                        siege -> {
                            String ended = siege.id("select id from pair where ended_at is not null");
                            String body = siege.slack.submit(
                                    "U0NOOR",
                                    "meeting.propose",
                                    Map.of("pair", ended, "opened", "0"),
                                    Map.of("day", "2026-12-09", "time", "10:00", "minutes", "30", "topic", "x"));
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "C25",
                        Theme.FORM_WITHOUT_RIGHT,
                        Door.INSIDE,
                        "Words for an audience that the form does not offer",
                        quiet(town.attacker(town.town.noor)),
                        siege -> {
                            String body = siege.slack.submit(
                                    "U0NOOR",
                                    "checkin.words",
                                    Map.of("checkIn", siege.checkIn(), "asking", "1"),
                                    Map.of("words", "x", "audience", "EVERYBODY"));
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "C26",
                        Theme.FORM_WITHOUT_RIGHT,
                        Door.INSIDE,
                        "A form that nobody declared",
                        quiet(town.attacker(town.town.olivia)),
                        siege -> {
                            String body = siege.slack.submit(
                                    "U0OLIVIA", "database.run", Map.of(), Map.of("sql", "drop table person"));
                            return () -> siege.slack.send(body);
                        }));
    }

    private static Function<Siege, Map<String, String>> with(String name, String value) {
        return siege -> {
            Map<String, String> claim = new HashMap<>(siege.loot());
            claim.put(name, value);
            return claim;
        };
    }

    private static Expected quiet(Attacker attacker) {
        return status(200).noted().hiding("wrong on my side").onTheScreenOf(attacker);
    }

    private static Attack press(
            String id,
            Theme theme,
            String tries,
            OnSlack by,
            Siege town,
            String button,
            Function<Siege, Map<String, String>> claim) {
        return new Attack(
                id,
                theme,
                Door.INSIDE,
                tries,
                quiet(town.attacker(by)).hiding(by == town.town.noor ? "forged" : Siege.WORDS),
                siege -> {
                    String body = siege.slack.press(by.person.user().id(), "act:" + button + "#0", claim.apply(siege));
                    return () -> siege.slack.send(body);
                });
    }

    private static Attack stranger(Siege town, String id, String tries, String button) {
        return new Attack(id, Theme.OTHERS_CARD, Door.INSIDE, tries, seesNothing(town), siege -> {
            var press = siege.teams.press(siege.malte.person, button, siege.loot());
            return () -> siege.teams.send(press);
        });
    }

    private static Attack form(Siege town, String id, String tries, String form) {
        return new Attack(id, Theme.OTHERS_CARD, Door.INSIDE, tries, seesNothing(town), siege -> {
            var ask = siege.teams.ask(siege.malte.person, form, siege.loot());
            return () -> siege.teams.send(ask);
        });
    }

    private static Attack sent(Siege town, String id, String tries, String form, Map<String, String> values) {
        return new Attack(id, Theme.OTHERS_CARD, Door.INSIDE, tries, seesNothing(town), siege -> {
            var submit = siege.teams.submit(siege.malte.person, form, siege.loot(), values);
            return () -> siege.teams.send(submit);
        });
    }

    private static Expected seesNothing(Siege town) {
        return status(200)
                .onTheScreenOf(town.attacker(town.malte))
                .noted()
                .hiding("Noor", "Mara", Siege.TOPIC, Siege.WORDS, "wrong on my side");
    }
}
