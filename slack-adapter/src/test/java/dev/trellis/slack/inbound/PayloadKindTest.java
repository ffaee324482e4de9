package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever is let through here goes to Bolt, which logs bodies that it cannot place. */
class PayloadKindTest {
    @Test
    void whatSlackSendsIsKnown() {
        assertThat(PayloadKind.isKnown("command=%2Fmentor&text=")).isTrue();
        assertThat(PayloadKind.isKnown("{\"type\":\"url_verification\",\"challenge\":\"x\"}"))
                .isTrue();
        assertThat(PayloadKind.isKnown("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\"}}"))
                .isTrue();
        assertThat(PayloadKind.isKnown(
                        "payload=%7B%22type%22%3A%22view_closed%22%2C%22user%22%3A%7B%22id%22%3A%22U%22%7D"
                                + "%2C%22view%22%3A%7B%22type%22%3A%22modal%22%7D%7D"))
                .isTrue();
    }

    @Test
    void whatSlackDoesNotSendIsNot() {
        for (String body : new String[] {
            "",
            "hello",
            "ssl_check=1&token=x",
            "{}",
            "[]",
            "{\"type\":\"secret words\"}",
            "{\"type\":\"event_callback\"}",
            "{\"type\":\"event_callback\",\"event\":\"message\"}",
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U1\",\"user\":\"U2\"}}",
            "payload=%7B%7D",
            "payload=words",
            "payload=%7B%22type%22%3A%22view_submission%22%7D",
            "payload=%7B%22type%22%3A%22block_actions%22%7D"
        }) {
            assertThat(known(body)).as(body).isFalse();
        }
    }

    private static boolean known(String body) {
        try {
            return PayloadKind.isKnown(body);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
