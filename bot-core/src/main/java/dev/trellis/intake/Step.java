package dev.trellis.intake;

import dev.trellis.enrolment.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of the survey that is asked, kept and changed by itself: five questions at most (B1). In the order in which they are asked. */
enum Step {
    WANTED(1, Side.MENTEE),
    /** How far they are with each skill that they chose in the step before. */
    WANTED_LEVELS(2, Side.MENTEE),
    OFFERED(4, Side.MENTOR),
    OFFERED_LEVELS(8, Side.MENTOR),
    GOALS(16, null),
    ABOUT(32, null),
    PRACTICAL(64, null),
    /** Only where the program has groups. */
    GROUPS(128, null);

    private final int bit;
    private final @Nullable Side side;

    /** @param side who is asked; absent: everybody */
    Step(int bit, @Nullable Side side) {
        this.bit = bit;
        this.side = side;
    }

    /** What somebody on these sides is asked. */
    static List<Step> of(Set<Side> sides, boolean groups) {
        return Arrays.stream(values())
                .filter(step -> step.side == null ? !sides.isEmpty() : sides.contains(step.side))
                .filter(step -> step != GROUPS || groups)
                .toList();
    }

    static Optional<Step> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(step -> step.tag().equals(tag)).findFirst();
    }

    /** The step with which somebody has said what nobody can be matched without on this side. */
    static Step enough(Side side) {
        return side == Side.MENTOR ? OFFERED_LEVELS : WANTED_LEVELS;
    }

    /** As claims and message bundles name it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isDone(int steps) {
        return (steps & bit) != 0;
    }

    /** The steps with this one done. */
    int addedTo(int steps) {
        return steps | bit;
    }

    /** The steps with this one open again. */
    int takenFrom(int steps) {
        return steps & ~bit;
    }
}
