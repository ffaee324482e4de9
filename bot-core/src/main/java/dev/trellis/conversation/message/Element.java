package dev.trellis.conversation.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trellis.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Card}. Every adapter renders every kind, or declares the capability missing and shows the stated fallback. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Element.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Element.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Element.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Element.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Element.Bullets.class, name = "bullets"),
    @JsonSubTypes.Type(value = Element.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Element.Buttons.class, name = "buttons"),
    @JsonSubTypes.Type(value = Element.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Element.Divider.class, name = "divider")
})
public sealed interface Element {

    /** A short title line. */
    record Heading(Text text) implements Element {}

    record Paragraph(Text text) implements Element {}

    /** Small print: who sees this, until when it can be changed. */
    record Note(Text text) implements Element {}

    /** Label and value pairs, read in order. */
    record Facts(List<Fact> facts) implements Element {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(Text label, Text value) {}

    record Bullets(List<Text> items) implements Element {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** What a person wrote, set apart from what Trellis says. */
    record Quote(Text words) implements Element {}

    /** A row of buttons; a platform that cannot show so many in a row wraps them. */
    record Buttons(List<Button> buttons) implements Element {
        public Buttons {
            buttons = List.copyOf(buttons);
        }

        public static Buttons of(Button... buttons) {
            return new Buttons(List.of(buttons));
        }
    }

    record Divider() implements Element {}

    /**
     * Numbers over a few categories. Where the platform draws no charts ({@code Capability.CHARTS}) it is said as lines of text, one a
     * category.
     *
     * @param categories at most 20, in order
     * @param series each with one value a category; at most 6
     * @param fallback the same finding as one sentence
     */
    record Chart(Text title, Kind kind, List<Text> categories, List<Series> series, Text fallback) implements Element {
        public Chart {
            categories = List.copyOf(categories);
            series = List.copyOf(series);
            for (Series one : series) {
                if (one.values().size() != categories.size()) {
                    throw new IllegalArgumentException("a series has one value a category");
                }
            }
        }

        /** What is drawn. */
        public enum Kind {
            BAR,
            LINE
        }
    }

    /**
     * @param unit said after a value in text fallbacks, such as "%"; absent: none
     */
    record Series(Text name, List<Double> values, @Nullable String unit) {
        public Series {
            values = List.copyOf(values);
        }
    }
}
