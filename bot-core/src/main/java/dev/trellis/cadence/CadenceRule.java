package dev.trellis.cadence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * How often something is due: a calendar rule (RFC 5545) at a time of day in a person's own zone. Named rules are the usual ones; others
 * are written as an RRULE.
 */
public final class CadenceRule {
    /** In the place of a rule: not at all. */
    public static final String OFF = "off";

    /** When in the day things are due, unless the rule says otherwise. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** Where counting starts for rules with an interval: a Monday, so that "every second week" is the same week for everybody. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(2024, 1, 1, 0, 0);

    private final String notation;
    private final String rrule;

    private CadenceRule(String notation, String rrule) {
        this.notation = notation;
        this.rrule = rrule;
    }

    /** The rules that have a name (A4). */
    public enum Named {
        DAILY("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        WEEKLY("FREQ=WEEKLY;BYDAY=MO"),
        FORTNIGHTLY("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        MONTHLY("FREQ=MONTHLY;BYDAY=1MO"),
        QUARTERLY("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO");

        private final String rrule;

        Named(String rrule) {
            this.rrule = rrule;
        }

        public String tag() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A name such as {@code weekly}, or an RRULE that any day ever fits; empty if it is neither. */
    public static Optional<CadenceRule> of(String notation) {
        for (Named named : Named.values()) {
            if (named.tag().equals(notation)) {
                return Optional.of(new CadenceRule(notation, named.rrule));
            }
        }
        if (notation.indexOf('_') >= 0) {
            // No part of RFC 5545; the library takes such for its own inner workings and fails on them.
            return Optional.empty();
        }
        try {
            String rrule = notation.startsWith("RRULE:") ? notation.substring("RRULE:".length()) : notation;
            RecurrenceRule rule = new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            // Rules of seconds to hours would speak all day; whoever wants them wants something else.
            boolean often = switch (rule.getFreq()) {
                case SECONDLY, MINUTELY, HOURLY -> true;
                case DAILY, WEEKLY, MONTHLY, YEARLY -> false;
            };
            if (often) {
                return Optional.empty();
            }
            CadenceRule counted = new CadenceRule(notation, rrule);
            // Some rules read well and fail when they are counted, such as those that end at a time of day; and who
            // wants
            // the 30th of February wants something else.
            return counted.next(EPOCH.toInstant(ZoneOffset.UTC), ZoneOffset.UTC).map(first -> counted);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static List<String> names() {
        return Arrays.stream(Named.values()).map(Named::tag).toList();
    }

    public String notation() {
        return notation;
    }

    /**
     * The first time after {@code after}, in {@code zone}. In a gap of daylight saving it is due when the gap ends, in an overlap at the
     * first of the two.
     *
     * @return empty if the rule has come to its end, or has had no day for very long
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        try {
            RecurrenceRuleIterator days = new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT)
                    .iterator(new DateTime(
                            DateTime.GREGORIAN_CALENDAR_SCALE,
                            EPOCH.getYear(),
                            EPOCH.getMonthValue() - 1,
                            EPOCH.getDayOfMonth()));
            LocalDateTime there = LocalDateTime.ofInstant(after, zone);
            days.fastForward(new DateTime(
                    DateTime.GREGORIAN_CALENDAR_SCALE,
                    there.getYear(),
                    there.getMonthValue() - 1,
                    there.getDayOfMonth()));
            while (days.hasNext()) {
                DateTime day = days.nextDateTime();
                Instant due = LocalDateTime.of(
                                java.time.LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth()), MORNING)
                        .atZone(zone)
                        .toInstant();
                if (due.isAfter(after)) {
                    return Optional.of(due);
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException | DateTimeException e) {
            throw new IllegalStateException("a rule that was accepted: " + rrule, e);
        } catch (IllegalStateException tooManyEmptySets) {
            return Optional.empty();
        }
    }
}
