package dev.trellis.agreement;

import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The agreement of a pair: which version is the newest and which one is in force.
 *
 * @param template the tag of a {@link dev.trellis.program.Template}, whose texts stand where nobody worded a clause
 * @param edition of those texts
 * @param version the newest, from 1
 * @param inForce the one that both signed last; absent: none yet
 * @param revisitOn when both look at it again; absent while nothing is in force
 */
@MappedEntity("agreement")
public record Agreement(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        String template,
        int edition,
        int version,
        @Nullable Integer inForce,
        @Nullable Instant inForceSince,
        @Nullable LocalDate revisitOn,
        Instant draftedAt) {

    /**
     * The edition of the templates' texts that new agreements get. Texts of an edition are never changed, because people signed them;
     * others are a new edition ({@code agreement.<edition>.…} in the bundles).
     */
    static final int EDITION = 1;

    /** What the template says, for all templates or for this one. */
    Text templates(Clause clause) {
        String own = "agreement." + edition + "." + template + "." + clause.tag();
        return Text.of(Text.exists(own) ? own : "agreement." + edition + ".any." + clause.tag());
    }

    boolean isInForce(int some) {
        return inForce != null && inForce == some;
    }
}
