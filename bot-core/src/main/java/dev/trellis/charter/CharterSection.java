package dev.trellis.charter;

import dev.trellis.secrecy.PrivateWords;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What admins wrote in place of a template's text. Everybody who takes part reads it, and nobody else. */
@MappedEntity("charter_section")
public record CharterSection(
        @Id @GeneratedValue long id, long organizationId, long charterId, Section section, PrivateWords words) {}
