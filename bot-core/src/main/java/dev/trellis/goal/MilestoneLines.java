package dev.trellis.goal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Milestones as they are written into one field, one a line, each with a date at its end or none: {@code 2027-01-15} or {@code
 * 15.1.2027}. Those without one are spread evenly until the goal's date. Pure.
 */
final class MilestoneLines {
    private static final Pattern DATED = Pattern.compile(
            "(.*?)[\\s,;:(–-]*\\b(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})\\.\\s?([0-9]{1,2})\\.\\s?([0-9]{4}))\\)?");
    private static final Pattern MARK = Pattern.compile("^(?:[-*•–]|[0-9]{1,2}[.)])\\s+");

    private MilestoneLines() {}

    /** A line; its date as it was written, or absent. */
    record Line(String title, @Nullable LocalDate due) {}

    static List<Line> read(String words) {
        return words.lines()
                .map(line -> MARK.matcher(line.strip()).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .map(MilestoneLines::line)
                .toList();
    }

    /** The same, where those without a date have one, if the goal has. */
    static List<Line> spread(List<Line> lines, LocalDate today, @Nullable LocalDate until) {
        if (until == null) {
            return lines;
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(today, until));
        List<Line> spread = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            spread.add(
                    line.due() == null ? new Line(line.title(), today.plusDays(days * (i + 1) / lines.size())) : line);
        }
        return spread;
    }

    private static Line line(String words) {
        Matcher dated = DATED.matcher(words);
        if (!dated.matches() || dated.group(1).isBlank()) {
            return new Line(words, null);
        }
        try {
            LocalDate due = dated.group(2) != null
                    ? date(dated.group(2), dated.group(3), dated.group(4))
                    : date(dated.group(7), dated.group(6), dated.group(5));
            return new Line(dated.group(1).strip(), due);
        } catch (DateTimeException e) {
            // The thirty-first of June is no date; then it is part of what they wrote.
            return new Line(words, null);
        }
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
