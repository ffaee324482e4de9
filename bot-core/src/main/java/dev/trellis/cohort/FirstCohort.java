package dev.trellis.cohort;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A program that begins with dates begins with a cohort. */
@Singleton
class FirstCohort implements Beginning {
    private final Cohorts cohorts;

    FirstCohort(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    @Override
    public void begun(Turn turn, Program program, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        if (startsOn != null) {
            cohorts.save(new Cohort(
                    0,
                    program.organizationId(),
                    program.id(),
                    turn.voice().plain(Text.of("cohort.first")),
                    startsOn,
                    endsOn));
        }
    }
}
