package dev.trellis.teams.render;

/**
 * How much of a card is kept to make it fit into a message.
 *
 * @param text the longest that any one text may be, in UTF-16 characters
 * @param spare leaves out what only older clients need and what only decorates
 * @param others how many elements without buttons are kept
 * @param buttons how many elements with buttons are kept
 */
record Fit(int text, boolean spare, int others, int buttons) {
    private static final int[] TEXTS = {20_000, 8_000, 4_000, 2_000, 1_000, 500, 250, 120};

    static Fit whole() {
        return new Fit(TEXTS[0], false, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The next tighter one for a card of so many elements: first texts get shorter, then elements make room, buttons last. */
    Fit tighter(int otherElements, int buttonElements) {
        for (int shorter : TEXTS) {
            if (shorter < text) {
                return new Fit(shorter, spare, others, buttons);
            }
        }
        if (!spare) {
            return new Fit(text, true, otherElements, buttonElements);
        }
        if (others > 0) {
            return new Fit(text, true, Math.min(others, otherElements) * 3 / 4, buttons);
        }
        return new Fit(text, true, 0, Math.min(buttons, buttonElements) * 3 / 4);
    }

    boolean isLeast() {
        return others == 0 && buttons == 0;
    }
}
