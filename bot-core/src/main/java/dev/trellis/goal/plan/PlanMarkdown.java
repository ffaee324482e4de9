package dev.trellis.goal.plan;

import dev.trellis.goal.plan.PlanDocument.Block;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan as Markdown (CommonMark). What people wrote stays words: every character that could mean something is escaped. */
final class PlanMarkdown {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|!~&]");
    /** What means something at the beginning of a line only. */
    private static final Pattern BEGINNING = Pattern.compile("^(\\s*)([-+=]|[0-9]{1,9}[.)])");

    private PlanMarkdown() {}

    static String of(PlanDocument plan) {
        StringBuilder markdown = new StringBuilder();
        boolean inList = false;
        for (Block block : plan.blocks()) {
            boolean item = block instanceof Block.Item || block instanceof Block.Remark || block instanceof Block.Fact;
            if (!markdown.isEmpty() && !(inList && item)) {
                markdown.append('\n');
            }
            switch (block) {
                case Block.Heading heading ->
                    markdown.append("#".repeat(heading.level())).append(' ').append(line(heading.text()));
                case Block.Paragraph paragraph -> markdown.append(words(paragraph.text(), ""));
                case Block.Fact fact ->
                    markdown.append("- **")
                            .append(line(fact.label()))
                            .append(":** ")
                            .append(words(fact.value(), "  "));
                case Block.Item one -> markdown.append("- ").append(words(one.text(), "  "));
                case Block.Remark remark ->
                    markdown.append("  - *")
                            .append(line(remark.label()))
                            .append("* ")
                            .append(words(remark.words(), "    "));
            }
            markdown.append('\n');
            inList = item;
        }
        return markdown.toString();
    }

    /** @param indent of the lines after the first */
    private static String words(String text, String indent) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PlanMarkdown::line)
                .reduce((one, other) -> one + "  \n" + indent + other)
                .orElse("");
    }

    private static String line(String text) {
        String escaped = MARKUP.matcher(text.replaceAll("\\R", " ")).replaceAll("\\\\$0");
        return BEGINNING.matcher(escaped).replaceFirst(found -> {
            String mark = found.group(2);
            String last = mark.substring(mark.length() - 1);
            return Matcher.quoteReplacement(found.group(1) + mark.substring(0, mark.length() - 1) + "\\" + last);
        });
    }
}
