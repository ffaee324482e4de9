package dev.trellis.checkin;

import java.util.List;
import java.util.Locale;

/** What a check-in asks about (D6). One a check-in, in rotation, so that one tap answers. */
public enum Indicator {
    SKILL_CONFIDENCE,
    APPLICATION,
    TASK_PERFORMANCE,
    INITIATIVE,
    COLLABORATION,
    RESILIENCE,
    WILLINGNESS_TO_MENTOR;

    /** The lowest score. */
    public static final int LEAST = 1;
    /** The highest score. */
    public static final int MOST = 5;

    private static final List<Indicator> ROTATION = List.of(values());

    /** The indicator of the n-th check-in, counting from 0. */
    public static Indicator ofTurn(int turn) {
        return ROTATION.get(Math.floorMod(turn, ROTATION.size()));
    }

    /** As in message keys: {@code skill-confidence}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
