package dev.trellis.slack.install;

import dev.trellis.platform.WorkspaceRef;
import java.time.Instant;

/** The app was taken out of a workspace, or its token taken back. */
public interface Removals {
    /**
     * Whether something that happened then concerns the installation as it is now: Slack repeats events for minutes, and in the meantime the
     * app may have been installed again.
     */
    boolean concern(WorkspaceRef workspace, Instant happened);

    /** Forgets the tokens. Doing it again changes nothing. */
    void end(WorkspaceRef workspace, String why);
}
