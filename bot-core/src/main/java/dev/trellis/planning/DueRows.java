package dev.trellis.planning;

import java.time.Instant;
import java.util.List;

/**
 * Rows of one kind that become due, for {@link DueBatches}.
 *
 * @param <R> a row as it is claimed
 */
public interface DueRows<R> {
    /**
     * Claims rows that are due, those that are due longest first, {@code for update skip locked}, for the transaction of the caller. The
     * same ones come first as long as nothing is done about them.
     */
    List<R> claim(Instant now, int limit);

    /** The row's own id, for the log and to tell it from others. */
    long id(R row);

    /** Does what is due; afterwards the rows are not due any more. */
    void handle(List<R> rows, Instant now);
}
