package dev.trellis.charter;

import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a program's charter. Never changed: a change is a new version.
 *
 * @param version from 1, without gaps
 * @param template the tag of a {@link dev.trellis.program.Template}, whose texts stand where admins have not written their own
 * @param edition of those texts
 * @param writtenBy absent: Trellis by itself, when an older program got its first one
 */
@MappedEntity("charter")
public record Charter(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        int version,
        String template,
        int edition,
        @Nullable Long writtenBy,
        Instant writtenAt) {

    /**
     * The edition of the templates' texts that new charters get. Texts of an edition are never changed, because people accepted them;
     * others are a new edition ({@code charter.<edition>.…} in the bundles).
     */
    static final int EDITION = 1;

    /** What the template says, for all templates or for this one. */
    Text templates(Section section) {
        String own = "charter." + edition + "." + template + "." + section.tag();
        return Text.of(Text.exists(own) ? own : "charter." + edition + ".any." + section.tag());
    }
}
