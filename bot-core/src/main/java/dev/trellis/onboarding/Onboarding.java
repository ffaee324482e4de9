package dev.trellis.onboarding;

import dev.trellis.enrolment.Side;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody was shown around, on one side of a program.
 *
 * @param beganAt since when; once the first step was sent, the day of it
 * @param sent how many steps were sent
 * @param done which steps they are through with: bit 0 is the first one
 * @param dueAt when the next step is said; absent: never, unless they go on
 * @param skippedAt when they wanted no more of it
 */
@MappedEntity("onboarding")
record Onboarding(
        @Id @GeneratedValue long id,
        long organizationId,
        long programId,
        long personId,
        Side side,
        Instant beganAt,
        int sent,
        int done,
        @Nullable Instant dueAt,
        @Nullable Instant skippedAt) {

    /** They asked for it themselves: the first step waits for no survey. */
    Onboarding atOnce(Instant now) {
        return sent > 0
                ? this
                : new Onboarding(
                        id,
                        organizationId,
                        programId,
                        personId,
                        side,
                        now.minus(OnboardingSteps.SURVEY_FIRST),
                        sent,
                        done,
                        dueAt,
                        skippedAt);
    }

    boolean isDone(Step step) {
        return (done & step.bit()) != 0;
    }

    int doneSteps() {
        return Integer.bitCount(done);
    }

    /** Whether there are steps that nobody sends any more. */
    boolean canGoOn() {
        return dueAt == null && sent < Step.COUNT;
    }
}
