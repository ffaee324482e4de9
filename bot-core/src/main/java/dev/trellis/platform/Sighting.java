package dev.trellis.platform;

/**
 * A message of ours that somebody has before their eyes, because they tapped it. What a client says of it is a claim.
 *
 * @param parcel the {@link Parcel#id()} that the adapter put into the message's buttons
 * @param message where it stands
 */
public record Sighting(String parcel, MessageRef message) {}
