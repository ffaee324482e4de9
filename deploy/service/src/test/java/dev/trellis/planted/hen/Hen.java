package dev.trellis.planted.hen;

import dev.trellis.planted.egg.Egg;
import java.util.List;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record Hen(List<Egg> lays) {}
