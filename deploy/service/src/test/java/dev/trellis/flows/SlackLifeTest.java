package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import dev.trellis.standins.slack.SlackUser;
import dev.trellis.testkit.NeverLogged;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job in Slack, from pairing to the receipt, through the real door. A story: each test goes on where the last one ended. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlackLifeTest {
    private Town town;

    @BeforeAll
    void open() {
        town = new Town().settled();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void pairingTellsBoth() {
        town.olivia.commands("pair @mara @noor");
        assertThat(town.olivia.message()).contains("Mara Maple", "mentors", "Noor Nettle");
        assertThat(town.mara.message()).contains("you are now mentoring", "Noor Nettle", "Propose a meeting");
        assertThat(town.noor.message()).contains("is now your mentor");
    }

    @Test
    @Order(2)
    void theNudgeArrivesOnMondayMorningInTheMenteesOwnZone() {
        town.passUntil("2026-11-23T14:59");
        assertThat(town.noor.message()).contains("is now your mentor");
        town.passUntil("2026-11-23T15:00");
        assertThat(town.noor.message()).contains("Do you feel confident", "4 · quite");
    }

    @Test
    @Order(3)
    void fourIdenticalTapsAtOnceAreOneAnswer() {
        town.slack.misbehaviour().next("block_actions", new Fault.DuplicateDelivery(4, true));
        town.noor.taps("4 · quite");
        assertThat(town.count("check_in_answer")).isEqualTo(1);
        assertThat(town.noor.message()).contains("You answered", "4 · quite", "Change answer");
        assertThat(town.noor
                        .conversation(town.noor.person.directId())
                        .last()
                        .orElseThrow()
                        .edited())
                .isTrue();
    }

    @Test
    @Order(4)
    void wordsAreAddedInAFormAndShownToTheLetter() {
        town.noor.taps("Add a few words");
        assertThat(town.noor.form().orElseThrow().title()).isEqualTo("A few words");
        town.noor.submits(Map.of("words", "*Better* than <@U0MARA> thinks", "audience", "ME"));
        assertThat(town.noor.form()).isEmpty();
        assertThat(town.noor.message()).contains("*Better* than <@U0MARA> thinks", "Only you see these words.");
    }

    @Test
    @Order(5)
    void theAnswerIsChanged() {
        town.noor.taps("Change answer").taps("2 · a little");
        assertThat(town.noor.message()).contains("2 · a little");
        assertThat(town.count("check_in_answer where score = 2")).isEqualTo(1);
    }

    @Test
    @Order(6)
    void homeShowsThePersonsOwnSummary() {
        town.noor.opensHome();
        assertThat(town.noor.home()).contains("Your mentoring, Noor Nettle", "Mara Maple", "1 of 1");
    }

    @Test
    @Order(7)
    void aMistypedCommandGetsASuggestionAndWordsInTheChatWorkToo() {
        town.noor.commands("stauts");
        assertThat(town.noor.message()).contains("Did you mean", "status");
        town.noor.says("status");
        assertThat(town.noor.message()).contains("Your mentoring, Noor Nettle");
    }

    @Test
    @Order(8)
    void theSettingsFormNamesMistakesAtTheirField() {
        town.noor.commands("settings").taps("Change").submits(Map.of("zone", "Atlantis"));
        assertThat(town.noor.form().orElseThrow().fieldErrors().values()).anyMatch(error -> error.contains("Atlantis"));
        town.noor.submits(Map.of("zone", "Europe/Berlin"));
        assertThat(town.noor.form()).isEmpty();
        assertThat(town.noor.message()).contains("Saved", "Europe/Berlin");
    }

    @Test
    @Order(9)
    void aMessageWhoseAnswerNeverCameIsFoundAndNotSaidTwice() {
        town.passUntil("2026-11-30T08:30");
        int before = town.noor.messages().size();
        town.slack.misbehaviour().next("chat.postMessage", new Fault.DeliverThenSilence(Duration.ofSeconds(4)));
        town.passUntil("2026-11-30T09:30");
        town.pass(Duration.ofMinutes(5));
        assertThat(town.noor.messages().stream()
                        .skip(before)
                        .filter(text -> text.contains("Have you been able to try")))
                .hasSize(1);
        assertThat(town.count("outbox where state in ('WAITING', 'IN_DOUBT', 'BLOCKED') and kind = 'checkin.ask'"))
                .isZero();
    }

    @Test
    @Order(11)
    void whoeverInstallsTheAppElsewhereIsAStranger() {
        town.slack.workspace("T0ELSEWHERE", "Elsewhere").user(SlackUser.of("U0MALLORY", "mallory", "Mallory Moss"));
        long people = town.count("person");
        town.slack.person("T0ELSEWHERE", "U0MALLORY").slashCommand("/mentor help");
        town.slack.person("T0ELSEWHERE", "U0MALLORY").say("help");
        assertThat(town.count("person")).isEqualTo(people);
        assertThat(town.count("workspace where external_id = 'T0ELSEWHERE'")).isZero();
    }

    @Test
    @Order(10)
    void aRateLimitDelaysAndLosesNothing() {
        town.slack.misbehaviour().next(2, "chat.postMessage", new Fault.TooManyRequests(Duration.ofSeconds(20)));
        town.noor.commands("checkin");
        town.pass(Duration.ofSeconds(20));
        town.pass(Duration.ofSeconds(20));
        assertThat(town.noor.message()).contains("Have you been able to try at work");
    }

    @Test
    @Order(100)
    void metricsHoldNoNamesNoWordsAndNoSecrets() throws Exception {
        String metrics = http(town, "/prometheus");

        assertThat(metrics).contains("trellis_", "jvm_");
        assertThat(NeverLogged.in(metrics)).isEmpty();
        assertThat(metrics).doesNotContain("Mara", "Noor", "Town mentors", "U0MARA", "thinks");
    }

    private static String http(Town town, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.service.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
