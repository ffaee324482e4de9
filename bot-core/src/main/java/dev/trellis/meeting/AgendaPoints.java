package dev.trellis.meeting;

import dev.trellis.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a concept brings onto the agenda of a pair's next meeting (E4). */
public interface AgendaPoints {
    /** Where its points stand among those of others, from 0. */
    int place();

    /**
     * The points of all of these pairs at once, in few statements; pairs without any are left out. The pairs may be of several
     * organizations: queries join rows of one organization only.
     */
    Map<Long, List<Point>> of(Collection<Long> pairs);

    /**
     * One point.
     *
     * @param owner whose it is; the one of the two who reads {@code mine}
     * @param mine as its owner reads it
     * @param theirs as the other one reads it
     */
    record Point(long owner, Text mine, Text theirs) {}
}
