package dev.trellis.goal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which milestones are out of reach (D5, G6). Pure. The rule: a milestone takes three days, and a person does one after the other. In the
 * order of their dates, over all goals of theirs that go on, the n-th milestone ahead needs 3 · n days from today; with fewer days left it
 * is out of reach. The first two never are: a near date alone says nothing.
 */
final class Reach {
    static final int DAYS_FOR_ONE = 3;
    static final int FIRST_TO_ASK = 3;
    /** So many days before its date a milestone is looked at: from here on three in a row do not fit any more. */
    static final int LOOKED_AT_BEFORE = DAYS_FOR_ONE * FIRST_TO_ASK - 1;

    private Reach() {}

    /**
     * @param ahead one person's, with their dates, soonest first
     * @return those that are out of reach; what is overdue is not among them
     */
    static List<Long> outOf(SequencedMap<Long, LocalDate> ahead, LocalDate today) {
        List<Long> out = new ArrayList<>();
        int place = 0;
        for (var one : ahead.entrySet()) {
            place++;
            LocalDate ready = today.plusDays((long) DAYS_FOR_ONE * place);
            boolean overdue = one.getValue().isBefore(today);
            if (place >= FIRST_TO_ASK && !overdue && one.getValue().isBefore(ready)) {
                out.add(one.getKey());
            }
        }
        return out;
    }
}
