package dev.trellis.slack.render;

/**
 * What Slack refuses to exceed, in UTF-16 characters or pieces. Sources: the Block Kit reference pages, its JSON schema, and for {@link
 * #MESSAGE_TEXT} reports of {@code msg_blocks_too_long} between 11,000 and 13,300 characters, a limit that Slack does not document.
 */
public final class Limits {
    public static final int MESSAGE_BLOCKS = 50;
    public static final int VIEW_BLOCKS = 100;
    /** All text of a message's blocks together, with room for what Slack counts for the blocks themselves. */
    public static final int MESSAGE_TEXT = 9_000;

    /** What one piece of text costs besides its characters. */
    static final int TEXT_COST = 40;
    /** What stays of a text, however many there are. */
    static final int TEXT_LEAST = 24;
    /** The notification text; Slack recommends 4,000, escaping may lengthen it. */
    static final int FALLBACK_TEXT = 3_000;

    static final int TEXT_RUN = 3_000;
    static final int HEADER = 150;
    static final int NOTE = 2_000;

    static final int BUTTON_LABEL = 75;
    static final int BUTTONS_IN_VIEW = 5;
    static final int BUTTONS_PER_BLOCK = 25;

    static final int CHARTS = 2;
    static final int CHART_TITLE = 50;
    static final int CHART_LABEL = 20;
    static final int CHART_CATEGORIES = 20;
    static final int CHART_SERIES = 6;

    static final int VIEW_TITLE = 24;
    static final int FIELD_LABEL = 2_000;
    static final int FIELD_INPUT = 3_000;
    static final int METADATA = 3_000;
    static final int OPTION_LABEL = 75;
    static final int OPTIONS = 100;
    static final int OPTIONS_IN_VIEW = 10;
    public static final int FIELD_ERROR = 500;

    private Limits() {}
}
