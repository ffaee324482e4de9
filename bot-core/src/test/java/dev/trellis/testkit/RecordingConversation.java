package dev.trellis.testkit;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps what came in and answers what the test says; quiet until told otherwise. */
public final class RecordingConversation implements Conversation {
    public static final Voice VOICE = new Voice(Language.ENGLISH, ZoneId.of("Europe/Berlin"));

    private final List<Inbound> received = new CopyOnWriteArrayList<>();
    private volatile Function<Inbound, Reply> reply = inbound -> Reply.quiet();

    public RecordingConversation answering(Reply fixed) {
        reply = inbound -> fixed;
        return this;
    }

    public List<Inbound> received() {
        return List.copyOf(received);
    }

    public Inbound last() {
        return received.getLast();
    }

    @Override
    public Answer receive(Inbound inbound, Deadline deadline) {
        received.add(inbound);
        return Answer.kept(reply.apply(inbound), VOICE);
    }
}
