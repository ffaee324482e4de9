package dev.trellis.roster;

/** What was made of a line. */
sealed interface Understood permits Entry, Understood.Bad {

    /** @param about the column that it is about */
    record Bad(Line line, Problem problem, Column about, int otherLine) implements Understood {
        Bad(Line line, Problem problem, Column about) {
            this(line, problem, about, 0);
        }
    }
}
