package dev.trellis.pairing;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.ProgramCards;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is said about pairs. */
final class PairingCards {
    private PairingCards() {}

    /** @param mentees how many the mentor has in the program by now */
    static Card paired(Program program, Pair pair, Person mentor, Person mentee, Instant firstCheckIn, long mentees) {
        Text done = Text.of("pairing.paired", "mentor", mentor.displayName(), "mentee", mentee.displayName());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(done));
        elements.add(
                new Element.Note(Text.of("pairing.paired-next", "mentee", mentee.displayName(), "at", firstCheckIn)));
        if (mentees > program.capacity()) {
            elements.add(new Element.Note(Text.of(
                    "pairing.beyond-capacity",
                    "mentor",
                    mentor.displayName(),
                    "mentees",
                    mentees,
                    "program",
                    program.name(),
                    "capacity",
                    program.capacity())));
        }
        elements.add(Element.Buttons.of(undo(pair)));
        return new Card(done, elements);
    }

    /** @param aim what the program is for, as the reader is to read it; absent: nobody said */
    static Card introduction(
            String key,
            Program program,
            @Nullable Text aim,
            Introductions.Introduced introduced,
            List<Text> why,
            String partner) {
        Text hello = Text.of(key, "partner", partner, "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(hello));
        if (aim != null) {
            elements.addAll(ProgramCards.about(program, aim));
        }
        if (!why.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("pairing.introduction-why")));
            elements.add(new Element.Bullets(why));
        }
        Text firstStep = introduced.firstStep();
        elements.add(new Element.Paragraph(Text.of(key + "-next", "partner", partner)));
        if (firstStep != null) {
            elements.add(new Element.Paragraph(firstStep));
        }
        elements.add(new Element.Paragraph(Text.of("pairing.introduction-charter", "partner", partner)));
        elements.add(new Element.Paragraph(Text.of("pairing.introduction-agreement")));
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.opening(
                        Text.of("pairing.button.meet"),
                        Button.Action.of(
                                "meeting.propose", "pair", introduced.pair().id()))
                .primary());
        buttons.add(Button.doing(
                Text.of("pairing.button.charter"), Button.Action.of("charter.read", "program", program.id())));
        buttons.add(Button.doing(
                Text.of("pairing.button.agreement"),
                Button.Action.of("agreement.read", "pair", introduced.pair().id())));
        buttons.addAll(ProgramCards.strategyPage(program));
        elements.add(new Element.Buttons(buttons));
        elements.add(new Element.Note(Text.of("pairing.introduction-private")));
        return new Card(hello, elements);
    }

    static Card list(List<Pair> pairs, long count, LongFunction<String> name) {
        List<Element> elements = new ArrayList<>();
        Text title = Text.of("pairing.list", "count", count);
        elements.add(new Element.Heading(title));
        if (pairs.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("pairing.list-empty")));
        }
        for (Pair pair : pairs) {
            elements.add(new Element.Paragraph(Text.of(
                    "pairing.list-line",
                    "mentor",
                    name.apply(pair.mentorId()),
                    "mentee",
                    name.apply(pair.menteeId()),
                    "since",
                    new Text.Moment(pair.startedAt(), Text.Moment.Form.DAY))));
            // A list that is long is for reading; a short one is for doing something about it.
            if (pairs.size() <= 10) {
                elements.add(Element.Buttons.of(Button.doing(
                        Text.of("pairing.button.end"), Button.Action.of("pairing.unpair", "pair", pair.id()))));
            }
        }
        if (count > pairs.size()) {
            elements.add(new Element.Note(Text.of("pairing.list-more", "count", count - pairs.size())));
        }
        elements.add(Element.Buttons.of(PairingFlow.pairSomebody().primary()));
        return new Card(title, elements);
    }

    static Card confirmEnd(Pair pair, String mentor, String mentee) {
        Text ask = Text.of("pairing.confirm-end", "mentor", mentor, "mentee", mentee);
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(
                        Button.doing(
                                        Text.of("pairing.button.end-yes"),
                                        Button.Action.of("pairing.unpair-yes", "pair", pair.id()))
                                .danger(),
                        Button.doing(Text.of("pairing.button.end-no"), Button.Action.of("pairing.unpair-no"))));
    }

    static Card ended(String partner) {
        return Card.of(Text.of("pairing.ended", "partner", partner));
    }

    static Card endedForAdmin(String mentor, String mentee) {
        return Card.of(Text.of("pairing.ended-for-admin", "mentor", mentor, "mentee", mentee));
    }

    private static Button undo(Pair pair) {
        return Button.doing(Text.of("pairing.button.undo"), Button.Action.of("pairing.unpair", "pair", pair.id()));
    }
}
