package dev.trellis.program;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A mentoring program (A1).
 *
 * @param timeZone an IANA id: when its digest is posted
 * @param checkInCadence a named cadence or an RRULE, for every pair without one of its own (A4)
 * @param digestChannelId where the weekly digest goes; absent: nowhere yet
 * @param digestAt minutes since midnight in {@code timeZone}
 */
@MappedEntity("program")
public record Program(
        @Id @GeneratedValue long id,
        long organizationId,
        String name,
        String purpose,
        String timeZone,
        String checkInCadence,
        @Nullable Long digestChannelId,
        DayOfWeek digestDay,
        int digestAt,
        @Nullable Long createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
