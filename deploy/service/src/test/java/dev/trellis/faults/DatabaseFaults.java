package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
                Wire wire = Wire.to(port(database.place()));
                FaultTown town = new FaultTown("database-away", through(wire, database.place()), PEOPLE, 0)) {
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
                Wire wire = Wire.to(port(database.place()));
                FaultTown town = new FaultTown("commits-lost", through(wire, database.place()), PEOPLE, 0)) {
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
    void deadlocksAreTriedAgain() throws Exception {
        int messages = Size.of(200, 2_000);
        try (FaultTown town = new FaultTown("deadlocks", PEOPLE, 0)) {
            Node node = town.node();
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            AtomicBoolean goOn = new AtomicBoolean(true);
            AtomicInteger deadlocks = new AtomicInteger();
            List<Thread> troublemakers =
                    List.of(troublemaker(town, goOn, deadlocks, false), troublemaker(town, goOn, deadlocks, true));
            try {
                for (int part = 0; part < 10; part++) {
                    town.pen.writeDespite(messages / 10, people);
                    Thread.sleep(300);
                }
            } finally {
                goOn.set(false);
                for (Thread each : troublemakers) {
                    each.join();
                }
            }
            assertThat(deadlocks).as("deadlocks that hit the other side").hasPositiveValue();
            assertNothingLost(town, node, "forced deadlocks", first, "nothing");
        }
    }

    /** Locks our messages in its own order, two at a time with a pause, so that it gets in the way of whoever takes several. */
    private static Thread troublemaker(FaultTown town, AtomicBoolean goOn, AtomicInteger deadlocks, boolean backwards) {
        return Thread.ofVirtual().start(() -> {
            while (goOn.get()) {
                try (Connection connection = town.pen.connect();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("set innodb_lock_wait_timeout = 2");
                    String order = backwards ? "desc" : "asc";
                    for (int offset = 0; offset < 6; offset += 2) {
                        statement.executeUpdate(
                                "update outbox set attempts = attempts where id = (select id from (select id from outbox"
                                        + " where state <> 'DELIVERED' order by id " + order + " limit 1 offset "
                                        + offset + ") o)");
                        Thread.sleep(20);
                    }
                    connection.commit();
                } catch (SQLException e) {
                    deadlocks.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
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

    private static FaultTown.Place through(Wire wire, FaultTown.Place place) {
        return new FaultTown.Place(
                place.url().replace(":" + port(place) + "/", ":" + wire.port() + "/"),
                place.username(),
                place.password());
    }

    private static int port(FaultTown.Place place) {
        return Integer.parseInt(place.url().replaceFirst("^jdbc:mysql://[^:/]+:(\\d+)/.*$", "$1"));
    }
}
