package dev.trellis.delivery;

import dev.trellis.platform.CallKind;

/**
 * What takes turns and is paced as one: one kind of call in one workspace.
 *
 * @param workspace 0 for messages to people whom no chat knows
 */
record Lane(long workspace, CallKind callKind) {
    /** Another kind of call in the same workspace. */
    Lane with(CallKind other) {
        return new Lane(workspace, other);
    }
}
