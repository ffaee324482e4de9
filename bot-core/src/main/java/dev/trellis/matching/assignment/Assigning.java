package dev.trellis.matching.assignment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides a round, exactly: first as many people as possible have a mentor, then the total of all scores is the greatest possible (C3).
 * The same round always has the same result.
 *
 * <p>One thread. It stops soon after it was interrupted: at the next person, which takes milliseconds for thousands of people.
 */
public final class Assigning {
    /** So many bits finer than scores are prices. */
    private static final int FINER = 3;

    private final Round round;
    private final Progress progress;
    /** Mentees who are not settled. */
    private final int[] open;

    private final Solver solver;
    private final long apart;
    private final int highest;

    public Assigning(Round round, Progress progress) {
        this.round = round;
        this.progress = progress;
        open = round.open();
        int[] left = round.placesLeft();
        highest = highest();
        long most = Math.min(open.length, Arrays.stream(left).asLongStream().sum());
        apart = (most + 1) * (highest + 1L);
        solver = solver(left);
    }

    private Solver solver(int[] left) {
        return switch (round.scores()) {
            case ScoreLists lists -> new SparseSolver(lists, open, left, apart, FINER);
            case ScoreTable table ->
                apart <= DenseSolver.FARTHEST
                        ? new DenseSolver(table, open, left, apart, finer(DenseSolver.FARTHEST))
                        : new SparseSolver(ScoreLists.of(table), open, left, apart, FINER);
        };
    }

    private int finer(long farthest) {
        int shift = 0;
        while (shift < FINER && apart << (shift + 1) <= farthest) {
            shift++;
        }
        return shift;
    }

    private int highest() {
        int[] best = new int[1];
        for (int mentee : open) {
            round.scores().forEach(mentee, (mentor, score) -> best[0] = Math.max(best[0], score));
        }
        return best[0];
    }

    /**
     * A best assignment.
     *
     * @throws InterruptedException if this thread was interrupted; nothing is decided then
     */
    public Assignment best() throws InterruptedException {
        Watch watch = new Watch(progress, 1);
        solver.solve(0, watch);
        return finished(draft(0), watch);
    }

    /**
     * Of all assignments with as many people as possible and a total that is at most {@code tolerance} less than the greatest: one whose
     * weakest pair is as strong as it can be, and among those one with the greatest total. With a tolerance of 0 it is still a best one.
     * Settled pairs are as they are.
     *
     * <p>Halves the range of scores, about ten times for scores up to 1000, and each time only moves those whose pair is too weak, and who
     * makes room for them.
     *
     * @param tolerance what the weakest pair may cost all others together, in scores; 0 or more
     * @throws InterruptedException as {@link #best}
     */
    public Assignment fair(long tolerance) throws InterruptedException {
        if (tolerance < 0) {
            throw new IllegalArgumentException("a negative tolerance");
        }
        Watch watch = new Watch(progress, 1 + 32 - Integer.numberOfLeadingZeros(highest));
        solver.solve(0, watch);
        Draft best = draft(0);
        Draft fair = best;
        int low = best.weakest();
        int high = best.matched() == open.length ? pickiest() : highest;
        while (low < high) {
            int floor = (low + high + 1) >>> 1;
            solver.restore(fair.mentorOf, fair.scoreOf, fair.certificate.prices());
            solver.raise(floor, watch);
            Draft lifted = draft(floor);
            if (lifted.matched() == best.matched() && lifted.total() >= best.total() - tolerance) {
                fair = lifted;
                low = lifted.weakest();
            } else {
                high = floor - 1;
            }
        }
        return finished(fair, watch);
    }

    /** The least of everybody's best scores: if all are matched, no weakest pair is stronger. */
    private int pickiest() {
        int[] best = new int[1];
        int pickiest = highest;
        for (int mentee : open) {
            best[0] = 0;
            round.scores().forEach(mentee, (mentor, score) -> best[0] = Math.max(best[0], score));
            pickiest = Math.min(pickiest, best[0]);
        }
        return pickiest;
    }

    private Draft draft(int floor) {
        int[] mentorOf = new int[open.length];
        int[] scoreOf = new int[open.length];
        for (int i = 0; i < open.length; i++) {
            mentorOf[i] = solver.seats.mentorOf(open[i]);
            scoreOf[i] = solver.seats.isSeated(open[i]) ? solver.seatScore[open[i]] : Scores.FORBIDDEN;
        }
        return new Draft(mentorOf, scoreOf, new Certificate(solver.prices(), solver.shift, apart, floor));
    }

    private Assignment finished(Draft draft, Watch watch) {
        int[] mentorOf = new int[round.mentees()];
        int[] scoreOf = new int[round.mentees()];
        boolean[] settled = new boolean[round.mentees()];
        for (int i = 0; i < open.length; i++) {
            mentorOf[open[i]] = draft.mentorOf[i];
            scoreOf[open[i]] = draft.scoreOf[i];
        }
        for (Round.Required pair : round.required()) {
            mentorOf[pair.mentee()] = pair.mentor();
            scoreOf[pair.mentee()] = pair.score();
            settled[pair.mentee()] = true;
        }
        List<Waiting> waiting = new WaitingReasons(round, mentorOf).found();
        watch.done();
        return new Assignment(mentorOf, scoreOf, settled, waiting, draft.certificate);
    }

    /** What the solver came to, of those who are not settled. */
    private static final class Draft {
        private final int[] mentorOf;
        private final int[] scoreOf;
        private final Certificate certificate;

        private Draft(int[] mentorOf, int[] scoreOf, Certificate certificate) {
            this.mentorOf = mentorOf;
            this.scoreOf = scoreOf;
            this.certificate = certificate;
        }

        private long matched() {
            return scores().count();
        }

        private long total() {
            return scores().asLongStream().sum();
        }

        private int weakest() {
            return scores().min().orElse(Scores.HIGHEST);
        }

        private IntStream scores() {
            return Arrays.stream(scoreOf).filter(score -> score != Scores.FORBIDDEN);
        }
    }
}
