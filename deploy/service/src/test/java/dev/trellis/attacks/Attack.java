package dev.trellis.attacks;

/**
 * One thing that somebody with bad intentions tries.
 *
 * @param id never used for another attack again
 * @param tries one plain sentence, and the name of the test
 * @param preparation what has to be so before; not counted among what the attack changes
 */
record Attack(String id, Theme theme, Door door, String tries, Expected expected, Preparation preparation) {

    /** Where it is tried. */
    enum Door {
        SLACK,
        TEAMS,
        HTTP,
        INSIDE
    }

    /** Makes everything ready. */
    @FunctionalInterface
    interface Preparation {
        Attempt prepare(Siege siege) throws Exception;
    }

    /** The attack itself; everything that it changes and causes is counted. */
    @FunctionalInterface
    interface Attempt {
        Answer make() throws Exception;
    }
}
