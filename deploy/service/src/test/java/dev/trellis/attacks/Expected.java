package dev.trellis.attacks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must come of an attack. Unless more is named: no row is added, changed or removed in any table, and nobody is called.
 *
 * @param says what the answer contains
 * @param hides what neither the answer nor any call contains
 * @param added how many rows may be added, by table; none may be changed or removed
 * @param own whose screen may change: rows of the outbox that are theirs, and calls that reach only them
 * @param within every row that is added, changed or removed is this organization's
 */
record Expected(
        Set<Integer> statuses,
        List<String> says,
        List<String> hides,
        Map<String, Integer> added,
        @Nullable Attacker own,
        @Nullable String within) {

    static Expected status(Integer... statuses) {
        return new Expected(new TreeSet<>(Arrays.asList(statuses)), List.of(), List.of(), Map.of(), null, null);
    }

    Expected saying(String... texts) {
        return new Expected(statuses, joined(says, texts), hides, added, own, within);
    }

    Expected hiding(String... texts) {
        return new Expected(statuses, says, joined(hides, texts), added, own, within);
    }

    Expected adding(String table, int rows) {
        Map<String, Integer> more = new LinkedHashMap<>(added);
        more.put(table, rows);
        return new Expected(statuses, says, hides, more, own, within);
    }

    /** The event was genuine, so that it happened is noted, and nothing else. */
    Expected noted() {
        return adding("processed_event", 1);
    }

    /** A refusal that owners can read about. */
    Expected audited() {
        return adding("audit_entry", 1);
    }

    Expected onTheScreenOf(Attacker attacker) {
        return new Expected(statuses, says, hides, added, attacker, within);
    }

    Expected changingOnly(String organization) {
        return new Expected(statuses, says, hides, added, own, organization);
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }
}
