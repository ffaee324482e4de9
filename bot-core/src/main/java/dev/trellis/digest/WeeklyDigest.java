package dev.trellis.digest;

import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts every program's digest in its own rhythm (G1). */
@Singleton
class WeeklyDigest implements WeeklyWork {
    private static final Logger LOG = LoggerFactory.getLogger(WeeklyDigest.class);
    private static final int LAST_MINUTE = 24 * 60 - 1;

    private final Programs programs;
    private final Posting posting;
    private final Clock clock;

    WeeklyDigest(Programs programs, Posting posting, Clock clock) {
        this.programs = programs;
        this.posting = posting;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public List<WeeklyRhythm> rhythms() {
        return programs.withDigest().stream()
                .flatMap(program -> rhythm(program).stream())
                .toList();
    }

    @Override
    @Transactional
    public void run(long organizationId, long programId, Instant scheduledFor) {
        programs.findByIdAndOrganizationId(programId, organizationId)
                .filter(program -> zone(program).isPresent())
                .ifPresent(program -> posting.post(program, scheduledFor, clock.instant()));
    }

    private static Optional<WeeklyRhythm> rhythm(Program program) {
        int minutes = Math.clamp(program.digestAt(), 0, LAST_MINUTE);
        return zone(program)
                .map(zone -> new WeeklyRhythm(
                        program.organizationId(),
                        program.id(),
                        zone,
                        program.digestDay(),
                        LocalTime.ofSecondOfDay(minutes * 60L)));
    }

    /** A zone that this Java does not know: one program goes without, the others have their digest. */
    private static Optional<ZoneId> zone(Program program) {
        try {
            return Optional.of(program.zone());
        } catch (DateTimeException e) {
            LOG.warn("program {} has no valid time zone and gets no digest", program.id());
            return Optional.empty();
        }
    }
}
