package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines whose clocks are wrong. */
@Tag("database")
class ClockFaults {
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aNodeWhoseClockIsAnHourWrongDoesNoHarm(int hours) throws Exception {
        FakeTime.assumeThere();
        int messages = Size.of(100, 1_000);
        try (FaultTown town = new FaultTown("clock" + hours, 20, 0)) {
            Node wrong = town.node(FakeTime.ahead(Duration.ofHours(hours)));
            // Gestures go to the wrong one: signatures are checked by the database's clock.
            town.settled();
            List<Long> people = town.onSlack();
            Node right = town.node();
            int first = town.pen.written();
            town.pen.write(messages, people);
            town.awaitSettled();

            Outcome outcome =
                    town.outcome("one node’s clock " + hours + " h", messages + " messages", first, first + messages);
            String log = wrong.log().stream()
                    .filter(line -> line.contains("calendar work (weekly digests) stands by"))
                    .findFirst()
                    .orElse("");
            outcome.print(
                    "log: “This machine’s clock is … the database’s: calendar work … stands by”; /health: machine-clock");
            assertThat(log).contains("ERROR", hours > 0 ? "ahead of" : "behind");
            assertThat(wrong.get("/health")).contains("calendar work stands by on this node");
            assertThat(right.get("/health")).doesNotContain("stands by");
            assertThat(wrong.ready()).isTrue();
            assertThat(outcome.delivered()).isEqualTo(messages);
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.lost()).isZero();
            // Rows of both nodes carry the database's time.
            assertThat(town.pen.number(
                            "select count(*) from outbox where delivered_at > utc_timestamp(6) + interval 1 minute"
                                    + " or delivered_at < utc_timestamp(6) - interval 30 minute"))
                    .isZero();
        }
    }
}
