package dev.trellis.handover;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mentee who is to go on with another mentor (C5). First the mentee is asked, then the new mentor.
 *
 * @param running 1 while it is under way, then absent: what makes it one for a pair at a time
 * @param passes the kinds of {@link PassedOn} that the mentee lets the new mentor read, joined by commas; empty: nothing
 * @param dueAt when it is over if nobody says anything; absent: it is over
 */
@MappedEntity("handover")
public record Handover(
        @Id @GeneratedValue long id,
        long organizationId,
        long pairId,
        long newMentorId,
        long askedBy,
        State state,
        @Nullable Integer running,
        String passes,
        Instant askedAt,
        @Nullable Instant dueAt) {
    static final Duration WAITS = Duration.ofDays(14);

    /** Who is to say something, or what came of it. */
    public enum State {
        ASKED_MENTEE,
        ASKED_MENTOR,
        DONE,
        DECLINED,
        WITHDRAWN,
        TIMED_OUT,
        /** The pair ended in another way, or somebody is not there any more. */
        OVERTAKEN
    }

    @Transient
    boolean isRunning() {
        return running != null;
    }

    List<String> kinds() {
        return passes.isEmpty() ? List.of() : Arrays.asList(passes.split(",", -1));
    }
}
