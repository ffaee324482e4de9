package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.slack.SlackPerson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service is away from 08:00 to 11:00 on a Monday, when check-ins are due at nine, the digest at nine, one meeting is at half past
 * ten and another one at noon. Database and nodes are real, on machines whose clocks say so.
 */
@Tag("database")
class DowntimeFaults {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    @Test
    void afterThreeHoursEachPersonGetsOneMessageOfAKindAndNothingThatIsNoLongerTrue() throws Exception {
        FakeTime.assumeThere();
        int pairs = Size.of(4, 12);
        Duration friday = until("2026-11-20T15:00");
        try (OwnDatabase database = OwnDatabase.in(folder.resolve("database"), FakeTime.ahead(friday));
                FaultTown town = new FaultTown("downtime", database.place(), 1 + 2 * pairs, 0)) {
            town.ahead(friday);
            Node before = town.node(FakeTime.ahead(friday));
            town.settled();
            Mentoring.paired(town, pairs);
            town.olivia().slashCommand(FaultTown.CHANNEL, "/mentor digest here");
            meet(town, 1, 2, "2026-11-23", "10:30");
            meet(town, 3, 4, "2026-11-23", "12:00");
            town.pen.execute(
                    "update person set working_days = 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY', working_from = 540, working_to = 1020");
            before.stop();

            // Reminders of Monday's meetings are due on Monday: nobody is written to on a weekend.
            Node early = at(town, database, "2026-11-23T07:59");
            Thread.sleep(10_000);
            early.stop();
            long saidBefore = town.pen.number("select coalesce(max(id), 0) from outbox");
            Map<String, Long> beforeDowntime = perPersonAndKind(town);

            Node late = at(town, database, "2026-11-23T11:00");
            Await.until("the questions", Duration.ofMinutes(2), () -> asked(town) == pairs);
            // Whatever else would follow: two looks of every sweep.
            Thread.sleep(45_000);

            Map<String, Long> after = perPersonAndKind(town);
            long most = after.entrySet().stream()
                    .mapToLong(each -> each.getValue() - beforeDowntime.getOrDefault(each.getKey(), 0L))
                    .max()
                    .orElse(0);
            long said = town.pen.number("select count(*) from outbox where state = 'DELIVERED' and id > " + saidBefore);
            long untrue = town.pen.number(
                    "select count(*) from outbox where state = 'DELIVERED' and expires_at < delivered_at");
            long stale = saysIn(town, 1, "10:30") + saysIn(town, 2, "10:30");
            new Outcome(
                            "service down 08:00–11:00",
                            (1 + 2 * pairs) + " people",
                            said,
                            said,
                            Math.max(0, most - 1),
                            0,
                            untrue)
                    .print("`trellis_sweep_last` stands still; then the looks that were missed are one");
            assertThat(most).as("of one kind, to one person: %s", after).isEqualTo(1);
            assertThat(untrue).as("said after it had expired").isZero();
            assertThat(stale).as("reminders of a meeting that has begun").isZero();
            assertThat(asked(town)).isEqualTo(pairs);
            assertThat(town.pen.number(
                            "select count(*) from outbox where kind = 'digest.post' and state = 'DELIVERED'"))
                    .as("the digest of nine o’clock, late")
                    .isEqualTo(1);
            assertThat(late.ready()).isTrue();
        }
    }

    /** A new day for everybody: the database and a node start again with their machines' clocks at that time. */
    private static Node at(FaultTown town, OwnDatabase database, String local) throws Exception {
        database.stop();
        Duration ahead = until(local);
        database.start(FakeTime.ahead(ahead));
        town.ahead(ahead);
        return town.node(FakeTime.ahead(ahead));
    }

    private static Duration until(String local) {
        return Duration.between(
                Instant.now(Clock.systemUTC()),
                LocalDateTime.parse(local).atZone(BERLIN).toInstant());
    }

    private static void meet(FaultTown town, int mentor, int mentee, String day, String time) throws Exception {
        SlackPerson one = town.slack.person(FaultTown.WORKSPACE, town.slackIds().get(mentor));
        SlackPerson other =
                town.slack.person(FaultTown.WORKSPACE, town.slackIds().get(mentee));
        Await.until("the form", Duration.ofMinutes(1), () -> {
            one.slashCommand("/mentor meet");
            return one.modal().isPresent();
        });
        assertThat(Mentoring.submit(one, Map.of("day", day, "time", time, "topic", "Saying no"))
                        .accepted())
                .isTrue();
        Await.until("the proposal", Duration.ofMinutes(1), () -> Mentoring.offers(other, "Accept"));
        Mentoring.tap(other, "Accept");
    }

    private static long asked(FaultTown town) {
        return town.pen.number("select count(*) from outbox where kind = 'checkin.ask' and state = 'DELIVERED'");
    }

    private static long saysIn(FaultTown town, int person, String words) {
        return town.slack.person(FaultTown.WORKSPACE, town.slackIds().get(person)).direct().messages().stream()
                .filter(message -> message.blocks().toString().contains("running late"))
                .filter(message -> message.blocks().toString().contains(words))
                .count();
    }

    private static Map<String, Long> perPersonAndKind(FaultTown town) {
        List<String> all = town.pen.strings("select concat(person_id, ' ', kind) from outbox where state = 'DELIVERED'"
                + " and target in ('PERSON') and person_id is not null");
        return all.stream()
                .collect(java.util.stream.Collectors.groupingBy(each -> each, java.util.stream.Collectors.counting()));
    }
}
