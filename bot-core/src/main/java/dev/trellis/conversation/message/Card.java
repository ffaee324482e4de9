package dev.trellis.conversation.message;

import dev.trellis.text.Text;
import java.util.List;

/**
 * What Trellis says, on any platform. A value: it can be stored, compared and rendered again. Limits of a platform are its renderer's
 * business, which splits or shortens by a visible rule and never drops silently.
 *
 * @param summary one sentence that stands for the whole card in notifications and for screen readers; never empty
 * @param elements from top to bottom
 */
public record Card(Text summary, List<Element> elements) {
    public Card {
        elements = List.copyOf(elements);
    }

    /** A card of one paragraph, which is its own summary. */
    public static Card of(Text sentence) {
        return new Card(sentence, List.of(new Element.Paragraph(sentence)));
    }

    public static Card of(Text summary, Element... elements) {
        return new Card(summary, List.of(elements));
    }
}
