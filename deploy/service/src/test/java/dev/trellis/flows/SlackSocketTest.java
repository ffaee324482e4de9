package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.service.TrellisService;
import dev.trellis.standins.ClientReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The same life over Socket Mode, without a public address. A story: each test goes on where the last one ended. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlackSocketTest {
    private static final String APP_TOKEN = "xapp-1-standin";
    private InstallTown town;

    @BeforeAll
    void open() throws InterruptedException {
        town = new InstallTown(Map.of("trellis.slack.app-token", APP_TOKEN));
        town.slack.socketMode();
        until(() -> town.slack.socketConnections() == 1);
        town.install("team=T0HOME&user=U0OLIVIA");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void commandsButtonsFormsAndMessagesComeThroughTheConnection() throws InterruptedException {
        ClientReply reply = town.commands(InstallTown.HOME, "U0OLIVIA", "settings");
        assertThat(reply.accepted()).isTrue();
        assertThat(town.message(InstallTown.HOME, "U0OLIVIA")).contains("Change");
        town.taps(InstallTown.HOME, "U0OLIVIA", "Change");
        assertThat(town.slack.person(InstallTown.HOME, "U0OLIVIA").modal()).isPresent();
        assertThat(town.slack.person(InstallTown.HOME, "U0OLIVIA").submit().accepted())
                .isTrue();
        assertThat(town.slack.person(InstallTown.HOME, "U0OLIVIA").modal()).isEmpty();
        town.slack.person(InstallTown.HOME, "U0OLIVIA").say("status");
        // Acknowledged at once and answered by a message, before or after what the form has left behind.
        until(() ->
                town.messages(InstallTown.HOME, "U0OLIVIA").stream().anyMatch(one -> one.contains("Your mentoring")));
    }

    @Test
    @Order(2)
    void thereIsNoDoorForRequests() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.port + "/slack/events"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"type\":\"url_verification\",\"challenge\":\"x\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(404, 405);
    }

    @Test
    @Order(3)
    void aConnectionThatSlackRenewsIsChangedAndNothingIsLost() throws InterruptedException {
        town.slack.refreshSockets("refresh_requested");
        until(() -> town.slack.socketConnections() == 1);
        assertThat(town.commands(InstallTown.HOME, "U0OLIVIA", "help").accepted())
                .isTrue();
    }

    @Test
    @Order(4)
    void aConnectionThatBreaksIsOpenedAgain() throws InterruptedException {
        town.slack.cutSockets();
        until(() -> town.slack.socketConnections() == 1);
        assertThat(town.commands(InstallTown.HOME, "U0OLIVIA", "help").accepted())
                .isTrue();
    }

    @Test
    @Order(5)
    void everyNodeHasAConnectionAndGivesItBack() throws InterruptedException {
        try (TrellisService other = town.anotherNode()) {
            until(() -> town.slack.socketConnections() == 2);
            for (int i = 0; i < 4; i++) {
                assertThat(town.commands(InstallTown.HOME, "U0OLIVIA", "help").accepted())
                        .isTrue();
            }
            assertThat(other.port()).isPositive();
        }
        until(() -> town.slack.socketConnections() == 1);
        assertThat(town.commands(InstallTown.HOME, "U0OLIVIA", "help").accepted())
                .isTrue();
    }

    /** In real time: connections know no other. */
    private static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
