package dev.trellis.charter;

import dev.trellis.conversation.message.Element;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A version of a charter with everything it says.
 *
 * @param own what admins wrote in place of the template's text
 */
public record WrittenCharter(Charter charter, Map<Section, PrivateWords> own) {
    public WrittenCharter {
        own = Map.copyOf(own);
    }

    public int version() {
        return charter.version();
    }

    /** What admins wrote, or what the template says in the reader's language. */
    public Text says(Section section) {
        PrivateWords words = own.get(section);
        return words == null ? charter.templates(section) : Text.words(words.text());
    }

    /** Everything it says, section by section, as everybody reads it. */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (Section section : Section.values()) {
            Text says = says(section);
            elements.add(new Element.Paragraph(Text.of("charter.heading", "title", section.title())));
            elements.add(says instanceof Text.Words ? new Element.Quote(says) : new Element.Paragraph(says));
        }
        return elements;
    }

    /** Whether it is as the template has it, to the letter. */
    public boolean isTheTemplates() {
        return own.isEmpty();
    }

    /** What is worded otherwise than in another version. */
    List<Section> differsFrom(WrittenCharter other) {
        return Arrays.stream(Section.values())
                .filter(section -> !Objects.equals(says(section), other.says(section)))
                .toList();
    }
}
