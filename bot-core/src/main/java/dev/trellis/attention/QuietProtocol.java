package dev.trellis.attention;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How often Trellis may speak first to one person, and who says so (A3): what they chose themselves; else the least of what the programs
 * say that they take part in, so that no program speaks more often than any of them wants; else the usual. Pure.
 */
public record QuietProtocol(MessageBudget budget, By by) {
    /**
     * What holds for one person.
     *
     * @param own messages a week that they chose themselves; absent: as their programs have it
     * @param programs what the running programs say that they take part in
     */
    public static QuietProtocol of(@Nullable Integer own, Collection<AProgramSays> programs) {
        return own != null
                ? new QuietProtocol(MessageBudget.aWeek(own), new By.ThePerson())
                : programs.stream()
                        // Of two that say the same, always the same one is named.
                        .min(Comparator.comparingInt(AProgramSays::aWeek).thenComparingLong(AProgramSays::program))
                        .map(least ->
                                new QuietProtocol(MessageBudget.aWeek(least.aWeek()), new By.AProgram(least.program())))
                        .orElseGet(() -> new QuietProtocol(MessageBudget.DEFAULT, new By.Nobody()));
    }

    /** @param aWeek messages */
    public record AProgramSays(long program, int aWeek) {}

    /** Who decided. */
    public sealed interface By {
        record ThePerson() implements By {}

        record AProgram(long program) implements By {}

        /** It is as usual. */
        record Nobody() implements By {}
    }
}
