package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.SteppedClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
    private static final byte[] BODY = "text=gr%C3%BC%C3%9Fe \uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

    private final SteppedClock clock = new SteppedClock();
    private final SignatureCheck check = new SignatureCheck(settings("new", "old"), clock);

    /** The worked example of Slack's "Verifying requests from Slack". */
    @Test
    void slacksOwnExampleIsAccepted() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Clock then = Clock.fixed(Instant.ofEpochSecond(1531420618), ZoneOffset.UTC);
        SignatureCheck slacks = new SignatureCheck(settings("8f742231b10e8888abcd99yyyzzz85a5", null), then);
        assertThat(slacks.accepts(
                        "1531420618",
                        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                        body.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void bothSecretsAreAcceptedWhileTheyAreRotatedAndNoOther() {
        assertThat(accepts("new", now(0))).isTrue();
        assertThat(accepts("old", now(0))).isTrue();
        assertThat(accepts("other", now(0))).isFalse();
        assertThat(new SignatureCheck(settings("new", ""), clock)
                        .accepts(now(0), SignatureCheck.sign("old", now(0), BODY), BODY))
                .isFalse();
    }

    @Test
    void theWindowIsFiveMinutesOnBothSidesOfOurOwnClock() {
        assertThat(accepts("new", now(-300))).isTrue();
        assertThat(accepts("new", now(300))).isTrue();
        assertThat(accepts("new", now(-301))).isFalse();
        assertThat(accepts("new", now(301))).isFalse();
        String before = now(0);
        clock.step(Duration.ofDays(3));
        assertThat(accepts("new", before)).isFalse();
        assertThat(accepts("new", now(0))).isTrue();
    }

    @Test
    void aChangedByteOrTimestampOrAMissingHeaderIsRefused() {
        String signature = SignatureCheck.sign("new", now(0), BODY);
        byte[] changed = BODY.clone();
        changed[3] ^= 1;
        assertThat(check.accepts(now(0), signature, changed)).isFalse();
        assertThat(check.accepts(now(1), signature, BODY)).isFalse();
        assertThat(check.accepts(null, signature, BODY)).isFalse();
        assertThat(check.accepts(now(0), null, BODY)).isFalse();
        assertThat(check.accepts(now(0), "", BODY)).isFalse();
        assertThat(check.accepts(now(0), signature.substring(3), BODY)).isFalse();
        for (String timestamp : new String[] {"", "now", "-1", "1e9", "99999999999999999999"}) {
            assertThat(check.accepts(timestamp, SignatureCheck.sign("new", timestamp, BODY), BODY))
                    .as(timestamp)
                    .isFalse();
        }
    }

    @Test
    void anEmptySecretIsAMistakeAtStart() {
        assertThatThrownBy(() -> settings(" ", null)).hasMessageContaining("TRELLIS_SLACK_SIGNING_SECRET");
    }

    @Test
    void settingsNeverSayTheirSecrets() {
        assertThat(settings("new-secret", "old-secret").toString()).doesNotContain("new-secret", "old-secret", "xoxb");
    }

    private boolean accepts(String secret, String timestamp) {
        return check.accepts(timestamp, SignatureCheck.sign(secret, timestamp, BODY), BODY);
    }

    private String now(long plus) {
        return String.valueOf(clock.instant().getEpochSecond() + plus);
    }

    private static SlackSettings settings(String secret, @Nullable String previous) {
        return new SlackSettings(
                secret,
                previous,
                "xoxb-1",
                null,
                null,
                null,
                "https://slack.com/api/",
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                100,
                false);
    }
}
