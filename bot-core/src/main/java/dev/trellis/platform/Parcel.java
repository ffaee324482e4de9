package dev.trellis.platform;

import dev.trellis.conversation.message.Card;
import dev.trellis.text.Voice;

/**
 * One message to hand to a platform, now.
 *
 * @param id opaque and unique to the intent; the adapter attaches it where the platform allows, so that the message can be found again
 * @param voice the reader's
 */
public record Parcel(String id, WorkspaceRef workspace, Target target, Card card, Voice voice) {}
