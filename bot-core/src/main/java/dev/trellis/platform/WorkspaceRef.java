package dev.trellis.platform;

import org.jspecify.annotations.Nullable;

/**
 * A workspace or tenant, as its platform knows it.
 *
 * @param address what the adapter needs to reach its service, opaque to the core and kept from the latest inbound event; absent where
 *     the adapter needs none
 */
public record WorkspaceRef(
        String platform, String id, @Nullable String address) {}
