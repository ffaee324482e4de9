package dev.trellis.ending;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said about the end of a pair. */
final class EndingCards {
    static final String NOT_WORKING = "NOT_WORKING";

    private EndingCards() {}

    /** Why it is to end. The last answer is none of an ending: it leads to a new start. */
    static Card why(Pair pair, Text about, boolean ofTheReader) {
        List<Button> buttons = Stream.concat(
                        Arrays.stream(Ending.Why.values())
                                .filter(why -> why != Ending.Why.COHORT_OVER)
                                .map(Enum::name),
                        Stream.of(NOT_WORKING))
                .map(why -> Button.doing(
                        Text.of("ending.why."
                                + why.toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
                        Button.Action.of("ending.why", "pair", pair.id(), "why", why)))
                .toList();
        return Card.of(
                about,
                new Element.Paragraph(about),
                new Element.Buttons(buttons),
                Element.Buttons.of(Button.doing(Text.of("ending.button.leave"), Button.Action.of("ending.leave"))),
                new Element.Note(Text.of(ofTheReader ? "ending.why-note" : "ending.why-note-admin")));
    }

    /** What one of the two sees of it now. */
    static Card current(Ending ending, Pair pair, Person me, String partner) {
        Text title = headline(ending, me.id(), partner);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        if (ending.isRunning()) {
            elements.add(new Element.Paragraph(
                    Text.of("ending.ends", "at", new Text.Moment(ending.endsAt(), Text.Moment.Form.DAY))));
            elements.add(new Element.Buttons(buttons(ending, pair, me.id())));
            elements.add(new Element.Note(Text.of("ending.optional")));
        } else if (ending.state() == Ending.State.DONE) {
            elements.add(Element.Buttons.of(say(ending)));
        }
        return new Card(title, elements);
    }

    private static Text headline(Ending ending, long me, String partner) {
        return switch (ending.state()) {
            case RUNNING -> {
                if (ending.why() == Ending.Why.COHORT_OVER) {
                    yield Text.of("ending.running.cohort", "partner", partner);
                }
                Text why = Text.of("ending.because." + ending.why().tag());
                yield ending.begunBy() != null && ending.begunBy() == me
                        ? Text.of("ending.running.by-you", "partner", partner, "why", why)
                        : Text.of("ending.running.for-you", "partner", partner, "why", why);
            }
            case DONE -> Text.of("ending.done", "partner", partner);
            case UNDONE -> Text.of("ending.undone", "partner", partner);
            case OVERTAKEN -> Text.of("ending.overtaken", "partner", partner);
        };
    }

    private static List<Button> buttons(Ending ending, Pair pair, long me) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(say(ending).primary());
        buttons.add(
                Button.opening(Text.of("ending.button.meet"), Button.Action.of("meeting.propose", "pair", pair.id())));
        if (ending.why() == Ending.Why.COHORT_OVER && !ending.extended()) {
            buttons.add(act("extend", ending));
        }
        if (ending.begunBy() != null && ending.begunBy() == me) {
            buttons.add(act("undo", ending));
        }
        buttons.add(act("now", ending));
        return buttons;
    }

    /** What an admin sees who began it for two others. */
    static Card forAdmin(Ending ending, String mentor, String mentee) {
        Text says = Text.of(
                switch (ending.state()) {
                    case RUNNING -> "ending.admin.running";
                    case UNDONE -> "ending.admin.undone";
                    case DONE, OVERTAKEN -> "ending.admin.over";
                },
                "mentor",
                mentor,
                "mentee",
                mentee);
        return ending.isRunning()
                ? Card.of(
                        says,
                        new Element.Paragraph(says),
                        new Element.Note(
                                Text.of("ending.ends", "at", new Text.Moment(ending.endsAt(), Text.Moment.Form.DAY))),
                        Element.Buttons.of(act("undo", ending)))
                : Card.of(says);
    }

    static Card confirmNow(Ending ending, String partner) {
        Text ask = Text.of("ending.confirm-now", "partner", partner);
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(act("now-yes", ending).danger(), act("now-no", ending)));
    }

    /**
     * The news that it has ended.
     *
     * @param next the program in which the reader waits for somebody new from now on, if any
     */
    static Card over(Ending ending, String partner, List<Element> calledOff, @Nullable String next) {
        Text done = Text.of("ending.done", "partner", partner);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(done));
        elements.addAll(calledOff);
        elements.add(new Element.Paragraph(Text.of("ending.still-listening")));
        if (next != null) {
            elements.add(new Element.Paragraph(Text.of("ending.next-round", "program", next)));
        }
        elements.add(Element.Buttons.of(say(ending).primary()));
        return new Card(done, elements);
    }

    /** What the partner wrote to the reader. */
    static Card words(Farewell farewell, String author) {
        if (!farewell.isForPartner()) {
            return Card.of(Text.of("ending.words-taken-back", "author", author));
        }
        Text title = Text.of("ending.words", "author", author);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        quote(elements, "ending.words-thanks", farewell.thanks());
        quote(elements, "ending.words-lessons", farewell.lessonsForPartner());
        return new Card(title, elements);
    }

    private static void quote(List<Element> elements, String key, @Nullable PrivateWords words) {
        if (words != null) {
            elements.add(new Element.Note(Text.of(key)));
            elements.add(new Element.Quote(Text.words(words.text())));
        }
    }

    static Card lessons(String program, List<Farewell> all) {
        Text title = Text.of("ending.lessons", "program", program, "count", all.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Farewell farewell : all) {
            if (farewell.lessons() != null) {
                elements.add(new Element.Quote(Text.words(farewell.lessons().text())));
            }
        }
        elements.add(new Element.Note(Text.of("ending.lessons-note")));
        return new Card(title, elements);
    }

    static Card extended(String mentor, String mentee, Instant until) {
        return Card.of(Text.of(
                "ending.extended-admin",
                "mentor",
                mentor,
                "mentee",
                mentee,
                "until",
                new Text.Moment(until, Text.Moment.Form.DAY)));
    }

    static Button say(Ending ending) {
        return Button.opening(Text.of("ending.button.say"), Button.Action.of("ending.farewell", "ending", ending.id()));
    }

    private static Button act(String what, Ending ending) {
        return Button.doing(
                Text.of("ending.button." + what), Button.Action.of("ending." + what, "ending", ending.id()));
    }
}
