package dev.trellis.meeting;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a pair has to go by when they meet (E4).
 *
 * @param nextSteps what each of the two wrote as their next step after the last meeting that left any, by person
 * @param turn how many meetings the pair agreed on before this one: which questions come next
 * @param points what other concepts bring, see {@link AgendaPoints}
 */
record Agenda(Map<Long, String> nextSteps, int turn, List<AgendaPoints.Point> points) {
    static final int QUESTIONS = 3;

    /** How many questions the bundle has for each role. */
    static final int KNOWN_QUESTIONS = 9;

    Agenda {
        nextSteps = Map.copyOf(nextSteps);
        points = List.copyOf(points);
    }

    Agenda(Map<Long, String> nextSteps, int turn) {
        this(nextSteps, turn, List.of());
    }

    /** Whether the pair has not met before. */
    boolean isFirst() {
        return turn == 0;
    }

    /** The numbers of the questions for this meeting: every question has its turn before one comes again. */
    List<Integer> questions() {
        int first = Math.floorMod(turn * QUESTIONS, KNOWN_QUESTIONS);
        return IntStream.range(first, first + QUESTIONS)
                .mapToObj(number -> number % KNOWN_QUESTIONS + 1)
                .toList();
    }
}
