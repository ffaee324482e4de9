package dev.trellis.matching.round;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Somebody does not want to be paired with another, in whatever program. Shown to nobody but {@code personId}. */
@MappedEntity("match_never")
record NotWith(@Id @GeneratedValue long id, long organizationId, long personId, long otherId, Instant saidAt) {}
