package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Fault;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
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
            List<String> mentees = paired(town, pairs);
            int rounds = taps / pairs;
            town.slack.misbehaviour().always("block_actions", new Fault.DuplicateDelivery(4, true));
            long answers = 0;
            for (int round = 0; round < rounds; round++) {
                ask(town);
                for (String mentee : mentees) {
                    SlackPerson person = town.slack.person(FaultTown.WORKSPACE, mentee);
                    Await.until("the question", Duration.ofMinutes(1), () -> button(person, "4 · quite") != null);
                }
                tapUntilKept(town, mentees);
                answers += pairs;
            }
            long stored = town.pen.number("select count(*) from check_in_answer");
            assertThat(stored).isEqualTo(answers);
            Await.until(
                    "receipts: " + rounds + " each",
                    Duration.ofMinutes(1),
                    () -> mentees.stream().allMatch(mentee -> receipts(town, mentee) == rounds));
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
    void withASlowDatabaseAndASmallPoolTenTimesTheTapsAreAllAnsweredInTime() throws Exception {
        int atOnce = Size.of(60, 200);
        try (TestDatabase database = TestDatabase.empty();
                Wire wire = Wire.to(port(database.url()));
                FaultTown town = new FaultTown(
                        "slow-database",
                        new FaultTown.Place(
                                database.url().replace(":" + port(database.url()), ":" + wire.port()),
                                database.username(),
                                database.password()),
                        atOnce,
                        0)) {
            Node node = town.node(Map.of("TRELLIS_DATABASE_POOL_SIZE", "5"));
            town.settled();
            wire.latency(Duration.ofMillis(200));
            List<Exchange> exchanges = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<ClientReply>> all = town.slackIds().stream()
                        .<Callable<ClientReply>>map(id ->
                                () -> town.slack.person(FaultTown.WORKSPACE, id).slashCommand("/mentor help"))
                        .toList();
                for (Future<ClientReply> tapped : threads.invokeAll(all)) {
                    exchanges.addAll(tapped.get().exchanges());
                }
            }
            wire.latency(Duration.ZERO);
            long answered =
                    exchanges.stream().filter(each -> each.status() != 0).count();
            long well = exchanges.stream().filter(Exchange::accepted).count();
            Duration slowest = exchanges.stream()
                    .map(Exchange::took)
                    .max(Duration::compareTo)
                    .orElseThrow();
            new Outcome(
                            "200 ms database latency, pool of 5, 10 × taps",
                            atOnce + " taps at once",
                            atOnce,
                            well,
                            0,
                            atOnce - answered,
                            answered - well)
                    .print("slowest answer " + slowest.toMillis() + " ms; `hikaricp_connections_pending`");
            assertThat(answered).isEqualTo(atOnce);
            assertThat(slowest).isLessThan(SLACKS_PATIENCE);
            assertThat(node.ready()).isTrue();
        }
    }

    /**
     * Everybody taps at the same moment, and each tap comes four times. A machine that is too slow for so many says so, and keeps nothing of
     * the tap: whoever was told that taps again, as people do. Only a tap that was acknowledged must have been kept.
     */
    private static void tapUntilKept(FaultTown town, List<String> mentees) throws Exception {
        List<String> open = mentees;
        for (int attempt = 0; attempt < 5 && !open.isEmpty(); attempt++) {
            List<String> told = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<ClientReply>> all = open.stream()
                        .<Callable<ClientReply>>map(
                                mentee -> () -> tap(town.slack.person(FaultTown.WORKSPACE, mentee), "4 · quite"))
                        .toList();
                List<Future<ClientReply>> tapped = threads.invokeAll(all);
                for (int i = 0; i < open.size(); i++) {
                    List<Exchange> exchanges = tapped.get(i).get().exchanges();
                    assertThat(exchanges).hasSize(4).allMatch(each -> each.accepted() || each.status() == 503);
                    if (exchanges.stream().noneMatch(Exchange::accepted)) {
                        told.add(open.get(i));
                    }
                }
            }
            open = told;
        }
        assertThat(open).as("told five times that there is too much to do").isEmpty();
    }

    /** The first person makes a program and pairs the others, two by two; everybody may be asked at any hour. */
    static List<String> paired(FaultTown town, int pairs) throws Exception {
        SlackPerson olivia = town.olivia();
        olivia.slashCommand("/mentor program create Faults");
        assertThat(olivia.submit().accepted()).isTrue();
        List<String> mentees = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            String mentor = town.slackIds().get(1 + 2 * pair);
            String mentee = town.slackIds().get(2 + 2 * pair);
            olivia.slashCommand("/mentor pair @" + mentor.toLowerCase(java.util.Locale.ROOT) + " @"
                    + mentee.toLowerCase(java.util.Locale.ROOT));
            mentees.add(mentee);
        }
        int made = pairs;
        Await.until("the pairs", Duration.ofMinutes(1), () -> town.pen.number("select count(*) from pair") == made);
        town.pen.execute("update person set working_days = 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY',"
                + " working_from = 0, working_to = 1439");
        return mentees;
    }

    /** Makes the next question due, whatever was asked before. */
    private static void ask(FaultTown town) {
        town.pen.execute(
                "update outbox set sent_at = sent_at - interval 40 day, delivered_at = delivered_at - interval 40 day where sent_at is not null",
                "update cadence set next_due_at = utc_timestamp(6)");
    }

    private static int receipts(FaultTown town, String user) {
        return (int) town.slack.person(FaultTown.WORKSPACE, user).direct().messages().stream()
                .filter(message -> message.blocks().toString().contains("Change answer"))
                .count();
    }

    static ClientReply tap(SlackPerson person, String label) {
        Found found = button(person, label);
        if (found == null) {
            throw new AssertionError("no button " + label);
        }
        return person.act(found.message().surface(), found.block(), found.action(), List.of());
    }

    static boolean offers(SlackPerson person, String label) {
        return button(person, label) != null;
    }

    /** Fills the open form by field and sends it. */
    static ClientReply submit(SlackPerson person, Map<String, String> entries) {
        Map<String, List<String>> byAction = new HashMap<>();
        for (JsonNode block : person.modal().orElseThrow().view().path("blocks")) {
            String value = entries.get(block.path("block_id").asText());
            if (value != null) {
                byAction.put(block.path("element").path("action_id").asText(), List.of(value));
            }
        }
        return person.submit(byAction);
    }

    private static @Nullable Found button(SlackPerson person, String label) {
        for (SlackSnapshot.Message message : person.direct().messages().reversed()) {
            for (JsonNode block : message.blocks()) {
                for (JsonNode element : block.path("elements")) {
                    if (element.path("text").path("text").asText().equals(label)) {
                        return new Found(
                                message,
                                block.path("block_id").asText(),
                                element.path("action_id").asText());
                    }
                }
            }
        }
        return null;
    }

    private record Found(SlackSnapshot.Message message, String block, String action) {}

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst("^jdbc:mysql://[^:/]+:(\\d+)/.*$", "$1"));
    }
}
