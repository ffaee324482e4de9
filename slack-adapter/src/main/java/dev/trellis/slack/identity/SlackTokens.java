package dev.trellis.slack.identity;

import dev.trellis.platform.WorkspaceRef;
import java.util.Optional;

/**
 * Which token speaks for Trellis in a workspace, and with that whether the workspace is served at all. Both ways to install, by one token
 * in the configuration and through the web page, stand behind it.
 */
public interface SlackTokens {
    /**
     * Answered from memory mostly; reads the database now and then, and asks Slack only for a token that has expired or for a configured
     * one whose workspace was never learnt. Never inside a transaction.
     */
    Lookup tokenFor(WorkspaceRef workspace);

    /** The same after Slack refused a token: nothing remembered counts, and what has expired is refreshed. */
    Lookup tokenInsteadOf(WorkspaceRef workspace, String refused);

    /**
     * Names this installation in the workspace and no other one, not even one of the same app with another database, whose messages are counted
     * anew; another name after it was installed again. Absent where nothing is installed. Answered like {@link #tokenFor}.
     */
    Optional<String> installation(WorkspaceRef workspace);

    /** The answer. */
    sealed interface Lookup {
        record Held(String token) implements Lookup {
            @Override
            public String toString() {
                return "Held[…]";
            }
        }

        /** Installed, and an owner has not decided yet: nothing is done for it. */
        record Waiting() implements Lookup {}

        /** Trellis may not speak there. */
        record None(String why) implements Lookup {}

        /** It cannot be said now, because Slack cannot be asked. */
        record Unsure(String why) implements Lookup {}
    }
}
