package dev.trellis.playground.page;

import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.cast.Part;
import dev.trellis.playground.stage.Stage;
import dev.trellis.playground.story.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which steps of the page's "Try this" have been done. What was done stays done. */
final class Steps {
    private static final List<String> ORDER = List.of("pair", "clock", "answer", "words", "reminder", "digest");

    private final Stage stage;
    private final Instant began = Story.NOW.toInstant();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> pressed = ConcurrentHashMap.newKeySet();

    Steps(Stage stage) {
        this.stage = stage;
    }

    /** @param action its name stands in it somewhere */
    void pressed(String action) {
        Stream.of("checkin.answer", "checkin.change").filter(action::contains).forEach(pressed::add);
    }

    List<String> done(Look look) {
        note("pair", () -> count("pair where started_at >= ?") > 0);
        note(
                "clock",
                () -> stage.clock().instant().isAfter(Story.NOW.plusDays(3).toInstant()));
        note("answer", () -> pressed.contains("checkin.answer") && count("check_in_answer where answered_at >= ?") > 0);
        note("words", () -> pressed.contains("checkin.change") && newWords() > 0);
        note("reminder", () -> looksAtReminder(look));
        note("digest", () -> looksAtDigest(look));
        return ORDER.stream().filter(done::contains).toList();
    }

    private void note(String step, java.util.function.BooleanSupplier holds) {
        if (!done.contains(step) && holds.getAsBoolean()) {
            done.add(step);
        }
    }

    private long newWords() {
        return count("check_in_answer where answered_at >= ? and words is not null");
    }

    private boolean looksAtReminder(Look look) {
        List<String> mentors = new ArrayList<>();
        if (!look.slackAt().isEmpty() && !look.slackAt().equals(Cast.SLACK_CHANNEL)) {
            mentors.add(look.slack());
        }
        if (!look.teamsAt().isEmpty() && !look.teamsAt().equals(Cast.TEAMS_CHANNEL)) {
            mentors.add(look.teams());
        }
        Set<String> all = Stream.concat(
                        Cast.SLACK.stream()
                                .filter(each -> each.part() == Part.MENTOR)
                                .map(each -> each.id()),
                        Cast.TEAMS.stream()
                                .filter(each -> each.part() == Part.MENTOR)
                                .map(each -> each.id()))
                .collect(Collectors.toSet());
        return mentors.stream()
                .filter(all::contains)
                .anyMatch(mentor -> stage.rows()
                                .number(
                                        "select count(*) from outbox join chat_identity identity"
                                                + " on identity.person_id = outbox.person_id"
                                                + " where outbox.kind = 'meeting.reminder' and outbox.state = 'DELIVERED'"
                                                + " and outbox.delivered_at >= ? and identity.external_id = ?",
                                        began,
                                        mentor)
                        > 0);
    }

    private boolean looksAtDigest(Look look) {
        return (look.slackAt().equals(Cast.SLACK_CHANNEL) || look.teamsAt().equals(Cast.TEAMS_CHANNEL))
                && count("outbox where target = 'CHANNEL' and state = 'DELIVERED' and delivered_at >= ?") > 0;
    }

    private long count(String fromAndWhere) {
        return stage.rows().number("select count(*) from " + fromAndWhere, began);
    }
}
