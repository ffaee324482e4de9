package dev.trellis.planted;

import org.quartz.JobKey;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public record KnowsAScheduler(JobKey job) {}
