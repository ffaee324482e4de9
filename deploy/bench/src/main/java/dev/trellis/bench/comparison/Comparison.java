package dev.trellis.bench.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * What came out: the figures of both sides, round by round in the order in which they were measured, one of ours beside one of theirs.
 *
 * @param conditions what has to hold besides
 * @param notes sentences that a reader needs to judge the figures: sizes, settings, the server
 */
public record Comparison(
        Question question,
        String ours,
        Figures ourFigures,
        String theirs,
        Figures theirFigures,
        List<Condition> conditions,
        List<String> notes) {
    public Comparison {
        conditions = List.copyOf(conditions);
        notes = List.copyOf(notes);
    }

    /** Ours ÷ theirs, pair by pair. Its median is what the goal is held against. */
    public Figures ratios() {
        int pairs = Math.min(ourFigures.rounds().size(), theirFigures.rounds().size());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            ratios.add(ourFigures.rounds().get(i) / theirFigures.rounds().get(i));
        }
        return new Figures(ratios);
    }

    /** The ratio alone. */
    public boolean ratioIsMet() {
        return question.goal().isMetBy(ratios().median());
    }

    /** The ratio and everything that has to hold besides. */
    public boolean goalIsMet() {
        return ratioIsMet() && conditions.stream().allMatch(Condition::isMet);
    }

    /** The same with further notes. */
    public Comparison with(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Comparison(question, ours, ourFigures, theirs, theirFigures, conditions, all);
    }
}
