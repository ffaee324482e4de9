package dev.trellis.cohort;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People who go through a program together (A5). A program without any is always on.
 *
 * @param endsOn its last day; absent: it is open when it ends
 */
@MappedEntity("cohort")
public record Cohort(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        String name,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    /** Whether the day is one of its days. */
    public boolean runsOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    public boolean isOverOn(LocalDate day) {
        return endsOn != null && day.isAfter(endsOn);
    }

    /**
     * When a cohort like this one would start and end: as long as this one, right after it, but not in the past.
     *
     * @param today the earliest it may start
     */
    Days next(LocalDate today) {
        LocalDate after = endsOn == null ? today : endsOn.plusDays(1);
        LocalDate start = after.isBefore(today) ? today : after;
        Optional<Long> length = Optional.ofNullable(endsOn).map(end -> ChronoUnit.DAYS.between(startsOn, end));
        return new Days(start, length.map(start::plusDays).orElse(null));
    }

    /** When a cohort is. */
    record Days(LocalDate startsOn, @Nullable LocalDate endsOn) {}
}
