package dev.trellis.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Card;
import dev.trellis.text.Text;
import java.util.Map;

/** What the adapter answers in the same request. Stored, so that a repeated event gets the same answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Quiet.class, name = "quiet"),
    @JsonSubTypes.Type(value = Reply.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Reply.Replace.class, name = "replace"),
    @JsonSubTypes.Type(value = Reply.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Reply.Correct.class, name = "correct")
})
public sealed interface Reply {
    /** Nothing to say here; a form closes. */
    record Quiet() implements Reply {}

    /** A card for the one who asked, and nobody else. */
    record Show(Card card) implements Reply {}

    /** The card whose button was tapped becomes this one. The engine has also put the change into the outbox. */
    record Replace(Card card) implements Reply {}

    /** A form opens. */
    record Ask(Form form) implements Reply {}

    /** The form stays open, with what was entered and a sentence at each field that needs another look. */
    record Correct(Form form, Map<String, Text> errors) implements Reply {
        public Correct {
            errors = Map.copyOf(errors);
        }
    }

    static Reply quiet() {
        return new Quiet();
    }

    static Reply show(Card card) {
        return new Show(card);
    }

    static Reply say(Text sentence) {
        return new Show(Card.of(sentence));
    }
}
