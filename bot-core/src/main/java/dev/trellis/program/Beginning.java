package dev.trellis.program;

import dev.trellis.conversation.Turn;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a concept does when a program begins, in the same transaction. */
public interface Beginning {
    /**
     * It begins from its template.
     *
     * @param startsOn of its first cohort; absent: it is always on
     * @param endsOn absent: it is open when that cohort ends
     */
    default void begun(Turn turn, Program program, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {}

    /** It begins as {@code from} is set up (A5): with everything that admins decided there, and with nobody in it. */
    default void duplicated(Turn turn, Program from, Program program) {}
}
