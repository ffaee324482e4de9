package dev.trellis.cohort;

import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cohort a new pair is one of, and which ones are still to come. */
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

    /** Those that begin after that day in the program's zone, by their ids. */
    @Transactional
    public Set<Long> toBegin(Program program, Instant at) {
        LocalDate day = at.atZone(program.zone()).toLocalDate();
        return cohorts.findByOrganizationIdAndProgramIdOrderByStartsOn(program.organizationId(), program.id()).stream()
                .filter(cohort -> cohort.startsOn().isAfter(day))
                .map(Cohort::id)
                .collect(Collectors.toSet());
    }
}
