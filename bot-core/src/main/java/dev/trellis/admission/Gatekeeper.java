package dev.trellis.admission;

import dev.trellis.platform.WorkspaceRef;

/** An adapter's side of admission. Both are called in the transaction of the decision: an adapter notes it and acts later. */
public interface Gatekeeper {
    /** The adapter's platform, as in {@link WorkspaceRef#platform()}. */
    String platform();

    /** The workspace is served from now on. */
    void letIn(WorkspaceRef workspace);

    /** The workspace is not served: what was stored for it is to be given back and forgotten. */
    void turnedAway(WorkspaceRef workspace);
}
