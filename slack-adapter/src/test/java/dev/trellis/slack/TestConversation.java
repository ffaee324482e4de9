package dev.trellis.slack;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Inbound;
import dev.trellis.testkit.RecordingConversation;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;

/** Stands before the engine in tests of the adapter: whoever the test names takes in what comes through the door. */
@Singleton
@Primary
public class TestConversation implements Conversation {
    private volatile Conversation taker = new RecordingConversation();

    public void answeredBy(Conversation conversation) {
        taker = conversation;
    }

    @Override
    public Answer receive(Inbound inbound, Deadline deadline) {
        return taker.receive(inbound, deadline);
    }
}
