package dev.trellis.playground.story;

import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.cast.Part;
import dev.trellis.playground.cast.SlackMember;
import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.teams.TeamsPerson;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Plays what happened before the newcomer comes: people install the app, the admins start a program and pair people with commands, a
 * pair agrees on a meeting. A program has one digest, so it shows on Teams last week and on Slack from now on. All of it through the doors that real clients use; only six weeks of answers
 * are written straight into the tables ({@link History}).
 */
public final class Story {
    /** The newcomer's first moment: a Thursday afternoon in Berlin, the morning in New York. */
    public static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 19, 15, 0, 0, 0, Cast.BERLIN);
    /** When the program began: seven weeks before. */
    public static final ZonedDateTime BEGINNING = NOW.minusWeeks(7);

    private static final int WEEKS = 6;
    private static final int MOST_ATTEMPTS = 300;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
    private static final ZonedDateTime LAST_MONDAY =
            NOW.with(TemporalAdjusters.previous(DayOfWeek.MONDAY)).with(LocalTime.of(9, 0));
    /** Within the mentor's and the mentee's day; the reminder is due a day before it, an hour after the newcomer's first moment. */
    private static final ZonedDateTime MEETING = NOW.plusDays(1).with(LocalTime.of(16, 0));

    private final Stage stage;
    private final Consumer<String> progress;

    /** @param progress told what is being played, for somebody who waits */
    public Story(Stage stage, Consumer<String> progress) {
        this.stage = stage;
        this.progress = progress;
    }

    /**
     * Plays it all; the clock then stands at {@link #NOW} and runs on.
     *
     * @throws IllegalStateException when the service does not do its part, with what it said
     */
    public void play() {
        progress.accept("people install the app");
        arrive();
        progress.accept("the admins start a program and pair people");
        startProgram();
        pairPeople();
        require(renata().say(Cast.TEAMS_CHANNEL, "@Trellis digest here"), "@Trellis digest here");
        stage.time().settle();
        progress.accept("six weeks pass");
        LocalDate first = LAST_MONDAY.toLocalDate().minusWeeks(WEEKS);
        new History(stage.rows()).fill(first, WEEKS);
        jump(LAST_MONDAY);
        new Bystanders(stage).everybodyLooks();
        stage.time().settle();
        progress.accept("a pair agrees on a meeting, the digest moves from Teams to Slack");
        jump(LAST_MONDAY.plusDays(1).plusMinutes(70));
        agreeOnMeeting();
        require(olivia().slashCommand(Cast.SLACK_CHANNEL, "/mentor digest here"), "/mentor digest here");
        stage.time().settle();
        jump(NOW);
        openHomes(member -> member.part() != Part.BACKGROUND);
        stage.time().settle();
    }

    private void arrive() {
        Cast.TEAMS.forEach(member ->
                require(stage.teams().person(Cast.TENANT, member.id()).install(), member.name() + " installs the app"));
        require(renata().installInTeam(Cast.TEAM), "the app is added to the team");
        openHomes(member -> true);
        await(
                "everybody is known by the name, language and zone of their chat profile",
                () -> stage.rows().number("select count(*) from person where profile_time_zone is not null")
                        == (long) Cast.SLACK.size() + Cast.TEAMS.size());
    }

    private void openHomes(Predicate<SlackMember> whose) {
        Cast.SLACK.stream()
                .filter(whose)
                .forEach(member -> require(
                        stage.slack().person(Cast.WORKSPACE, member.id()).openHome(),
                        member.name() + " opens the app's home"));
    }

    private void startProgram() {
        require(olivia().slashCommand("/mentor program create Grow Together"), "/mentor program create");
        require(
                olivia().submit(Map.of(
                        "name", List.of("Grow Together"),
                        "purpose", List.of("Learn from somebody who has done it before."),
                        "cadence", List.of("weekly"))),
                "the form of the new program");
    }

    private void pairPeople() {
        Cast.SLACK_PAIRS.forEach(
                pair -> require(olivia().slashCommand("/mentor pair " + pair), "/mentor pair " + pair));
        Cast.TEAMS_PAIRS.forEach(pair -> require(renata().say("pair " + pair), "pair " + pair));
        int wanted = Cast.SLACK_PAIRS.size() + Cast.TEAMS_PAIRS.size();
        await("there are " + wanted + " pairs", () -> stage.rows().number("select count(*) from pair") == wanted);
    }

    private void agreeOnMeeting() {
        SlackPerson ivo = stage.slack().person(Cast.WORKSPACE, Cast.IVO.id());
        require(ivo.slashCommand("/mentor meet"), "/mentor meet");
        require(
                ivo.submit(Map.of(
                        "day", List.of(MEETING.toLocalDate().toString()),
                        "time", List.of(MEETING.toLocalTime().toString()),
                        "topic", List.of("My first talk at the guild"))),
                "the form of the meeting");
        stage.time().settle();
        TeamsPerson tomas = stage.teams().person(Cast.TENANT, Cast.TOMAS.id());
        String proposal = tomas.personal().last().orElseThrow().id();
        require(tomas.act(tomas.personalId(), proposal, "Accept"), "Tomás accepts the meeting");
        await(
                "the meeting is agreed",
                () -> stage.rows().number("select count(*) from meeting where state = 'AGREED'") == 1);
    }

    private void jump(ZonedDateTime to) {
        Instant target = to.toInstant();
        if (target.isAfter(stage.clock().instant())) {
            stage.clock().set(target);
        }
        stage.time().settle();
    }

    private SlackPerson olivia() {
        return stage.slack().person(Cast.WORKSPACE, Cast.OLIVIA.id());
    }

    private TeamsPerson renata() {
        return stage.teams().person(Cast.TENANT, Cast.RENATA.id());
    }

    /** Some requests are answered before they are worked on. */
    private void await(String what, BooleanSupplier holds) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            stage.time().settle();
            if (holds.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("the demo program could not be played: still not so that " + what);
    }

    private static void require(ClientReply reply, String what) {
        if (!reply.accepted()) {
            throw new IllegalStateException(
                    "the demo program could not be played: " + what + " came back with " + reply);
        }
    }
}
