package dev.trellis.bench.matching;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Figures;
import dev.trellis.bench.comparison.Side;
import dev.trellis.matching.assignment.Assigning;
import dev.trellis.matching.assignment.Assignment;
import dev.trellis.matching.assignment.Progress;
import dev.trellis.matching.assignment.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures how long it takes from scores in memory to an assignment, each round on other scores, the same ones for both sides. */
final class RoundSide implements Side {
    private final String name;
    private final Deciding deciding;
    private final Supplier<Round> rounds;
    private final List<OrTools.Solved> solved = new ArrayList<>();
    private final List<Double> solvingSeconds = new ArrayList<>();

    /** @param rounds gives the same rounds in the same order to both sides */
    RoundSide(String name, Supplier<Round> rounds, Deciding deciding) {
        this.name = name;
        this.rounds = rounds;
        this.deciding = deciding;
    }

    static OrTools.Solved ours(Assignment assignment) {
        return new OrTools.Solved(
                assignment.matched(), assignment.total(), assignment.weakest().orElse(Integer.MAX_VALUE), 0);
    }

    static OrTools.Solved best(Round round) throws InterruptedException {
        return ours(new Assigning(round, Progress.UNHEARD).best());
    }

    static OrTools.Solved fair(Round round, long tolerance) throws InterruptedException {
        return ours(new Assigning(round, Progress.UNHEARD).fair(tolerance));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double round() throws Exception {
        Round round = rounds.get();
        // What the other side has left behind is not cleared away on this one's time.
        System.gc();
        long began = System.nanoTime();
        OrTools.Solved found = deciding.decide(round);
        double seconds = (System.nanoTime() - began) / 1e9;
        solved.add(found);
        solvingSeconds.add(found.solvingNanos() / 1e9);
        return seconds;
    }

    /** What it took without the handing over, all rounds. */
    Figures solving() {
        return new Figures(solvingSeconds);
    }

    /**
     * Whether both came to results of the same worth.
     *
     * @throws BenchmarkFailedException if not: then the figures mean nothing
     */
    String agreesWith(RoundSide other, boolean alsoTheWeakest) {
        for (int i = 0; i < solved.size(); i++) {
            OrTools.Solved one = solved.get(i);
            OrTools.Solved two = other.solved.get(i);
            if (one.matched() != two.matched()
                    || one.total() != two.total()
                    || (alsoTheWeakest && one.weakest() != two.weakest())) {
                throw new BenchmarkFailedException("gap: " + one + " and " + two);
            }
        }
        OrTools.Solved last = solved.getLast();
        return "gap 0 in all rounds, warm-ups among them; the last one: " + last.matched() + " matched, total "
                + last.total() + ", weakest " + last.weakest();
    }

    /** From scores to an assignment. */
    @FunctionalInterface
    interface Deciding {
        OrTools.Solved decide(Round round) throws Exception;
    }
}
