package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.attacks.Attack.Door;
import dev.trellis.flows.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People whom the chat lets in and Trellis does not: guests, other companies, other workspaces; and answers that are to go elsewhere. */
final class OutsiderAttacks {
    private static final String GUESTS = "for the people of this organization only";

    private OutsiderAttacks() {}

    static List<Attack> all(Siege town) {
        List<Attack> all = new ArrayList<>();
        all.addAll(teams(town));
        all.addAll(slack(town));
        all.addAll(elsewhere(town));
        return all;
    }

    private static List<Attack> teams(Siege town) {
        return List.of(
                outsider(
                        "O01",
                        Door.TEAMS,
                        "A guest presses a participant's button",
                        status(200).saying(GUESTS),
                        siege -> siege.teams.press(siege.guest.person, "checkin.answer", siege.loot())),
                outsider(
                        "O02",
                        Door.TEAMS,
                        "A guest asks for a form",
                        status(200).saying(GUESTS),
                        siege -> siege.teams.ask(siege.guest.person, "meeting.propose", siege.loot())),
                outsider(
                        "O03",
                        Door.TEAMS,
                        "A guest sends a form",
                        status(200),
                        siege -> siege.teams.submit(
                                siege.guest.person,
                                "checkin.words",
                                siege.loot(),
                                Map.of("words", "x", "audience", "ME"))),
                outsider(
                        "O04",
                        Door.TEAMS,
                        "A guest types a command",
                        status(200).onTheScreenOf(town.attacker(town.guest)),
                        siege -> siege.teams.said(siege.guest.person, "link")),
                outsider(
                        "O05",
                        Door.TEAMS,
                        "Somebody whose home is another tenant",
                        status(200).saying(GUESTS),
                        siege -> {
                            ObjectNode press = siege.teams.press(siege.malte.person, "privacy.copy", Map.of());
                            ((ObjectNode) press.path("from")).put("tenantId", "7e4a47d0-0000-4000-8000-00000000beef");
                            return press;
                        }),
                outsider(
                        "O06",
                        Door.TEAMS,
                        "A member whom Teams does not know, with an owner's object id",
                        status(200).saying(GUESTS).onTheScreenOf(town.attacker(town.malte)),
                        siege -> {
                            ObjectNode press =
                                    siege.teams.press(siege.malte.person, "audit.older", Map.of("before", "99"));
                            ((ObjectNode) press.path("from"))
                                    .put("id", "29:nobody-knows")
                                    .put(
                                            "aadObjectId",
                                            siege.town.renata.person.user().aadObjectId());
                            return press;
                        }));
    }

