package dev.trellis.goal.plan;

import java.util.List;

/**
 * A plan as it is read, in its owner's language: the same blocks become a card, Markdown or a PDF.
 *
 * @param language a tag, as in {@code de}
 * @param blocks in the order of reading; the first one is the title
 */
public record PlanDocument(String title, String language, List<Block> blocks) {
    public PlanDocument {
        blocks = List.copyOf(blocks);
    }

    /** Never what is in it. */
    @Override
    public String toString() {
        return "PlanDocument[…]";
    }

    /** A part of a plan. All of them hold plain words. */
    public sealed interface Block {
        /** @param level from 1 (the title) to 3 (a goal) */
        record Heading(int level, String text) implements Block {}

        record Paragraph(String text) implements Block {}

        record Fact(String label, String value) implements Block {}

        /** A line of a list. */
        record Item(String text) implements Block {}

        /** What somebody wrote about the item before it. */
        record Remark(String label, String words) implements Block {}
    }
}
