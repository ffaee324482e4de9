package dev.trellis.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a digest knows of a program (G1): numbers that may be shown, and no others. Pure.
 *
 * @param weeks up to six, oldest first; the last one is the week of the digest
 * @param held meetings that took place in that week
 * @param newPairs pairs that began in that week
 * @param upcoming meetings agreed on for the week after
 * @param anythingNew whether anything happened that a digest could be about, shown or not
 */
record DigestFigures(
        List<Week> weeks, Figure held, Figure newPairs, Figure upcoming, Trend trend, boolean anythingNew) {
    /**
     * Percentages are said in steps, so that two of them next to each other do not tell what the one person did who came or left in
     * between.
     */
    static final int STEP = 5;

    /** A change of the average answer, on the scale of five, that is worth a word. */
    static final double NOTABLE = 0.25;

    DigestFigures {
        weeks = List.copyOf(weeks);
    }

    /**
     * @param participation people who answered out of those who were asked, in percent
     */
    record Week(LocalDate monday, Figure participation) {
        /** Two check-ins of one person in a week are one person. */
        static Week of(LocalDate monday, int asked, int answered) {
            return new Week(monday, Figure.of(percent(answered, asked), asked));
        }
    }

    /** How the answers move, without a number. */
    enum Trend {
        RISING,
        STEADY,
        FALLING,
        /** Too few people, or nothing to compare with. */
        UNKNOWN
    }

    /**
     * The average answers to one question, of two stretches of time.
     *
     * @param people how many different people answered
     */
    record Comparison(double before, int peopleBefore, double now, int peopleNow) {
        boolean isTelling() {
            return peopleBefore >= Figure.FEWEST_PEOPLE && peopleNow >= Figure.FEWEST_PEOPLE;
        }
    }

    Figure participation() {
        return weeks.isEmpty() ? new Figure.Suppressed() : weeks.getLast().participation();
    }

    /** Weeks with a number that may be shown. */
    List<Week> shownWeeks() {
        return weeks.stream().filter(week -> week.participation().isShown()).toList();
    }

    boolean showsNothing() {
        return !participation().isShown() && !held.isShown() && !newPairs.isShown() && !upcoming.isShown();
    }

    /** Each question is compared with itself only: questions take turns, and some are answered higher than others by everybody. */
    static Trend trend(List<Comparison> questions) {
        OptionalDouble change = questions.stream()
                .filter(Comparison::isTelling)
                .mapToDouble(question -> question.now() - question.before())
                .average();
        if (change.isEmpty()) {
            return Trend.UNKNOWN;
        }
        if (Math.abs(change.getAsDouble()) < NOTABLE) {
            return Trend.STEADY;
        }
        return change.getAsDouble() > 0 ? Trend.RISING : Trend.FALLING;
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole / STEP) * (double) STEP;
    }
}
