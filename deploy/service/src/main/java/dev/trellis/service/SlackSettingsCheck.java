package dev.trellis.service;

import static dev.trellis.service.Setting.PUBLIC_URL;
import static dev.trellis.service.Setting.SLACK_APP_TOKEN;
import static dev.trellis.service.Setting.SLACK_BOT_TOKEN;
import static dev.trellis.service.Setting.SLACK_CLIENT_ID;
import static dev.trellis.service.Setting.SLACK_CLIENT_SECRET;
import static dev.trellis.service.Setting.SLACK_SIGNING_SECRET;
import static dev.trellis.service.Setting.SLACK_SIGNING_SECRET_PREVIOUS;

import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that Slack has a way in (signed requests, or Socket Mode) and one way to speak (the token of one workspace, or those of
 * installations through OAuth).
 */
final class SlackSettingsCheck {
    private final Settings settings;
    private final List<String> mistakes;
    private final List<String> warnings;

    SlackSettingsCheck(Settings settings, List<String> mistakes, List<String> warnings) {
        this.settings = settings;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    void run() {
        together(SLACK_CLIENT_ID, SLACK_CLIENT_SECRET);
        together(SLACK_CLIENT_SECRET, SLACK_CLIENT_ID);
        together(SLACK_CLIENT_ID, PUBLIC_URL);
        together(SLACK_SIGNING_SECRET_PREVIOUS, SLACK_SIGNING_SECRET);
        if (settings.slack()) {
            voice();
        } else {
            Stream.of(SLACK_BOT_TOKEN, SLACK_CLIENT_ID)
                    .filter(settings::has)
                    .forEach(setting -> mistakes.add(setting.variable() + " is set but neither "
                            + SLACK_SIGNING_SECRET.variable() + " nor " + SLACK_APP_TOKEN.variable() + " is."));
        }
        tokens();
    }

    private void voice() {
        boolean one = settings.has(SLACK_BOT_TOKEN);
        boolean many = settings.has(SLACK_CLIENT_ID) || settings.has(SLACK_CLIENT_SECRET);
        if (one && many) {
            mistakes.add(SLACK_BOT_TOKEN.variable() + " and " + SLACK_CLIENT_ID.variable()
                    + " are both set: the first serves one workspace, the second every workspace that installs the app."
                    + " Unset one of them.");
        } else if (!one && !many) {
            Setting in = settings.has(SLACK_SIGNING_SECRET) ? SLACK_SIGNING_SECRET : SLACK_APP_TOKEN;
            mistakes.add(in.variable() + " is set but neither " + SLACK_BOT_TOKEN.variable()
                    + " (one workspace) nor " + SLACK_CLIENT_ID.variable() + " and " + SLACK_CLIENT_SECRET.variable()
                    + " (installation by OAuth) is.");
        }
    }

    private void tokens() {
        settings.value(SLACK_BOT_TOKEN)
                .filter(token -> !token.startsWith("xoxb-") && !token.startsWith("xoxe.xoxb-"))
                .ifPresent(token -> mistakes.add(SLACK_BOT_TOKEN.variable()
                        + " is not a bot token: those start with xoxb- (OAuth & Permissions, Bot User OAuth Token)."));
        settings.value(SLACK_BOT_TOKEN)
                .filter(token -> token.startsWith("xoxe.xoxb-"))
                .ifPresent(token -> warnings.add(SLACK_BOT_TOKEN.variable()
                        + " is a token that expires after 12 hours, and without a refresh token it cannot be renewed: use "
                        + SLACK_CLIENT_ID.variable() + " and " + SLACK_CLIENT_SECRET.variable()
                        + " instead, or an app without token rotation."));
        settings.value(SLACK_APP_TOKEN)
                .filter(token -> !token.startsWith("xapp-"))
                .ifPresent(token -> mistakes.add(SLACK_APP_TOKEN.variable()
                        + " is not an app-level token: those start with xapp- (Basic Information, App-Level Tokens)."));
    }

    private void together(Setting present, Setting needed) {
        if (settings.has(present) && !settings.has(needed)) {
            mistakes.add(present.variable() + " is set but " + needed.variable() + " is not.");
        }
    }
}
