package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BannerTest {
    @Test
    void saysWhichSidesAreOffAndWhy() {
        assertThat(new Banner(Settings.ofEnvironment(Map.of()), "embedded", 8080, Duration.ofMillis(6200)).lines())
                .containsExactly(
                        "Trellis (development) is ready on port 8080 after 6.2 s",
                        "Slack: off (TRELLIS_SLACK_SIGNING_SECRET is not set)",
                        "Teams: off (TRELLIS_TEAMS_APP_ID is not set)",
                        "Database: embedded",
                        "Health: /health/readiness, metrics: /prometheus");
    }

    @Test
    void saysWhatToEnterWhere() {
        Settings settings = Settings.ofEnvironment(Map.of(
                "TRELLIS_SLACK_SIGNING_SECRET", "hush",
                "TRELLIS_TEAMS_APP_ID", "an-id",
                "TRELLIS_PUBLIC_URL", "https://mentoring.acme.example/"));

        assertThat(new Banner(settings, "embedded", 8080, Duration.ZERO).lines())
                .contains(
                        "Slack: on; request URL of events, interactivity and commands: https://mentoring.acme.example/slack/events",
                        "Teams: on; messaging endpoint of the bot: https://mentoring.acme.example/api/messages")
                .noneMatch(line -> line.contains("hush"));
    }
}
