package dev.trellis.pairing;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an admin typed as a pair's rhythm (A4): {@code monthly}, {@code FREQ=WEEKLY;BYDAY=TU}, {@code deep-dive monthly}, {@code review off},
 * {@code usual}. Without a kind check-ins are meant.
 *
 * @param notation a rule, {@link CadenceRule#OFF}, {@link #USUAL}, or words that are none of these
 */
record WantedRhythm(Cadence.Kind kind, String notation) {
    /** In the place of a rule: as the program has it. */
    static final String USUAL = "usual";

    private static final int LONGEST = 300;
    private static final Pattern WITH_KIND =
            Pattern.compile("(check-?in|deep[- ]?dive|review)s? +(.+)", Pattern.CASE_INSENSITIVE);

    static WantedRhythm of(String typed) {
        Matcher words = WITH_KIND.matcher(typed.strip());
        return words.matches()
                ? new WantedRhythm(kind(words.group(1)), notation(words.group(2)))
                : new WantedRhythm(Cadence.Kind.CHECK_IN, notation(typed.strip()));
    }

    private static Cadence.Kind kind(String word) {
        return switch (Character.toLowerCase(word.charAt(0))) {
            case 'd' -> Cadence.Kind.DEEP_DIVE;
            case 'r' -> Cadence.Kind.REVIEW;
            default -> Cadence.Kind.CHECK_IN;
        };
    }

    /** Names in any case; rules as they were typed, because that is how they are shown. */
    private static String notation(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        boolean name = CadenceRule.names().contains(lower) || lower.equals(CadenceRule.OFF) || lower.equals(USUAL);
        return name ? lower : typed;
    }

    /** Whether a pair can have this. Only a pause or its end stops the check-ins of a pair. */
    boolean isKnown() {
        return rule() == null || isRule();
    }

    /** What is written down for the pair; absent: nothing, so what the program says holds. */
    @Nullable
    String rule() {
        return notation.equals(USUAL) ? null : notation;
    }

    private boolean isRule() {
        return notation.equals(CadenceRule.OFF)
                ? kind != Cadence.Kind.CHECK_IN
                : notation.length() <= LONGEST && CadenceRule.of(notation).isPresent();
    }
}
