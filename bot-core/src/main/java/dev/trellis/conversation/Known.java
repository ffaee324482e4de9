package dev.trellis.conversation;

import dev.trellis.organization.Workspace;
import dev.trellis.person.Actor;

/** Who sent an event, and through which workspace. */
record Known(Workspace workspace, Actor actor) {}
