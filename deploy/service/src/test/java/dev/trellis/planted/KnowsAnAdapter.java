package dev.trellis.planted;

import dev.trellis.slack.planted.SeesTeams;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record KnowsAnAdapter(SeesTeams adapter) {}
