package dev.trellis.enrolment;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.ProgramTeam;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Applications that wait for an admin (B2): one card for each admin, which everybody sees decided as soon as somebody has. */
@Singleton
class Applications {
    private static final Duration NEWS = Duration.ofDays(30);

    private final Enrolments enrolments;
    private final Questions questions;
    private final ProgramTeam admins;
    private final People people;
    private final Outbox outbox;

    Applications(Enrolments enrolments, Questions questions, ProgramTeam admins, People people, Outbox outbox) {
        this.enrolments = enrolments;
        this.questions = questions;
        this.admins = admins;
        this.people = people;
        this.outbox = outbox;
    }

    /** Asks the admins, once for each application. */
    void announce(Program program, Enrolment applied, Instant now) {
        Card card = card(program, applied);
        outbox.write(
                applied.organizationId(),
                admins.of(applied.organizationId()).stream()
                        .map(admin -> Intent.toPerson(
                                        admin, key(applied, admin), "enrolment.application", Urgency.TIMELY, card)
                                .expiring(now.plus(NEWS)))
                        .toList());
    }

    /** Those that an admin can decide about, longest waiting first. */
    List<Enrolment> open(Program program) {
        List<Enrolment> applied =
                enrolments.inState(program.organizationId(), program.id(), Side.MENTOR, Enrolment.State.APPLIED);
        Set<Long> enough = applied.isEmpty()
                ? Set.of()
                : questions.haveEnough(
                        program, applied.stream().map(Enrolment::personId).collect(Collectors.toSet()), Side.MENTOR);
        return applied.stream().filter(one -> enough.contains(one.personId())).toList();
    }

    Card card(Program program, Enrolment applied) {
        return ApplicationCards.application(
                program, applied, name(applied), questions.forAdmins(program, applied.personId(), applied.side()));
    }

    /** Whoever applied is gone, or has thought again: nobody is asked any more. */
    void withdraw(Enrolment applied) {
        if (applied.state() == Enrolment.State.APPLIED && applied.side() == Side.MENTOR) {
            over(applied, ApplicationCards.withdrawn());
        }
    }

    /** They are in by another way: there is nothing to decide any more. */
    void settle(Enrolment applied) {
        if (applied.state() == Enrolment.State.APPLIED && applied.side() == Side.MENTOR) {
            over(applied, ApplicationCards.settled());
        }
    }

    /** What is to be read in place of the question, by every admin. */
    void over(Enrolment applied, Card card) {
        List<Long> asked = admins.of(applied.organizationId());
        outbox.withdraw(
                applied.organizationId(),
                asked.stream().map(admin -> key(applied, admin)).toList());
        outbox.write(
                applied.organizationId(),
                asked.stream()
                        .map(admin -> Intent.inPlaceOf(key(applied, admin), admin, card))
                        .toList());
    }

    Text name(Enrolment enrolment) {
        return name(enrolment.organizationId(), enrolment.personId());
    }

    Text name(long organization, long person) {
        return people.present(person, organization)
                .map(Person::displayName)
                .map(Text::words)
                .orElse(Text.of("enrolment.somebody"));
    }

    private static String key(Enrolment applied, long admin) {
        // Rounded as the row is: what is at hand may be finer than what was stored.
        return "application:" + applied.id() + ":"
                + applied.since().plusNanos(500).getEpochSecond() + ":" + admin;
    }
}
