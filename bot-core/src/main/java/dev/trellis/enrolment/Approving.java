package dev.trellis.enrolment;

import dev.trellis.attention.Urgency;
import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.RunningCohorts;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.enrolment.Enrolment.State;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An admin says yes or no to somebody who has applied (B2). Of two at once one decides; the other one learns what was decided. */
@Singleton
public class Approving {
    private static final Duration NEWS = Duration.ofDays(30);

    private final Enrolments enrolments;
    private final Applications applications;
    private final RunningCohorts cohorts;
    private final Questions questions;
    private final Outbox outbox;
    private final HomePages homes;

    Approving(
            Enrolments enrolments,
            Applications applications,
            RunningCohorts cohorts,
            Questions questions,
            Outbox outbox,
            HomePages homes) {
        this.enrolments = enrolments;
        this.applications = applications;
        this.cohorts = cohorts;
        this.questions = questions;
        this.outbox = outbox;
        this.homes = homes;
    }

    /** @return {@link Outcome.Enrolled}; or, when it was decided before, where they stand; {@link Outcome.NotThere} */
    @Transactional
    public Outcome approve(Program program, long enrolment, Person by, Instant now) {
        Enrolment before = claimed(program, enrolment);
        if (before == null || before.state() != State.APPLIED) {
            return before == null ? new Outcome.NotThere() : ManyEnrolments.standing(before);
        }
        Enrolment in = enrolments.update(before.in(State.ENROLLED, now)
                .decided(by.id(), null)
                .waitingSince(cohorts.running(program, now).map(Cohort::id).orElse(null), now));
        applications.over(before, ApplicationCards.approved(applications.name(before), by.displayName()));
        tell(
                in,
                "approved",
                ApplicationCards.youAreIn(
                        program, questions.goOn(program, in.personId()).orElse(null)),
                now);
        return new Outcome.Enrolled(in);
    }

    /**
     * @param why they read it
     * @return {@link Outcome.Declined}; or, when it was decided before, where they stand; {@link Outcome.NotThere}
     */
    @Transactional
    public Outcome decline(Program program, long enrolment, Person by, PrivateWords why, Instant now) {
        Enrolment before = claimed(program, enrolment);
        if (before == null || before.state() != State.APPLIED) {
            return before == null ? new Outcome.NotThere() : ManyEnrolments.standing(before);
        }
        Enrolment declined = enrolments.update(before.in(State.DECLINED, now).decided(by.id(), why));
        applications.over(before, ApplicationCards.declined(applications.name(before), by.displayName()));
        boolean elsewhere =
                enrolments.findByOrganizationIdAndPersonIdOrderById(before.organizationId(), before.personId()).stream()
                        .anyMatch(other -> other.programId() == before.programId() && other.isGoingOn());
        if (!elsewhere) {
            questions.stop(program, before.personId());
        }
        tell(declined, "declined", ApplicationCards.notThisTime(program, why), now);
        return new Outcome.Declined(declined);
    }

    private @Nullable Enrolment claimed(Program program, long enrolment) {
        return enrolments
                .lockedById(enrolment, program.organizationId())
                .filter(found -> found.programId() == program.id() && found.side() == Side.MENTOR)
                .orElse(null);
    }

    private void tell(Enrolment decided, String what, Card card, Instant now) {
        outbox.write(
                decided.organizationId(),
                Intent.toPerson(
                                decided.personId(),
                                "enrolment:" + decided.id() + ":" + what + ":" + now.getEpochSecond(),
                                "enrolment." + what,
                                Urgency.TIMELY,
                                card)
                        .expiring(now.plus(NEWS)));
        homes.refresh(decided.organizationId(), decided.personId());
    }
}
