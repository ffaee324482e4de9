package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.SlackSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The town's people on Slack as pairs whose mentees are asked, and what they do in front of their screens. */
final class Mentoring {
    static final String ANSWER = "4 · quite";

    private Mentoring() {}

    /**
     * The first person makes a program and pairs the others, two by two; everybody may be asked at any hour.
     *
     * @return the mentees
     */
    static List<String> paired(FaultTown town, int pairs) throws Exception {
        SlackPerson olivia = town.olivia();
        olivia.slashCommand("/mentor program create Faults");
        assertThat(olivia.submit().accepted()).isTrue();
        List<String> mentees = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            String mentor = town.slackIds().get(1 + 2 * pair);
            String mentee = town.slackIds().get(2 + 2 * pair);
            olivia.slashCommand(
                    "/mentor pair @" + mentor.toLowerCase(Locale.ROOT) + " @" + mentee.toLowerCase(Locale.ROOT));
            mentees.add(mentee);
        }
        Await.until("the pairs", Duration.ofMinutes(1), () -> town.pen.number("select count(*) from pair") == pairs);
        town.pen.execute("update person set working_days = 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY',"
                + " working_from = 0, working_to = 1439");
        return mentees;
    }

    /** Makes the next question due, whatever was asked before, and returns when all of them have it before their eyes. */
    static void ask(FaultTown town, List<String> mentees) throws Exception {
        town.pen.execute(
                "update outbox set sent_at = sent_at - interval 40 day, delivered_at = delivered_at - interval 40 day where sent_at is not null",
                "update cadence set next_due_at = utc_timestamp(6) where kind = 'CHECK_IN'");
        for (String mentee : mentees) {
            Await.until("the question", Duration.ofMinutes(2), () -> offers(person(town, mentee), ANSWER));
        }
    }

    static SlackPerson person(FaultTown town, String user) {
        return town.slack.person(FaultTown.WORKSPACE, user);
    }

    /** All of them answer in the same moment; what each one's client heard: nothing if there was no question any more. */
    static Map<String, List<Exchange>> answer(FaultTown town, List<String> mentees) throws Exception {
        Map<String, List<Exchange>> heard = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ClientReply>> all = mentees.stream()
                    .<Callable<ClientReply>>map(mentee -> () -> offers(person(town, mentee), ANSWER)
                            ? tap(person(town, mentee), ANSWER)
                            : ClientReply.of(List.of()))
                    .toList();
            List<Future<ClientReply>> tapped = threads.invokeAll(all);
            for (int i = 0; i < mentees.size(); i++) {
                heard.put(mentees.get(i), tapped.get(i).get().exchanges());
            }
        }
        return heard;
    }

    /** Whose answers are stored since the one with this number. */
    static List<String> answered(FaultTown town, long since) {
        return town.pen.strings(
                "select i.external_id from check_in_answer a join chat_identity i on i.person_id = a.person_id"
                        + " where a.id > " + since);
    }

    /** How many questions have become receipts before this person's eyes. */
    static int receipts(FaultTown town, String user) {
        return (int) person(town, user).direct().messages().stream()
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
}
