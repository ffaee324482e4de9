package dev.trellis.charter;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about charters. */
final class CharterCards {
    private static final int NAMED = 10;

    private CharterCards() {}

    /**
     * What somebody who reads a charter may do with it.
     *
     * @param holds whether it is the version that holds now
     * @param takesPart whether they can accept it
     * @param accepted when they did
     * @param admin whether they can change it
     */
    record Reader(
            boolean holds, boolean takesPart, @Nullable Instant accepted, boolean admin) {}

    static Card charter(Program program, WrittenCharter charter, Text author, Reader reader) {
        Text title = Text.of("charter.title", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Note(Text.of(
                reader.holds() ? "charter.version" : "charter.version-old",
                "version",
                charter.version(),
                "day",
                date(charter.charter().writtenAt()),
                "author",
                author)));
        elements.addAll(charter.elements());
        elements.addAll(accepting(program, charter, reader));
        List<Button> others = new ArrayList<>();
        if (charter.version() > 1) {
            others.add(Button.doing(
                    Text.of("charter.button.versions"), Button.Action.of("charter.versions", "program", program.id())));
        }
        if (reader.admin() && reader.holds()) {
            others.add(change(program, charter));
        }
        if (!others.isEmpty()) {
            elements.add(new Element.Buttons(others));
        }
        return new Card(title, elements);
    }

    private static List<Element> accepting(Program program, WrittenCharter charter, Reader reader) {
        Instant accepted = reader.accepted();
        if (accepted != null) {
            return List.of(new Element.Note(Text.of("charter.you-accepted", "at", date(accepted))));
        }
        if (!reader.takesPart() || !reader.holds()) {
            return List.of();
        }
        return List.of(
                Element.Buttons.of(Button.doing(
                                Text.of("charter.button.accept"),
                                Button.Action.of(
                                        "charter.accept", "program", program.id(), "version", charter.version()))
                        .primary()),
                new Element.Note(Text.of("charter.accept-note")));
    }

    static Button change(Program program, WrittenCharter charter) {
        return Button.opening(
                Text.of("charter.button.change"),
                Button.Action.of("charter.change", "program", program.id(), "version", charter.version()));
    }

    static Button read(Program program) {
        return Button.doing(Text.of("charter.button.read"), Button.Action.of("charter.read", "program", program.id()));
    }

    static Card accepted(Program program, WrittenCharter charter, Instant at) {
        Text thanks =
                Text.of("charter.accepted", "program", program.name(), "version", charter.version(), "at", date(at));
        return Card.of(
                thanks,
                new Element.Paragraph(thanks),
                new Element.Note(Text.of("charter.accepted-note")),
                Element.Buttons.of(read(program)));
    }

    /** In place of a version that was offered and holds no more. */
    static Card newer(Program program) {
        Text sentence = Text.of("charter.newer", "program", program.name());
        return Card.of(sentence, new Element.Paragraph(sentence), Element.Buttons.of(read(program)));
    }

    /**
     * For an admin, after a new version was written.
     *
     * @param told how many people will be told; 0: nobody
     */
    static Card saved(Program program, WrittenCharter charter, int told) {
        Text done = Text.of("charter.saved", "program", program.name(), "version", charter.version());
        return Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Note(Text.of("charter.saved-told", "count", told)),
                Element.Buttons.of(
                        read(program),
                        Button.doing(
                                Text.of("program.button.checklist"),
                                Button.Action.of("setup.checklist", "program", program.id()))));
    }

    /** For those who take part, when there is a new version. */
    static Card changed(Program program, WrittenCharter charter, List<Section> what) {
        Text news = Text.of("charter.changed", "program", program.name());
        return Card.of(
                news,
                new Element.Paragraph(news),
                new Element.Bullets(what.stream().map(Section::title).toList()),
                Element.Buttons.of(read(program).primary()),
                new Element.Note(Text.of("charter.changed-note", "version", charter.version())));
    }

    static Card versions(Program program, List<Charter> versions, List<Text> authors) {
        Text title = Text.of("charter.versions", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (int i = 0; i < versions.size(); i++) {
            Charter charter = versions.get(i);
            elements.add(new Element.Paragraph(Text.of(
                    i == 0 ? "charter.version" : "charter.version-old",
                    "version",
                    charter.version(),
                    "day",
                    date(charter.writtenAt()),
                    "author",
                    authors.get(i))));
        }
        elements.add(new Element.Buttons(versions.stream()
                .map(charter -> Button.doing(
                        Text.of("charter.button.version", "version", charter.version()),
                        Button.Action.of("charter.read", "program", program.id(), "version", charter.version())))
                .toList()));
        return new Card(title, elements);
    }

    private static Text date(Instant at) {
        return new Text.Moment(at, Text.Moment.Form.DATE);
    }

    /** For admins: how many accepted what holds now, and who has not. */
    static List<Element> acceptances(int accepted, List<String> missing) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Divider());
        elements.add(new Element.Paragraph(
                Text.of("charter.acceptances", "accepted", accepted, "all", accepted + missing.size())));
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
            elements.add(new Element.Note(
                    Text.of("charter.missing", "names", names, "more", Math.max(0, missing.size() - NAMED))));
        }
        return elements;
    }
}
