package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.trellis.standins.FakeService;
import dev.trellis.standins.Json;
import dev.trellis.standins.SteppableClock;
import dev.trellis.standins.WireRequest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** One workspace, three people, a channel with and one without the bot, a fake service, and Slack's own SDK. */
final class SlackScene implements AutoCloseable {
    static final String TEAM = "T0ACME";
    static final String ADA = "U0ADA";
    static final String BOB = "U0BOB";
    static final String GENERAL = "C0GENERAL";
    static final String RANDOM = "C0RANDOM";

    final SteppableClock clock = new SteppableClock();
    final FakeService service = new FakeService();
    final SlackStandIn slack =
            SlackStandIn.start(0, clock).connectTo(service.address()).patience(Duration.ofMillis(600));
    final SlackWorkspace workspace = slack.workspace(TEAM, "Acme")
            .user(SlackUser.of(ADA, "ada", "Ada Lovelace").doNotDisturb(LocalTime.of(22, 0), LocalTime.of(8, 0)))
            .user(SlackUser.of(BOB, "bob", "Bob Builder")
                    .timeZone(ZoneId.of("America/New_York"))
                    .locale("de-DE"))
            .user(SlackUser.of("U0GONE", "gone", "Gone Person").asDeleted())
            .channel(GENERAL, "general", ADA, BOB)
            .channelWithoutBot(RANDOM, "random", ADA, BOB);
    final SlackPerson ada = slack.person(TEAM, ADA);
    private final Slack sdk;

    SlackScene() {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
        sdk = Slack.getInstance(config);
    }

    MethodsClient sdk() {
        return sdk.methods(workspace.botToken());
    }

    MethodsClient sdk(String token) {
        return sdk.methods(token);
    }

    /** The interactive payload of the last request the service got. */
    JsonNode lastPayload() {
        WireRequest last = service.last();
        return Json.readOrMissing(last.form().getOrDefault("payload", last.body()));
    }

    @Override
    public void close() throws Exception {
        sdk.close();
        slack.close();
        service.close();
    }
}
