package dev.trellis.slack.identity;

import dev.trellis.platform.WorkspaceRef;

/** Which token speaks for Trellis in a workspace. Today one workspace by configuration; installation by OAuth is another of these. */
public interface SlackTokens {
    /** May ask Slack once, the first time; never inside a transaction. */
    Lookup tokenFor(WorkspaceRef workspace);

    /** The answer. */
    sealed interface Lookup {
        record Held(String token) implements Lookup {
            @Override
            public String toString() {
                return "Held[…]";
            }
        }

        /** Trellis may not speak there. */
        record None(String why) implements Lookup {}
    }
}
