package dev.trellis.platform;

/** A posted message, so that it can be changed in place. Opaque keys of the adapter. */
public record MessageRef(String platform, String workspace, String conversation, String message) {}
