package dev.trellis.planted.egg;

import dev.trellis.planted.hen.Hen;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record Egg(Hen from) {}
