package dev.trellis.checkin;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about a check-in. Every card names the partner, so that somebody with two mentors knows which one is meant. */
final class CheckInCards {
    private CheckInCards() {}

    /**
     * The question with its five buttons.
     *
     * @param asking 0 for the first message, n for the n-th reminder: which of the messages a tap came from
     */
    static Card question(CheckIn checkIn, String partner, int asking) {
        Text question = question(checkIn, partner);
        Text opening = Text.of(asking == 0 ? "checkin.opening" : "checkin.reminder", "partner", partner);
        return Card.of(
                question,
                new Element.Paragraph(opening),
                new Element.Heading(question),
                scale(checkIn, asking),
                new Element.Note(Text.of("checkin.private")));
    }

    /** The question again, for an answer that is to change. */
    static Card change(CheckIn checkIn, String partner, int score, int asking) {
        Text question = question(checkIn, partner);
        return Card.of(
                question,
                new Element.Heading(question),
                new Element.Paragraph(Text.of("checkin.so-far", "answer", scale(score))),
                scale(checkIn, asking),
                Element.Buttons.of(Button.doing(Text.of("checkin.keep"), action("checkin.keep", checkIn, asking))));
    }

    /** What a question turns into once it is answered. */
    static Card receipt(CheckIn checkIn, CheckInAnswer answer, String partner, int asking) {
        Text thanks = Text.of("checkin.thanks", "answer", scale(answer.score()));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(thanks));
        elements.add(new Element.Note(question(checkIn, partner)));
        if (answer.words() != null) {
            elements.add(new Element.Quote(Text.words(answer.words().text())));
            elements.add(new Element.Note(Text.of("checkin.words-for." + tag(answer.wordsVisibleTo()))));
        }
        elements.add(Element.Buttons.of(
                Button.opening(
                        Text.of(answer.words() == null ? "checkin.add-words" : "checkin.change-words"),
                        Button.Action.of("checkin.words", "checkIn", checkIn.id())),
                Button.doing(Text.of("checkin.change"), action("checkin.change", checkIn, asking))));
        elements.add(new Element.Note(Text.of("checkin.until", "at", checkIn.closesAt())));
        return new Card(thanks, elements);
    }

    /** What a question turns into when its time is over. */
    static Card over(@Nullable CheckInAnswer answer) {
        return Card.of(
                answer == null
                        ? Text.of("checkin.over")
                        : Text.of("checkin.over-answered", "answer", scale(answer.score())));
    }

    static Form words(CheckIn checkIn, CheckInAnswer answer) {
        List<Field.Option> audiences = new ArrayList<>();
        for (CheckInAnswer.Audience audience : CheckInAnswer.Audience.values()) {
            audiences.add(new Field.Option(audience.name(), Text.of("checkin.audience." + tag(audience))));
        }
        return new Form(
                "checkin.words",
                Map.of("checkIn", Long.toString(checkIn.id())),
                Text.of("checkin.form.title"),
                Text.of("checkin.form.introduction"),
                List.of(
                        new Field.Line(
                                "words",
                                Text.of("checkin.form.words"),
                                Text.of("checkin.form.words-hint"),
                                false,
                                true,
                                3000,
                                PrivateWords.text(answer.words())),
                        new Field.Choice(
                                "audience",
                                Text.of("checkin.form.audience"),
                                null,
                                true,
                                audiences,
                                Field.Look.OPEN,
                                answer.wordsVisibleTo().name())),
                Text.of("checkin.form.submit"));
    }

    private static Text question(CheckIn checkIn, String partner) {
        return Text.of("checkin.question." + checkIn.indicator().tag(), "partner", partner);
    }

    private static Element scale(CheckIn checkIn, int asking) {
        List<Button> buttons = new ArrayList<>();
        for (int score = Indicator.LEAST; score <= Indicator.MOST; score++) {
            buttons.add(Button.doing(
                    scale(score),
                    new Button.Action(
                            "checkin.answer",
                            Map.of(
                                    "checkIn", Long.toString(checkIn.id()),
                                    "score", Integer.toString(score),
                                    "asking", Integer.toString(asking)))));
        }
        return new Element.Buttons(buttons);
    }

    private static Button.Action action(String name, CheckIn checkIn, int asking) {
        return Button.Action.of(name, "checkIn", checkIn.id(), "asking", asking);
    }

    static Text scale(int score) {
        return Text.of("checkin.scale." + score);
    }

    private static String tag(CheckInAnswer.Audience audience) {
        return audience.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
