package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that die, are away, lock each other out, or lose the word in the moment of a commit. */
@Tag("database")
class DatabaseFaults {
    private static final int PEOPLE = 20;

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsKilledAgainAndAgainLosesNothing() throws Exception {
        int kills = Size.of(4, 20);
        int messages = Size.of(120, 2_000);
        try (OwnDatabase database = OwnDatabase.in(folder.resolve("database"));
                FaultTown town = new FaultTown("database-killed", database.place(), PEOPLE, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            Random random = new Random(7);
            for (int kill = 0; kill < kills; kill++) {
                town.pen.writeDespite(messages / kills, people);
                int before = town.seen().size();
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(2),
                        () -> town.seen().size() > before);
                Thread.sleep(random.nextInt(150));
                database.kill();
                database.start(java.util.Map.of());
            }
            assertNothingLost(
                    town,
                    node,
                    "database kill -9 × " + kills,
                    first,
                    "readiness: database not reachable; log: once each");
        }
    }

    @Test
    void anOutageOfHalfAMinuteIsWaitedOut() throws Exception {
        int messages = Size.of(100, 1_000);
        Duration outage = Duration.ofSeconds(30);
        try (OwnDatabase database = OwnDatabase.in(folder.resolve("database"));
                Wire wire = Wire.to(database.place().port());
                FaultTown town = new FaultTown("database-away", database.place().through(wire), PEOPLE, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            town.pen.write(messages, people);
            Await.until(
                    "messages leave", Duration.ofMinutes(1), () -> town.seen().size() > 5);
            wire.cut();
            Await.until("it is noticed", Duration.ofSeconds(20), () -> !node.ready());
            assertThat(node.status("/health/liveness"))
                    .as("a restart would mend nothing")
                    .isEqualTo(200);
            Thread.sleep(outage);
            wire.mend();
            Await.until("it is ready again", Duration.ofMinutes(1), node::ready);
            assertNothingLost(
                    town,
                    node,
                    "database away for 30 s",
                    first,
                    "readiness 503, liveness 200; log: “messages cannot be delivered at the moment”, “again”");
            long warnings = node.log().stream()
                    .filter(line -> line.contains(" WARN ") && line.contains("messages cannot be delivered"))
                    .count();
            assertThat(warnings).as("said once, not every second").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aCommitThatNobodyHearsOfIsNeitherLostNorDoubled() throws Exception {
        int messages = Size.of(150, 2_000);
        try (OwnDatabase database = OwnDatabase.in(folder.resolve("database"));
                Wire wire = Wire.to(database.place().port());
                FaultTown town = new FaultTown("commits-lost", database.place().through(wire), PEOPLE, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            wire.failCommits(10);
            for (int part = 0; part < 5; part++) {
                town.pen.writeDespite(messages / 5, people);
                Thread.sleep(500);
            }
            Await.until("commits go wrong", Duration.ofMinutes(1), () -> wire.failedCommits() >= 4);
            wire.failCommits(0);
            assertNothingLost(
                    town,
                    node,
                    "failure before and after commit × " + wire.failedCommits(),
                    first,
                    "nothing, or one WARN a message");
        }
    }

    @Test
    void deadlocksThatHitTheServiceAreTriedAgain() throws Exception {
        int messages = Size.of(300, 2_000);
        int least = Size.of(3, 20);
        try (TestDatabase database = TestDatabase.empty();
                Wire wire = Wire.to(FaultTown.Place.of(database).port());
                FaultTown town =
                        new FaultTown("deadlocks", FaultTown.Place.of(database).through(wire), PEOPLE, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            // The pen is at the near end of the wire, too, but meets none: it only adds rows.
            try (Troublemaker troublemaker = Troublemaker.in(database)) {
                // Whether two meet is chance, so there is something to meet over until they have.
                for (int part = 0; part < 10 || wire.deadlocks() < least && part < 300; part++) {
                    town.pen.writeDespite(messages / 10, people);
                    Thread.sleep(300);
                }
                while (wire.deadlocks() < least && town.pen.unsettled() > 0) {
                    Thread.sleep(100);
                }
                assertThat(wire.deadlocks())
                        .as("deadlocks that hit the service")
                        .isGreaterThanOrEqualTo(least);
                assertThat(troublemaker.trouble()).isEmpty();
            }
            assertNothingLost(town, node, "forced deadlocks × " + wire.deadlocks(), first, "nothing");
        }
    }

    private static void assertNothingLost(FaultTown town, Node node, String fault, int first, String seen)
            throws Exception {
        town.awaitSettled();
        Outcome outcome = town.outcome(fault, town.pen.written() - first + " messages", first, town.pen.written());
        outcome.print(seen);
        assertThat(outcome.lost()).as("%s", town.pen.states()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.reported()).isZero();
        assertThat(node.alive()).isTrue();
    }
}
