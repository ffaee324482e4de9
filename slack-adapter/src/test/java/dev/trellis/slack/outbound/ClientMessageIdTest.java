package dev.trellis.slack.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Card;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.text.Text;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientMessageIdTest {
    @Test
    void isTheSameOnEveryAttemptAndAnotherForEveryOtherMessage() {
        String id = ClientMessageId.of("T1 since 2026", parcel("m1"));
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(ClientMessageId.of("T1 since 2026", parcel("m1"))).isEqualTo(id);
        assertThat(ClientMessageId.of("T1 since 2026", parcel("m2"))).isNotEqualTo(id);
        assertThat(ClientMessageId.of("T1 since 2027", parcel("m1")))
                .as("the first message of a new database")
                .isNotEqualTo(id);
    }

    private static Parcel parcel(String id) {
        return new Parcel(
                id,
                new WorkspaceRef("slack", "T1", null),
                new Target.Channel("C1"),
                Card.of(Text.words("Hello")),
                RecordingConversation.VOICE);
    }
}
