package dev.trellis.enrolment;

import dev.trellis.charter.CharterBook;
import dev.trellis.charter.WrittenCharter;
import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.RunningCohorts;
import dev.trellis.conversation.HomePages;
import dev.trellis.enrolment.Enrolment.State;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings people into programs and out of them (B1, B2): the one way in for chat, lists and imports.
 *
 * <p>For many people at once, with a handful of statements for every 500 of them and one {@link Outcome} for each, in the order given:
 * {@link #invite} asks them (one message each, never twice), {@link #enrol} takes them in at once and welcomes them. Both take ids of
 * people, leave out nobody silently, and may be called again with the same people: then they say what was so already. For one person:
 * {@link #apply} when they say yes, {@link #answered} when they have answered questions, {@link #leave}. What admins decide about
 * applications is in {@link Approving}.
 *
 * <p>Everything happens in the caller's transaction, or in one of its own; messages are in the outbox when it returns.
 */
@Singleton
public class Enrolling {
    /** Whoever comes back so soon has waited all the time. */
    static final Duration TO_THINK_AGAIN = Duration.ofDays(7);

    private final Enrolments enrolments;
    private final ManyEnrolments many;
    private final CharterBook charters;
    private final RunningCohorts cohorts;
    private final Questions questions;
    private final Applications applications;
    private final Invitations invitations;
    private final SignUpRules rules;
    private final HomePages homes;

    Enrolling(
            Enrolments enrolments,
            ManyEnrolments many,
            CharterBook charters,
            RunningCohorts cohorts,
            Questions questions,
            Applications applications,
            Invitations invitations,
            SignUpRules rules,
            HomePages homes) {
        this.enrolments = enrolments;
        this.many = many;
        this.charters = charters;
        this.cohorts = cohorts;
        this.questions = questions;
        this.applications = applications;
        this.invitations = invitations;
        this.rules = rules;
        this.homes = homes;
    }

    /**
     * Asks people to join. Whoever was declined is asked anew, because an admin thought again; whoever left is not.
     *
     * @return {@link Outcome.Invited}, {@link Outcome.WasInvited}, {@link Outcome.HasApplied}, {@link Outcome.IsIn}, {@link
     *     Outcome.HasLeft} or {@link Outcome.NotThere}
     */
    @Transactional
    public Map<Long, Outcome> invite(Program program, Side side, Collection<Long> people, Instant now) {
        return many.invite(program, side, people, now);
    }

    /**
     * Takes people in at once, whatever they were but gone: those who were invited, have applied or were declined, too. They
     * hear of it, with the first questions of their survey.
     *
     * @return {@link Outcome.Enrolled}, {@link Outcome.IsIn}, {@link Outcome.HasLeft} or {@link Outcome.NotThere}
     */
    @Transactional
    public Map<Long, Outcome> enrol(Program program, Side side, Collection<Long> people, Instant now) {
        return many.enrol(program, side, people, now);
    }

    /**
     * Somebody says yes. They have accepted the charter that holds now, or nothing is changed.
     *
     * @return {@link Outcome.Applied}, {@link Outcome.Enrolled}, {@link Outcome.IsIn}, {@link Outcome.WasDeclined} or {@link
     *     Outcome.CharterFirst}
     */
    @Transactional
    public Outcome apply(Program program, Person person, Side side, Instant now) {
        Optional<WrittenCharter> charter = charters.current(program);
        if (charter.isPresent()
                && charters.acceptedAt(charter.get().charter(), person.id()).isEmpty()) {
            return new Outcome.CharterFirst();
        }
        Enrolment before = locked(program, person.id(), side).orElse(null);
        if (before == null) {
            return begun(program, enrolments.save(fresh(program, person.id(), side, now)), now);
        }
        return switch (before.state()) {
            case INVITED, LEFT -> begun(program, enrolments.update(before.in(State.APPLIED, now)), before.since(), now);
            case APPLIED -> ready(program, before, before.since(), now);
            case ENROLLED -> new Outcome.IsIn(before.since());
            case DECLINED -> new Outcome.WasDeclined(before.since(), before.decidedBy(), before.reason());
        };
    }

    /**
     * Somebody has answered questions: with that, whoever has applied may be in, or an admin may be asked.
     *
     * @return what came of it for each side on which they have applied; empty if there is none
     */
    @Transactional
    public Map<Side, Outcome> answered(Program program, long person, Instant now) {
        Map<Side, Outcome> outcomes = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            locked(program, person, side)
                    .filter(enrolment -> enrolment.state() == State.APPLIED)
                    .ifPresent(enrolment -> outcomes.put(side, ready(program, enrolment, enrolment.since(), now)));
        }
        return outcomes;
    }

    /**
     * Somebody leaves one side of a program, or says no to an invitation. Pairs that they are in go on until somebody ends them.
     *
     * @return {@link Outcome.Left}, {@link Outcome.HasLeft}, {@link Outcome.WasDeclined} or {@link Outcome.WasNotIn}
     */
    @Transactional
    public Outcome leave(Program program, Person person, Side side, Instant now) {
        Enrolment before = locked(program, person.id(), side).orElse(null);
        if (before == null) {
            return new Outcome.WasNotIn();
        }
        if (before.state() == State.LEFT) {
            return new Outcome.HasLeft(before.since());
        }
        if (before.state() == State.DECLINED) {
            return new Outcome.WasDeclined(before.since(), before.decidedBy(), before.reason());
        }
        Enrolment left = enrolments.update(before.in(State.LEFT, now));
        invitations.withdraw(before);
        applications.withdraw(before);
        if (!isAskedOnAnotherSide(left)) {
            questions.stop(program, person.id());
        }
        homes.refresh(left.organizationId(), left.personId());
        return new Outcome.Left(left);
    }

    /** How many mentees somebody takes at most; absent: as many as the program allows. */
    @Transactional
    public void limit(Program program, long person, @Nullable Integer mentees) {
        locked(program, person, Side.MENTOR).ifPresent(enrolment -> enrolments.update(enrolment.taking(mentees)));
    }

    private Optional<Enrolment> locked(Program program, long person, Side side) {
        return enrolments.locked(program.organizationId(), program.id(), person, side);
    }

    private static Enrolment fresh(Program program, long person, Side side, Instant now) {
        return new Enrolment(
                0,
                program.organizationId(),
                program.id(),
                null,
                person,
                side,
                State.APPLIED,
                null,
                null,
                null,
                now,
                null);
    }

    private Outcome begun(Program program, Enrolment applied, Instant now) {
        return begun(program, applied, now, now);
    }

    /** @param before when the state before this one began */
    private Outcome begun(Program program, Enrolment applied, Instant before, Instant now) {
        invitations.withdraw(applied);
        questions.begin(program, applied.personId(), now);
        return ready(program, applied, before, now);
    }

    private Outcome ready(Program program, Enrolment applied, Instant before, Instant now) {
        homes.refresh(applied.organizationId(), applied.personId());
        if (!questions.hasEnough(program, applied.personId(), applied.side())) {
            return new Outcome.Applied(applied, false);
        }
        boolean wasIn = applied.enrolledAt() != null;
        if (applied.side() == Side.MENTOR && !wasIn && rules.approveMentors(program)) {
            applications.announce(program, applied, now);
            return new Outcome.Applied(applied, true);
        }
        return new Outcome.Enrolled(in(program, applied, before, now));
    }

    private Enrolment in(Program program, Enrolment applied, Instant before, Instant now) {
        Instant waited = applied.enrolledAt();
        boolean losesNothing = waited != null && before.plus(TO_THINK_AGAIN).isAfter(now);
        Long cohort = cohorts.running(program, now).map(Cohort::id).orElse(null);
        return enrolments.update(
                applied.in(State.ENROLLED, now).waitingSince(cohort, waited != null && losesNothing ? waited : now));
    }

    private boolean isAskedOnAnotherSide(Enrolment left) {
        return enrolments.findByOrganizationIdAndPersonIdOrderById(left.organizationId(), left.personId()).stream()
                .anyMatch(other ->
                        other.programId() == left.programId() && other.side() != left.side() && other.isGoingOn());
    }
}
