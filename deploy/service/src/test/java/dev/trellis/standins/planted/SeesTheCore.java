package dev.trellis.standins.planted;

import dev.trellis.planted.MakesATable;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record SeesTheCore(MakesATable seen) {}
