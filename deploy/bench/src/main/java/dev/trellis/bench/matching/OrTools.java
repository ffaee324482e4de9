package dev.trellis.bench.matching;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.matching.assignment.Round;
import java.util.Arrays;
import java.util.Optional;

/**
 * The same rounds for OR-Tools, in the two ways that it has for them. A round is handed over pair by pair, as its interface wants it.
 *
 * <p>Pairs that are settled are left out, with their places.
 */
public final class OrTools {
    static final String NAME = "OR-Tools 9.15";

    private OrTools() {}

    /** Whether its native part runs here. */
    public static boolean isThere() {
        try {
            Loader.loadNativeLibraries();
            return true;
        } catch (RuntimeException | LinkageError e) {
            System.out.println("OR-Tools does not run here: " + e.getMessage());
            return false;
        }
    }

    /** How OR-Tools is asked. */
    public enum Way {
        /** Any round. */
        MINIMUM_COST_FLOW("minimum cost flow"),
        /** Rounds in which there are as many places as mentees. */
        LINEAR_ASSIGNMENT("linear assignment, each place a column");

        private final String said;

        Way(String said) {
            this.said = said;
        }

        /** @return absent if not all mentees can be matched, where this way needs that */
        public Optional<Solved> solve(Round round, int floor) {
            return switch (this) {
                case MINIMUM_COST_FLOW -> Optional.of(flow(round, floor));
                case LINEAR_ASSIGNMENT -> copies(round, floor);
            };
        }

        @Override
        public String toString() {
            return said;
        }
    }

    /** As a minimum cost flow with the greatest flow. */
    private static Solved flow(Round round, int floor) {
        Open open = new Open(round);
        MinCostFlow flow = new MinCostFlow();
        int sink = round.mentees() + round.mentors();
        int pairs = pairs(
                round,
                open,
                floor,
                (mentee, mentor, score) ->
                        flow.addArcWithCapacityAndUnitCost(mentee, round.mentees() + mentor, 1, -score));
        for (int mentor = 0; mentor < round.mentors(); mentor++) {
            flow.addArcWithCapacityAndUnitCost(round.mentees() + mentor, sink, open.places[mentor], 0);
        }
        for (int mentee = 0; mentee < round.mentees(); mentee++) {
            flow.setNodeSupply(mentee, open.settled[mentee] ? 0 : 1);
        }
        flow.setNodeSupply(sink, -open.mentees);
        long began = System.nanoTime();
        MinCostFlowBase.Status status = flow.solveMaxFlowWithMinCost();
        long solving = System.nanoTime() - began;
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new BenchmarkFailedException("OR-Tools says " + status);
        }
        int weakest = Integer.MAX_VALUE;
        for (int pair = 0; pair < pairs; pair++) {
            if (flow.getFlow(pair) > 0) {
                weakest = Math.min(weakest, (int) -flow.getUnitCost(pair));
            }
        }
        return new Solved(flow.getMaximumFlow(), -flow.getOptimalCost(), weakest, solving);
    }

    /** As a linear assignment, each place a column of its own. */
    private static Optional<Solved> copies(Round round, int floor) {
        Open open = new Open(round);
        int[] firstPlace = new int[round.mentors() + 1];
        for (int mentor = 0; mentor < round.mentors(); mentor++) {
            firstPlace[mentor + 1] = firstPlace[mentor] + open.places[mentor];
        }
        if (open.mentees != round.mentees() || firstPlace[round.mentors()] != round.mentees()) {
            throw new BenchmarkFailedException("a linear assignment needs as many places as people");
        }
        LinearSumAssignment assignment = new LinearSumAssignment();
        pairs(round, open, floor, (mentee, mentor, score) -> {
            for (int place = firstPlace[mentor]; place < firstPlace[mentor + 1]; place++) {
                assignment.addArcWithCost(mentee, place, -score);
            }
        });
        long began = System.nanoTime();
        LinearSumAssignment.Status status = assignment.solve();
        long solving = System.nanoTime() - began;
        if (status == LinearSumAssignment.Status.INFEASIBLE) {
            return Optional.empty();
        }
        if (status != LinearSumAssignment.Status.OPTIMAL) {
            throw new BenchmarkFailedException("OR-Tools says " + status);
        }
        int weakest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < round.mentees(); mentee++) {
            weakest = Math.min(weakest, (int) -assignment.getAssignmentCost(mentee));
        }
        return Optional.of(new Solved(round.mentees(), -assignment.getOptimalCost(), weakest, solving));
    }

    /** The weakest pair lifted, by halving the range of scores, as ours does it. */
    static Solved fair(Round round, long tolerance, Way way) {
        Solved best = way.solve(round, 0).orElseThrow();
        Solved fair = best;
        int low = best.weakest;
        int high = pickiest(round);
        long solving = best.solvingNanos;
        while (low < high) {
            int floor = (low + high + 1) >>> 1;
            Optional<Solved> lifted = way.solve(round, floor);
            solving += lifted.map(Solved::solvingNanos).orElse(0L);
            if (lifted.isPresent()
                    && lifted.get().matched == best.matched
                    && lifted.get().total >= best.total - tolerance) {
                fair = lifted.get();
                low = fair.weakest;
            } else {
                high = floor - 1;
            }
        }
        return new Solved(fair.matched, fair.total, fair.weakest, solving);
    }

    private static int pickiest(Round round) {
        int[] best = new int[1];
        int pickiest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < round.mentees(); mentee++) {
            best[0] = 0;
            round.scores().forEach(mentee, (mentor, score) -> best[0] = Math.max(best[0], score));
            pickiest = Math.min(pickiest, best[0]);
        }
        return pickiest;
    }

    private static int pairs(Round round, Open open, int floor, Arc arc) {
        int[] pairs = new int[1];
        for (int mentee = 0; mentee < round.mentees(); mentee++) {
            int from = mentee;
            if (!open.settled[mentee]) {
                round.scores().forEach(mentee, (mentor, score) -> {
                    if (score >= floor) {
                        arc.add(from, mentor, score);
                        pairs[0]++;
                    }
                });
            }
        }
        return pairs[0];
    }

    /**
     * What it found.
     *
     * @param weakest the lowest score; the greatest number if nobody is matched
     * @param solvingNanos without the handing over
     */
    public record Solved(long matched, long total, int weakest, long solvingNanos) {}

    private interface Arc {
        void add(int mentee, int mentor, int score);
    }

    /** Who is not settled, and what is left for them. */
    private static final class Open {
        private final boolean[] settled;
        private final int[] places;
        private final int mentees;

        private Open(Round round) {
            settled = new boolean[round.mentees()];
            places = new int[round.mentors()];
            Arrays.setAll(places, round::places);
            round.required().forEach(pair -> {
                settled[pair.mentee()] = true;
                places[pair.mentor()]--;
            });
            mentees = round.mentees() - round.required().size();
        }
    }
}
