package dev.trellis.attacks;

import static dev.trellis.attacks.Expected.status;

import dev.trellis.attacks.Attack.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words that are more than words where others read them: the topic of a meeting, which the other of the pair is told. That a meeting is
 * proposed is genuine; its topic must arrive to the letter, and as nothing else.
 */
final class MarkupAttacks {
    private static final List<String> TOPICS = List.of(
            "<!channel> look",
            "<@U0OLIVIA> look",
            "*look* _look_ ~look~ `look`",
            "<https://evil.example|look>",
            "[look](https://evil.example)",
            "{{DATE(2026-01-01)}} look",
            "<b>look</b><img src=x onerror=y>",
            "<at>Renata Reed</at> look",
            "look \u202Egnp.exe\u2066 look");

    private MarkupAttacks() {}

    static List<Attack> all(Siege town) {
        String home = town.id("select min(id) from organization");
        List<Attack> all = new ArrayList<>();
        for (int i = 0; i < TOPICS.size(); i++) {
            String topic = TOPICS.get(i);
            Theme theme = topic.contains("@") || topic.contains("!") || topic.contains("<at>")
                    ? Theme.MENTIONS
                    : Theme.MARKUP;
            all.add(onSlack("M%02d".formatted(i + 1), theme, topic, home));
            all.add(onTeams("M%02d".formatted(i + 21), theme, topic, home));
        }
        return all;
    }

    private static Attack onSlack(String id, Theme theme, String topic, String home) {
        Expected expected = status(200)
                .changingOnly(home)
                .saying("look")
                .hiding(
                        "\\\"broadcast\\\"",
                        "\\\"type\\\":\\\"user\\\"",
                        "\\\"type\\\":\\\"link\\\"",
                        "\\\"mrkdwn\\\"",
                        "\u202E",
                        "\u2066",
                        "\"text\":\"" + topic);
        return new Attack(
                id,
                theme,
                Door.SLACK,
                "A meeting's topic “" + shown(topic) + "” for somebody on Slack",
                expected,
                siege -> {
                    String pair = siege.pair();
                    clear(siege);
                    String body = siege.slack.submit(
                            "U0NOOR", "meeting.propose", Map.of("pair", pair, "opened", "0"), values(topic));
                    return () -> siege.slack.send(body);
                });
    }

    private static Attack onTeams(String id, Theme theme, String topic, String home) {
        Expected expected = status(200)
                .changingOnly(home)
                .saying("look")
                .hiding("\"mention\"", "{{DATE(2026", "\u202E", "\u2066", "\"type\":\"TextBlock\",\"text\":\"" + topic);
        return new Attack(
                id,
                theme,
                Door.TEAMS,
                "A meeting's topic “" + shown(topic) + "” for somebody on Teams",
                expected,
                siege -> {
                    String pair = siege.id(
                            "select p.id from pair p join person m on m.id = p.mentor_id where m.display_name = 'Tomás Thistle' and p.ended_at is null");
                    clear(siege);
                    var submit = siege.teams.submit(
                            siege.town.tomas.person,
                            "meeting.propose",
                            Map.of("pair", pair, "opened", "0"),
                            values(topic));
                    return () -> siege.teams.send(submit);
                });
    }

    private static Map<String, String> values(String topic) {
        return Map.of("day", "2026-12-09", "time", "16:00", "minutes", "45", "topic", topic);
    }

    /** A pair plans one meeting at a time. */
    private static void clear(Siege siege) {
        siege.town.database.execute("update meeting set state = 'CANCELLED', remind_at = null, ask_at = null");
    }

    private static String shown(String topic) {
        return topic.replace("\u202E", "(right to left)").replace("\u2066", "(isolate)");
    }
}
