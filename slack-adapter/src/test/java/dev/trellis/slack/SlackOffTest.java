package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import dev.trellis.slack.inbound.SlackDoor;
import dev.trellis.slack.outbound.SlackChat;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackOffTest {
    @Test
    void withoutASigningSecretThereIsNoSlackSideAtAll() {
        try (ApplicationContext service = ApplicationContext.run()) {
            assertThat(service.containsBean(SlackDoor.class)).isFalse();
            assertThat(service.containsBean(SlackChat.class)).isFalse();
            assertThat(service.containsBean(Slack.class)).isFalse();
        }
    }

    @Test
    void withAnAppTokenAloneThereIsNoDoorForRequests() {
        try (ApplicationContext service = ApplicationContext.run(Map.of("trellis.slack.app-token", "xapp-1"))) {
            assertThat(service.containsBean(SlackDoor.class)).isFalse();
            assertThat(service.containsBean(SlackChat.class)).isTrue();
        }
    }
}
