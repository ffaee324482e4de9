package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Exchange;
import dev.trellis.standins.Fault;
import dev.trellis.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taps that come several times at once, and taps while the database is slow and everybody taps. */
@Tag("database")
class TapFaults {
    private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);

    @Test
    void eachTapThatComesFourTimesAtOnceIsOneAnswer() throws Exception {
        int taps = Size.of(20, 500);
        int pairs = Math.min(taps, 20);
        try (FaultTown town = new FaultTown("four-times", 1 + 2 * pairs, 0)) {
            town.node();
            town.settled();
            List<String> mentees = Mentoring.paired(town, pairs);
            int rounds = taps / pairs;
            town.slack.misbehaviour().always("block_actions", new Fault.DuplicateDelivery(4, true));
            for (int round = 1; round <= rounds; round++) {
                Mentoring.ask(town, mentees);
                oneAfterTheOther(town, told(town, mentees, round, 4), round, 4);
            }
            long answers = (long) rounds * pairs;
            long stored = town.pen.number("select count(*) from check_in_answer");
            assertThat(stored).isEqualTo(answers);
            Await.until(
                    "receipts: " + rounds + " each",
                    Duration.ofMinutes(2),
                    () -> mentees.stream().allMatch(mentee -> Mentoring.receipts(town, mentee) == rounds));
            new Outcome(
                            "each tap 4 × at once",
                            taps + " taps",
                            answers,
                            stored,
                            Math.max(0, stored - answers),
                            Math.max(0, answers - stored),
                            0)
                    .print("nothing");
        }
    }

    @Test
    void withASlowDatabaseAndASmallPoolTenTimesTheTapsAreAllAnsweredInTimeAndWhatIsAcknowledgedIsKept()
            throws Exception {
        int atOnce = Size.of(50, 200);
        try (TestDatabase database = TestDatabase.empty();
                Wire wire = Wire.to(FaultTown.Place.of(database).port());
                FaultTown town = new FaultTown(
                        "slow-database", FaultTown.Place.of(database).through(wire), 1 + 2 * atOnce, 0)) {
            Node node = town.node(Map.of("TRELLIS_DATABASE_POOL_SIZE", "5"));
            town.settled();
            List<String> mentees = Mentoring.paired(town, atOnce);
            // A first answer of everybody's, as on any Monday but the first one.
            Mentoring.ask(town, mentees);
            oneAfterTheOther(town, mentees, 1, 1);
            Mentoring.ask(town, mentees);
            List<String> open = new ArrayList<>(mentees);
            open.removeAll(tapped(town, node, wire, open, Duration.ofMillis(200)));
            // Those who were told to tap again do so when it is not quite as slow any more.
            Await.until("most are heard", Duration.ofMinutes(2), () -> {
                open.removeAll(tapped(town, node, wire, open, Duration.ofMillis(25)));
                return open.size() < atOnce / 2;
            });
            assertThat(node.ready()).isTrue();
        }
    }

    /** All of them tap at once, with so slow a database; who need not tap again. */
    private static List<String> tapped(FaultTown town, Node node, Wire wire, List<String> mentees, Duration latency)
            throws Exception {
        long before = town.pen.number("select max(id) from check_in_answer");
        // What is remembered of a workspace for a few seconds is remembered in an hour in which everybody taps.
        town.olivia().slashCommand("/mentor help");
        wire.latency(latency);
        Map<String, List<Exchange>> heard;
        Duration late;
        try (Lateness machine = Lateness.of(node)) {
            heard = Mentoring.answer(town, mentees);
            late = machine.most();
        }
        wire.latency(Duration.ZERO);
        List<Exchange> exchanges = heard.values().stream().flatMap(List::stream).toList();
        List<String> acknowledged = mentees.stream()
                .filter(mentee -> heard.get(mentee).stream().anyMatch(Exchange::accepted))
                .toList();
        Duration slowest =
                exchanges.stream().map(Exchange::took).max(Duration::compareTo).orElse(Duration.ZERO);
        List<String> stored = Mentoring.answered(town, before);
        new Outcome(
                        latency.toMillis() + " ms database latency, pool of 5, 10 × taps",
                        mentees.size() + " taps at once",
                        mentees.size(),
                        acknowledged.size(),
                        0,
                        acknowledged.stream()
                                .filter(mentee -> !stored.contains(mentee))
                                .count(),
                        mentees.size() - acknowledged.size())
                .print("slowest answer " + slowest.toMillis() + " ms, " + late.toMillis()
                        + " ms without a database; `hikaricp_connections_pending`, `trellis_conversation_busy_total`");
        assertThat(exchanges).allMatch(each -> each.accepted() || each.status() == 503);
        assertThat(stored).containsAll(acknowledged);
        // A machine that is late with everything is late with this.
        assertThat(slowest.minus(late)).isLessThan(SLACKS_PATIENCE);
        // Whose commit nobody heard of in time has nothing to tap any more.
        return mentees.stream()
                .filter(mentee ->
                        acknowledged.contains(mentee) || heard.get(mentee).isEmpty())
                .toList();
    }

    /**
     * All of them tap at the same moment, and each tap comes so many times. A machine that is too slow for so many says so, and keeps
     * nothing of the tap. Only a tap that was acknowledged must have been kept; one whose commit nobody heard of in time may have been: then
     * there is nothing left to tap, but the receipt.
     *
     * @return who was told to tap again
     */
    private static List<String> told(FaultTown town, List<String> mentees, int round, int times) throws Exception {
        List<String> told = new ArrayList<>();
        Mentoring.answer(town, mentees).forEach((mentee, exchanges) -> {
            if (exchanges.isEmpty()) {
                assertThat(Mentoring.receipts(town, mentee)).isEqualTo(round);
                return;
            }
            assertThat(exchanges).hasSize(times).allMatch(each -> each.accepted() || each.status() == 503);
            if (exchanges.stream().noneMatch(Exchange::accepted)) {
                told.add(mentee);
            }
        });
        return told;
    }

    /** Each of them taps until they are heard, however slow this machine is. */
    private static void oneAfterTheOther(FaultTown town, List<String> mentees, int round, int times) throws Exception {
        for (String mentee : mentees) {
            Await.until(
                    "a tap is heard",
                    Duration.ofMinutes(2),
                    () -> told(town, List.of(mentee), round, times).isEmpty());
        }
    }
}
