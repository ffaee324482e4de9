package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What was genuine once, again: the prize is a role that was taken back meanwhile, or an answer that was changed. */
final class ReplayAttacks {
    private ReplayAttacks() {}

    static List<Attack> all(Siege town) {
        return List.of(
                slack("R01", "A signed command again, byte for byte", Map.of()),
                slack("R02", "A signed command again, said to be JSON", Map.of("Content-Type", "application/json")),
                slack(
                        "R03",
                        "A signed command again, said to be Slack's repetition",
                        Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout")),
                new Attack(
                        "R04",
                        Theme.REPLAYED,
                        Door.SLACK,
                        "A signed event again, byte for byte",
                        status(200),
                        siege -> {
                            String body = siege.slack
                                    .said(Town.WORKSPACE, "U0OLIVIA", "role <@U0MARA> sponsor")
                                    .toString();
                            siege.slack.send(body);
                            takeBack(siege);
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "R05",
                        Theme.REPLAYED,
                        Door.SLACK,
                        "A tap again, after the answer was changed",
                        status(200),
                        siege -> {
                            Map<String, String> claim = siege.loot();
                            claim.put("score", "2");
                            String body = siege.slack.press("U0NOOR", "act:checkin.answer#0", claim);
                            siege.slack.send(body);
                            claim.put("score", "5");
                            siege.slack.send(siege.slack.press("U0NOOR", "act:checkin.answer#0", claim));
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "R06",
                        Theme.REPLAYED,
                        Door.SLACK,
                        "Words in a form again, after they were changed",
                        status(200),
                        siege -> {
                            Map<String, String> subject = Map.of("checkIn", siege.checkIn(), "asking", "1");
                            String body = siege.slack.submit(
                                    "U0NOOR", "checkin.words", subject, Map.of("words", "first", "audience", "ME"));
                            siege.slack.send(body);
                            siege.slack.send(siege.slack.submit(
                                    "U0NOOR",
                                    "checkin.words",
                                    subject,
                                    Map.of("words", Siege.WORDS, "audience", "ME")));
                            return () -> siege.slack.send(body);
                        }),
                teams("R07", "An activity again with its own token, byte for byte", "role \"Malte Moor\" sponsor"),
                teams("R08", "The id of an earlier activity with other words", "role \"Malte Moor\" owner"),
                new Attack(
                        "R09", Theme.REPLAYED, Door.TEAMS, "A genuine token ten minutes later", status(401), siege -> {
                            String token = siege.teams.genuine();
                            String body = TeamsTokenAttacks.prize(siege);
                            siege.town.pass(Duration.ofMinutes(11));
                            return () -> siege.teams.send(token, body);
                        }),
                new Attack(
                        "R10",
                        Theme.REPLAYED,
                        Door.TEAMS,
                        "Somebody else repeats the owner's activity id to read the answer",
                        status(200).hiding("sponsor").noted().onTheScreenOf(town.attacker(town.malte)),
                        siege -> {
                            var press = siege.teams.press(
                                    siege.town.renata.person, "audit.older", Map.of("before", "99999"));
                            siege.teams.send(press);
                            var again = siege.teams
                                    .press(siege.malte.person, "help.all", Map.of())
                                    .put("id", press.path("id").asText());
                            return () -> siege.teams.send(again);
                        }));
    }

    private static Attack slack(String id, String tries, Map<String, String> headers) {
        return new Attack(id, Theme.REPLAYED, Door.SLACK, tries, status(200, 400), siege -> {
            String body = siege.slack.command("U0OLIVIA", "role <@U0MARA> sponsor");
            Map<String, String> signed = siege.slack.signed(body);
            siege.slack.send(body, signed);
            takeBack(siege);
            signed.putAll(headers);
            return () -> siege.slack.send(body, signed);
        });
    }

    private static void takeBack(Siege siege) throws Exception {
        siege.slack.send(siege.slack.command("U0OLIVIA", "role <@U0MARA> participant"));
    }

    private static Attack teams(String id, String tries, String words) {
        return new Attack(id, Theme.REPLAYED, Door.TEAMS, tries, status(200), siege -> {
            var said = siege.teams.said(siege.town.renata.person, "role \"Malte Moor\" sponsor");
            siege.teams.send(said);
            siege.teams.send(siege.teams.said(siege.town.renata.person, "role \"Malte Moor\" participant"));
            String token = siege.teams.genuine();
            String body = said.put("text", words).toString();
            return () -> siege.teams.send(token, body);
        });
    }
}
