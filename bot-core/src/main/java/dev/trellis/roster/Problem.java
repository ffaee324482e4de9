package dev.trellis.roster;

import dev.trellis.text.Text;
import java.util.Locale;

/** Why a line of a roster is not taken. The others are. */
enum Problem {
    NO_PERSON,
    UNKNOWN_PERSON,
    /** A guest, a bot, or somebody of another company. */
    OUTSIDER,
    /** Several people have this name. */
    WHICH_PERSON,
    /** Several workspaces could have this id. */
    WHICH_WORKSPACE,
    NO_ROLE,
    UNKNOWN_ROLE,
    /** The same person stands on an earlier line. */
    TWICE,
    /** The same, on the other side. */
    BOTH_SIDES,
    UNKNOWN_MANAGER,
    OUTSIDE_MANAGER,
    OWN_MANAGER,
    CIRCLE,
    UNKNOWN_COHORT,
    BAD_LIMIT,
    LIMIT_OF_MENTEE,
    TOO_LONG,
    BAD_SKILL,
    UNKNOWN_SKILL,
    BAD_LANGUAGE,
    BAD_LEAVES,
    /** They left or were declined before; a file does not bring them back. */
    LEFT_BEFORE,
    MANY_CELLS;

    /**
     * @param what the cell that it is about
     * @param otherLine 0 where there is none
     */
    Text say(String what, int otherLine) {
        return Text.of(
                "roster.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "what",
                what,
                "other",
                otherLine);
    }
}
