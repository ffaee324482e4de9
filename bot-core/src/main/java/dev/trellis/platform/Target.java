package dev.trellis.platform;

import org.jspecify.annotations.Nullable;

/** Where a message goes. */
public sealed interface Target {
    /**
     * The person's conversation with Trellis.
     *
     * @param address as last given by {@link DeliveryOutcome.Delivered#address()} or an inbound event; absent on first contact
     */
    record Direct(ChatIdentity person, @Nullable String address) implements Target {}

    /** A team's channel. */
    record Channel(String conversation) implements Target {}

    /** Shown to one person in a channel; only with {@link Capability#ONLY_YOU}. */
    record OnlyYou(String conversation, ChatIdentity person) implements Target {}

    /** Takes the place of a message that was posted before. */
    record InPlaceOf(MessageRef message) implements Target {}

    /** Removes a message that was posted before; one that is not there any more is removed, too. */
    record Gone(MessageRef message) implements Target {}

    /** The person's own page in the chat; only with {@link Capability#HOME}. */
    record Home(ChatIdentity person) implements Target {}
}
