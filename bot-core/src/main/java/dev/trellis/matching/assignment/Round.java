package dev.trellis.matching.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be decided: mentees and mentors with their scores, how many places each mentor has, and pairs that are settled already
 * (locked by an admin, or together since before), which take their places first. Immutable, if its scores are left alone.
 */
public final class Round {
    private final Scores scores;
    private final int[] places;
    private final List<Required> required;

    private Round(Scores scores, int[] places, List<Required> required) {
        this.scores = scores;
        this.places = places;
        this.required = required;
    }

    /**
     * A round in which nothing is settled.
     *
     * @param places how many mentees each mentor may have, by the mentor's number; 0 or more
     * @throws IllegalArgumentException for a negative number, or not as many as mentors
     */
    public static Round of(Scores scores, int... places) {
        if (places.length != scores.mentors()) {
            throw new IllegalArgumentException(places.length + " mentors have places, of " + scores.mentors());
        }
        if (Arrays.stream(places).anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("a negative number of places");
        }
        return new Round(scores, places.clone(), List.of());
    }

    /**
     * The same round with one more pair settled. It counts even where the scores forbid it: whoever requires a pair has looked.
     *
     * @param score counts in the total
     * @throws IllegalArgumentException if the mentee is settled with somebody already, or the mentor has no place left: two locks that
     *     contradict each other are refused where they are set
     */
    public Round requiring(int mentee, int mentor, int score) {
        return requiring(List.of(new Required(mentee, mentor, score)));
    }

    /** As {@link #requiring(int, int, int)}, for many. */
    public Round requiring(List<Required> more) {
        List<Required> all = new ArrayList<>(required);
        all.addAll(more);
        int[] left = places.clone();
        boolean[] settled = new boolean[mentees()];
        for (Required pair : all) {
            if (settled[pair.mentee()]) {
                throw new IllegalArgumentException("mentee " + pair.mentee() + " is settled twice");
            }
            if (left[pair.mentor()]-- == 0) {
                throw new IllegalArgumentException("mentor " + pair.mentor() + " has no place for all who are settled");
            }
            settled[pair.mentee()] = true;
        }
        return new Round(scores, places, List.copyOf(all));
    }

    public Scores scores() {
        return scores;
    }

    public int mentees() {
        return scores.mentees();
    }

    public int mentors() {
        return scores.mentors();
    }

    public int places(int mentor) {
        return places[mentor];
    }

    public List<Required> required() {
        return required;
    }

    /** Places that settled pairs leave. */
    int[] placesLeft() {
        int[] left = places.clone();
        required.forEach(pair -> left[pair.mentor()]--);
        return left;
    }

    /** Mentees who are not settled, in their order. */
    int[] open() {
        boolean[] settled = new boolean[mentees()];
        required.forEach(pair -> settled[pair.mentee()] = true);
        int[] open = new int[mentees() - required.size()];
        int count = 0;
        for (int mentee = 0; mentee < settled.length; mentee++) {
            if (!settled[mentee]) {
                open[count++] = mentee;
            }
        }
        return open;
    }

    /** A pair that is settled before anything is decided. */
    public record Required(int mentee, int mentor, int score) {
        public Required {
            Scores.checked(score);
        }
    }
}
