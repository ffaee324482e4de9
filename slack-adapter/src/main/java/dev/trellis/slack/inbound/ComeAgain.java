package dev.trellis.slack.inbound;

/** Nothing was kept of an event: Slack is to bring it again, at once, after a minute and after five. */
final class ComeAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ComeAgain() {
        super("come again", null, false, false);
    }
}
