package dev.trellis.conversation;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Button;
import dev.trellis.platform.MessageRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened. Names and arguments of actions and forms are claims of the client. */
public sealed interface Event {
    /** A command or a sentence typed to Trellis. */
    record Spoken(CommandLine line) implements Event {}

    /**
     * A button was tapped.
     *
     * @param message the card that holds it; absent on a home page
     * @param seenAtOnce whether the adapter shows the card that takes its place with the answer, for everybody: then what the outbox says about
     *     it later only makes it last, and lets others pass
     */
    record Pressed(Button.Action action, @Nullable MessageRef message, boolean seenAtOnce) implements Event {
        public Pressed(Button.Action action, @Nullable MessageRef message) {
            this(action, message, false);
        }
    }

    /** A button that opens a form was tapped. */
    record FormAsked(Button.Action form) implements Event {}

    /** A form was sent. Values by field id; nothing entered is an absent entry. */
    record FormSubmitted(String form, Map<String, String> subject, Map<String, String> values) implements Event {
        public FormSubmitted {
            subject = Map.copyOf(subject);
            values = Map.copyOf(values);
        }
    }

    /** The person looks at their own page. */
    record HomeOpened() implements Event {}

    /** Trellis was installed for this person or in this channel. */
    record Installed() implements Event {}

    /** Trellis was removed for this person or from this channel. */
    record Removed() implements Event {}
}
