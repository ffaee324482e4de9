package dev.trellis.platform;

/**
 * A person as one chat platform knows them. All three are the platform's own stable keys, opaque to the core.
 *
 * @param platform the adapter's {@link ChatPlatform#name()}
 * @param workspace the workspace or tenant
 * @param user the person, not a per-bot alias
 */
public record ChatIdentity(String platform, String workspace, String user) {}
