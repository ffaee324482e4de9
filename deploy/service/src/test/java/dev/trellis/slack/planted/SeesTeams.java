package dev.trellis.slack.planted;

import dev.trellis.teams.planted.SeesSlack;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record SeesTeams(SeesSlack seen) {}
