package dev.trellis.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it: {@code 2026-12-01}, {@code 1.12.2026}, {@code 3 days}, {@code 2w}, {@code 2 Wochen}, {@code until …}. */
final class Until {
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,3}) ?(d|days?|tage?n?|w|weeks?|wochen?|m|months?|monate?n?)");
    private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private Until() {}

    /** Empty if no day is meant. Days in the past are the caller's business. */
    static Optional<LocalDate> day(String typed, LocalDate today) {
        String words = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^(until|for|bis|für) ", "");
        Matcher span = SPAN.matcher(words);
        if (span.matches()) {
            int count = Integer.parseInt(span.group(1));
            return Optional.of(
                    switch (span.group(2).charAt(0)) {
                        case 'w' -> today.plusWeeks(count);
                        case 'm' -> today.plusMonths(count);
                        default -> today.plusDays(count);
                    });
        }
        try {
            Matcher german = GERMAN_DATE.matcher(words);
            LocalDate day = german.matches()
                    ? LocalDate.of(
                            Integer.parseInt(german.group(3)),
                            Integer.parseInt(german.group(2)),
                            Integer.parseInt(german.group(1)))
                    : LocalDate.parse(words);
            // Java also reads years of nine digits.
            return Optional.of(day).filter(meant -> meant.getYear() <= 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
