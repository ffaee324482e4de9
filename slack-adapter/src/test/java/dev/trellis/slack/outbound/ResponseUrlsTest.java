package dev.trellis.slack.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import dev.trellis.slack.SlackSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResponseUrlsTest {
    @Test
    void onlySlacksOwnHostsOverHttps() {
        ResponseUrls slack = urls("https://slack.com/api/");
        assertThat(slack.allows("https://hooks.slack.com/actions/T1/2/3")).isTrue();
        assertThat(slack.allows("https://slack.com/x")).isTrue();
        for (String other : new String[] {
            "http://hooks.slack.com/actions/T1/2/3",
            "https://hooks.slack.com.evil.example/x",
            "https://evilslack.com/x",
            "https://hooks.slack.com@evil.example/x",
            "https://hooks.slack.com:8443/x",
            "https://slack-gov.com/x",
            "https://localhost/x",
            "//hooks.slack.com/x",
            "not a url",
            ""
        }) {
            assertThat(slack.allows(other)).as(other).isFalse();
        }
    }

    @Test
    void governmentsAndStandInsHaveTheirOwn() {
        assertThat(urls("https://slack-gov.com/api/").allows("https://hooks.slack-gov.com/x"))
                .isTrue();
        ResponseUrls standIn = urls("http://localhost:1234/api/");
        assertThat(standIn.allows("http://localhost:1234/response/1")).isTrue();
        assertThat(standIn.allows("http://localhost:1235/response/1")).isFalse();
        assertThat(standIn.allows("https://hooks.slack.com/x")).isFalse();
    }

    private static ResponseUrls urls(String api) {
        return new ResponseUrls(
                Slack.getInstance(),
                new SlackSettings(
                        "s",
                        null,
                        null,
                        null,
                        null,
                        null,
                        api,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        100,
                        false));
    }
}
