package dev.trellis.intake;

import dev.trellis.matching.score.Intake.LearningStyle;
import java.util.Locale;

/** How claims and message bundles name the ways to learn. */
final class Learning {
    private Learning() {}

    static String tag(LearningStyle style) {
        return style.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
