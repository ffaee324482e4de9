package dev.trellis.bench.limits;

import dev.trellis.standins.Witness;
import dev.trellis.standins.slack.SlackApp;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.slack.SlackWorkspace;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slack: one message a second in a channel, 300 a minute in a workspace. */
final class StrictSlack implements StrictChat {
    private static final String WORKSPACE = "T0BENCH001";
    private static final String MEMBER = "U0BENCH001";

    private final SlackStandIn slack = SlackStandIn.start(0, InstantSource.system(), SlackApp.named("Trellis"));

    StrictSlack(int channels) {
        SlackWorkspace workspace = slack.workspace(WORKSPACE, "Bench").user(MEMBER, "mira", "Mira Member");
        for (int channel = 1; channel <= channels; channel++) {
            workspace.channel(channel(channel), "channel-" + channel, MEMBER);
        }
        slack.strictRates(true);
    }

    @Override
    public String platform() {
        return "slack";
    }

    @Override
    public String workspace() {
        return WORKSPACE;
    }

    @Override
    public String address() {
        return "";
    }

    @Override
    public String channel(int number) {
        return "C0BENCH" + (1000 + number);
    }

    @Override
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("trellis.slack.signing-secret", slack.app().signingSecret());
        properties.put("trellis.slack.bot-token", slack.workspace(WORKSPACE).botToken());
        properties.put("trellis.slack.api-url", slack.apiUrl().toString());
        return properties;
    }

    @Override
    public Witness witness() {
        return slack.witness();
    }

    @Override
    public boolean isPost(String method) {
        return method.equals("chat.postMessage");
    }

    @Override
    public double allowedPerSecond() {
        return 300 / 60.0;
    }

    @Override
    public void connectTo(URI service) {
        slack.connectTo(service);
    }

    @Override
    public void close() {
        slack.close();
    }
}
