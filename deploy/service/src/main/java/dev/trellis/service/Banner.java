package dev.trellis.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an operator wants to know after a start, in a few lines. */
record Banner(Settings settings, String database, int port, Duration took) {
    List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Trellis %s is ready on port %d after %.1f s",
                        version(),
                        port,
                        took.toMillis() / 1000.0),
                "Slack: " + slack(),
                "Teams: " + teams(),
                "Database: " + database,
                "Health: /health/readiness, metrics: /prometheus");
    }

    private String slack() {
        if (!settings.slack()) {
            return "off (" + Setting.SLACK_SIGNING_SECRET.variable() + " is not set)";
        }
        List<String> ways = new ArrayList<>();
        if (settings.has(Setting.SLACK_SIGNING_SECRET)) {
            ways.add("request URL of events, interactivity and commands: " + address() + "/slack/events");
        }
        if (settings.has(Setting.SLACK_APP_TOKEN)) {
            ways.add("Socket Mode");
        }
        if (settings.has(Setting.SLACK_CLIENT_ID)) {
            ways.add("installed at " + address() + "/slack/install");
        }
        return "on; " + String.join("; ", ways);
    }

    private String teams() {
        return settings.teams()
                ? "on; messaging endpoint of the bot: " + address() + "/api/messages"
                : "off (" + Setting.TEAMS_APP_ID.variable() + " is not set)";
    }

    private String address() {
        return settings.value(Setting.PUBLIC_URL)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse("https://<your public host>");
    }

    /** Of the jar; classes that are run from a folder have none. */
    static String version() {
        String version = Banner.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
