package dev.trellis.enrolment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code join} and {@code leave}: a side, a program, both or nothing. Pure.
 *
 * @param side absent: not said
 */
record SideAndProgram(@Nullable Side side, Optional<String> program) {
    /** {@code mentor Peers}, {@code as a mentee}, {@code Peers}; the side is said first. */
    static SideAndProgram of(String typed) {
        List<String> words = List.of(typed.strip().split("\\s+"));
        int at = 0;
        while (at < words.size()
                && List.of("as", "a", "als").contains(words.get(at).toLowerCase(Locale.ROOT))) {
            at++;
        }
        Side side = at < words.size() ? side(words.get(at).toLowerCase(Locale.ROOT)) : null;
        if (side == null) {
            return new SideAndProgram(null, said(typed));
        }
        return new SideAndProgram(side, said(String.join(" ", words.subList(at + 1, words.size()))));
    }

    private static @Nullable Side side(String word) {
        return switch (word) {
            case "mentor", "mentors", "mentorin" -> Side.MENTOR;
            case "mentee", "mentees" -> Side.MENTEE;
            default -> null;
        };
    }

    private static Optional<String> said(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(words.strip());
    }
}
