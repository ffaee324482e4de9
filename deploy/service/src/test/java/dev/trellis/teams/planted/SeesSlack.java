package dev.trellis.teams.planted;

import dev.trellis.slack.planted.SeesTeams;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record SeesSlack(SeesTeams seen) {}
