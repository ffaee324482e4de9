package dev.trellis.organization;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Whose programs, people and words these are. Nothing ever crosses from one organization to another. */
@MappedEntity("organization")
public record Organization(@Id @GeneratedValue long id, String name, Instant createdAt) {}
