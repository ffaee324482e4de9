package dev.trellis.meeting;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.meeting.Reflection.Happened;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked and said after a meeting (E6). */
final class ReflectionCards {
    static final int WORDS = 3000;
    static final int NEXT_STEP = 500;

    private ReflectionCards() {}

    static Card question(Meeting meeting, Party party) {
        Text ask = ask(meeting, party);
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                answers(meeting, false),
                new Element.Note(Text.of("meeting.ask-note")));
    }

    /** As part of a longer card, for whoever has not been asked yet or has not answered. */
    static List<Element> onTheList(Meeting meeting, Party party) {
        return List.of(new Element.Paragraph(ask(meeting, party)), answers(meeting, true));
    }

    private static Text ask(Meeting meeting, Party party) {
        return Text.of("meeting.ask", "other", party.other().displayName(), "at", meeting.startsAt());
    }

    private static Element answers(Meeting meeting, boolean onList) {
        List<Button> answers = new ArrayList<>();
        for (Happened happened : Happened.values()) {
            Map<String, String> arguments =
                    new HashMap<>(Map.of("meeting", Long.toString(meeting.id()), "answer", tag(happened)));
            if (onList) {
                arguments.put("from", "list");
            }
            answers.add(Button.doing(
                    Text.of("meeting.button.happened." + tag(happened)),
                    new Button.Action("meeting.happened", arguments)));
        }
        return new Element.Buttons(answers);
    }

    static Card receipt(Meeting meeting, Party party, Reflection reflection) {
        Text said = Text.of(
                "meeting.receipt." + tag(reflection.happened()),
                "other",
                party.other().displayName(),
                "at",
                meeting.startsAt());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(said));
        elements.add(new Element.Note(
                Text.of(reflection.hasWords() ? "meeting.receipt-words" : "meeting.receipt-no-words")));
        String next = PrivateWords.text(reflection.nextStep());
        if (next != null) {
            elements.add(new Element.Paragraph(Text.of("meeting.receipt-next-step")));
            elements.add(new Element.Quote(Text.words(next)));
        }
        List<Button> buttons = new ArrayList<>();
        if (reflection.happened() != Happened.YES) {
            buttons.add(MeetingCards.proposeAnother(party.pair()));
        }
        buttons.add(Button.opening(
                Text.of(reflection.hasWords() ? "meeting.button.reflect-change" : "meeting.button.reflect"),
                Button.Action.of("meeting.reflect", "meeting", meeting.id())));
        buttons.add(Button.doing(
                Text.of("meeting.button.change"), Button.Action.of("meeting.ask-again", "meeting", meeting.id())));
        elements.add(new Element.Buttons(buttons));
        return new Card(said, elements);
    }

    static Form form(Meeting meeting, Party party, Reflection reflection) {
        return new Form(
                "meeting.reflect",
                Map.of("meeting", Long.toString(meeting.id())),
                Text.of("meeting.reflect.title"),
                Text.of("meeting.reflect.introduction", "other", party.other().displayName()),
                List.of(
                        line(
                                "worked",
                                Text.of("meeting.reflect.only-you"),
                                true,
                                WORDS,
                                PrivateWords.text(reflection.worked())),
                        line(
                                "not-worked",
                                Text.of("meeting.reflect.only-you"),
                                true,
                                WORDS,
                                PrivateWords.text(reflection.didNotWork())),
                        line(
                                "next-step",
                                Text.of(
                                        "meeting.reflect.pair-sees",
                                        "other",
                                        party.other().displayName()),
                                false,
                                NEXT_STEP,
                                PrivateWords.text(reflection.nextStep()))),
                Text.of("meeting.reflect.submit"));
    }

    static String tag(Happened happened) {
        return happened.name().toLowerCase(Locale.ROOT);
    }

    private static Field line(String id, Text hint, boolean many, int maximum, @Nullable String initial) {
        return new Field.Line(id, Text.of("meeting.reflect." + id), hint, false, many, maximum, initial);
    }
}
