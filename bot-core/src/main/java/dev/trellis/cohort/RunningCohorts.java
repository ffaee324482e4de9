package dev.trellis.cohort;

import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which cohort a new pair is one of. */
@Singleton
public class RunningCohorts {
    private final Cohorts cohorts;

    RunningCohorts(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    /** The one that runs on that day in the program's zone; empty if none does, or if several do and nobody has said which. */
    @Transactional
    public Optional<Cohort> running(Program program, Instant at) {
        LocalDate day = at.atZone(program.zone()).toLocalDate();
        List<Cohort> running =
                cohorts.findByOrganizationIdAndProgramIdOrderByStartsOn(program.organizationId(), program.id()).stream()
                        .filter(cohort -> cohort.runsOn(day))
                        .toList();
        return running.size() == 1 ? Optional.of(running.getFirst()) : Optional.empty();
    }
}