    private static List<Attack> slack(Siege town) {
        return List.of(
                signed(
                        "O10",
                        Theme.STRANGE_WORKSPACE,
                        "A command from a workspace where somebody else installed the app",
                        siege -> siege.slack.command("T0ELSEWHERE", "U0OLIVIA", "role <@U0MARA> owner")),
                signed(
                        "O11",
                        Theme.STRANGE_WORKSPACE,
                        "Words from a workspace where somebody else installed the app",
                        siege -> siege.slack
                                .said("T0ELSEWHERE", "U0OLIVIA", "pairs")
                                .toString()),
                signed(
                        "O12",
                        Theme.STRANGE_WORKSPACE,
                        "A stranger's workspace takes Trellis out of itself",
                        siege -> siege.slack
                                .event("T0ELSEWHERE", SlackForge.object().put("type", "app_uninstalled"))
                                .toString()),
                signed(
                        "O13",
                        Theme.STRANGE_WORKSPACE,
                        "An event of ours that is for another installation",
                        siege -> siege.slack
                                .said(Town.WORKSPACE, "U0OLIVIA", "role <@U0MARA> owner")
                                .toString()
                                .replace(
                                        "\"authorizations\":[{\"team_id\":\"" + Town.WORKSPACE,
                                        "\"authorizations\":[{\"team_id\":\"T0ELSEWHERE")),
                new Attack(
                        "O14",
                        Theme.OUTSIDERS,
                        Door.SLACK,
                        "Somebody of another company mentions the bot in a shared channel",
                        status(200).onTheScreenOf(new Attacker("slack", "U0PARTNER", "U0PARTNER")),
                        siege -> {
                            ObjectNode event = SlackForge.object()
                                    .put("type", "app_mention")
                                    .put("user", "U0PARTNER")
                                    .put("team", "T0PARTNER")
                                    .put("user_team", "T0PARTNER")
                                    .put("text", "<@U0BOT> pairs")
                                    .put("channel", Town.CHANNEL)
                                    .put("ts", siege.slack.now() + ".000200");
                            String body =
                                    siege.slack.event(Town.WORKSPACE, event).toString();
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "O15",
                        Theme.OUTSIDERS,
                        Door.SLACK,
                        "Somebody of another company presses what the bot posted",
                        status(200).onTheScreenOf(new Attacker("slack", "U0PARTNER", "U0PARTNER")),
                        siege -> {
                            String body = siege.slack
                                    .press("U0PARTNER", "act:checkin.answer#0", siege.loot())
                                    .replace(
                                            "%22username%22%3A%22partner%22%2C%22team_id%22%3A%22" + Town.WORKSPACE,
                                            "%22username%22%3A%22partner%22%2C%22team_id%22%3A%22T0PARTNER");
                            return () -> siege.slack.send(body);
                        }),
                new Attack(
                        "O16",
                        Theme.REMOVED_WORKSPACE,
                        Door.SLACK,
                        "A command from a workspace that has taken Trellis out",
                        status(200).hiding("Mara"),
                        siege -> {
                            siege.town.database.execute("update workspace set removed_at = now(6) where external_id = '"
                                    + Town.WORKSPACE + "'");
                            siege.afterwards(() -> siege.town.database.execute(
                                    "update workspace set removed_at = null where external_id = '" + Town.WORKSPACE
                                            + "'"));
                            String body = siege.slack.command("U0OLIVIA", "pairs");
                            return () -> siege.slack.send(body);
                        }));
    }

    private static List<Attack> elsewhere(Siege town) {
        return List.of(
                responseUrl(
                        town,
                        "O20",
                        "The answer to a tap is to go to the attacker's server",
                        siege -> siege.canary.address() + "/"),
                responseUrl(
                        town,
                        "O21",
                        "Slack's host as the attacker's user name",
                        siege ->
                                "http://" + siege.town.slack.apiUrl().getAuthority() + "@" + siege.canary.host() + "/"),
                responseUrl(
                        town,
                        "O22",
                        "The answer is to go to the cloud's metadata service",
                        siege -> "http://169.254.169.254/latest/meta-data/"),
                responseUrl(town, "O23", "The answer is to go to a file", siege -> "file:///etc/passwd"),
                responseUrl(
                        town,
                        "O24",
                        "The answer is to go to Slack's host on another port",
                        siege -> "http://127.0.0.1:" + siege.town.service.port() + "/health"));
    }

    /** Makes a request. */
    @FunctionalInterface
    interface Made<T> {
        T from(Siege siege);
    }

    private static Attack outsider(String id, Door door, String tries, Expected expected, Made<ObjectNode> made) {
        return new Attack(id, Theme.OUTSIDERS, door, tries, expected.hiding("Noor", "Mara", Siege.WORDS), siege -> {
            ObjectNode activity = made.from(siege);
            return () -> siege.teams.send(activity);
        });
    }

    private static Attack signed(String id, Theme theme, String tries, Made<String> made) {
        return new Attack(id, theme, Door.SLACK, tries, status(200).hiding("Noor", "Mara"), siege -> {
            String body = made.from(siege);
            return () -> siege.slack.send(body);
        });
    }

    private static Attack responseUrl(Siege town, String id, String tries, Made<String> url) {
        return new Attack(
                id,
                Theme.OTHER_HOST,
                Door.SLACK,
                tries,
                status(200).noted().onTheScreenOf(town.attacker(town.mallory)),
                siege -> {
                    String body = siege.slack.press(
                            Siege.MALLORY, "act:link.unlink#0", Map.of("account", "1"), url.from(siege));
                    return () -> siege.slack.send(body);
                });
    }
}
