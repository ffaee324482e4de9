package dev.trellis.conversation.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trellis.text.Text;
import java.util.Map;

/**
 * Something to tap.
 *
 * @param label at most 75 characters in every language; longer ones are shortened visibly
 */
public record Button(Text label, Press press, Style style) {

    /** A button that does {@code action} at once. */
    public static Button doing(Text label, Action action) {
        return new Button(label, new Press.Act(action), Style.PLAIN);
    }

    /** A button that opens a form. */
    public static Button opening(Text label, Action form) {
        return new Button(label, new Press.OpenForm(form), Style.PLAIN);
    }

    public Button primary() {
        return new Button(label, press, Style.PRIMARY);
    }

    public Button danger() {
        return new Button(label, press, Style.DANGER);
    }

    /** How much the button asks to be noticed. */
    public enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }

    /** What a tap does. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Press.Act.class, name = "act"),
        @JsonSubTypes.Type(value = Press.OpenForm.class, name = "form"),
        @JsonSubTypes.Type(value = Press.OpenLink.class, name = "link")
    })
    public sealed interface Press {
        /** Sends the action. */
        record Act(Action action) implements Press {}

        /** Asks for a form: the action's name is the form's name, its arguments are the form's subject. */
        record OpenForm(Action form) implements Press {}

        /** Opens a web page in the reader's browser. */
        record OpenLink(String url) implements Press {}
    }

    /**
     * A declared action and what it is about. Its arguments come back from the platform as claims: they select, they never authorize.
     *
     * @param name as declared by a flow, such as {@code checkin.answer}; unique over all actions and forms
     * @param arguments few and short: name and arguments together stay below 1,500 characters of JSON
     */
    public record Action(String name, Map<String, String> arguments) {
        public Action {
            arguments = Map.copyOf(arguments);
        }

        public static Action of(String name) {
            return new Action(name, Map.of());
        }

        public static Action of(String name, String argument, Object value) {
            return new Action(name, Map.of(argument, String.valueOf(value)));
        }

        public static Action of(String name, String argument, Object value, String another, Object itsValue) {
            return new Action(name, Map.of(argument, String.valueOf(value), another, String.valueOf(itsValue)));
        }
    }
}
