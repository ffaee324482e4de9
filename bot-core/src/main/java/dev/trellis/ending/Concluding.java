package dev.trellis.ending;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.meeting.CalledOff;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins the end of a pair and brings it about; each of the two has one card of it, which shows what is true now. */
@Singleton
class Concluding {
    private final Endings endings;
    private final Pairing pairing;
    private final People people;
    private final Programs programs;
    private final Enrolments enrolments;
    private final CalledOff calledOff;
    private final HomePages homes;
    private final Outbox outbox;

    Concluding(
            Endings endings,
            Pairing pairing,
            People people,
            Programs programs,
            Enrolments enrolments,
            CalledOff calledOff,
            HomePages homes,
            Outbox outbox) {
        this.endings = endings;
        this.pairing = pairing;
        this.people = people;
        this.programs = programs;
        this.enrolments = enrolments;
        this.calledOff = calledOff;
        this.homes = homes;
        this.outbox = outbox;
    }

    /** Both are told, or the other one is. Empty if it is under way already. */
    Optional<Ending> begin(Pair pair, @Nullable Long by, Ending.Why why, Instant endsAt, Instant now) {
        if (endings.begin(pair.organizationId(), pair.id(), by, why, now, endsAt) == 0) {
            return Optional.empty();
        }
        Ending begun = endings.running(pair.id(), pair.organizationId()).orElseThrow();
        for (long person : new long[] {pair.mentorId(), pair.menteeId()}) {
            boolean answersThem = by != null && by == person;
            outbox.write(
                    pair.organizationId(),
                    Intent.toPerson(
                            person,
                            key(begun, person),
                            "ending.begun",
                            answersThem ? Urgency.INTERACTIVE : Urgency.TIMELY,
                            card(begun, pair, person)));
            homes.refresh(pair.organizationId(), person);
        }
        return Optional.of(begun);
    }

    /** The pair ends, having come to what it wanted; false if it was over before. */
    boolean conclude(Ending ending, Pair pair, Instant now) {
        List<Element> meetings = calledOff.by(pair, now);
        if (endings.over(ending.id(), ending.organizationId(), Ending.State.DONE, now) == 0
                || !pairing.end(pair, Pair.EndedWhy.COMPLETED, now)) {
            return false;
        }
        Ending done = endings.findByIdAndOrganizationId(ending.id(), ending.organizationId())
                .orElseThrow();
        show(done, pair);
        List<Intent> news = new ArrayList<>();
        for (long person : new long[] {pair.mentorId(), pair.menteeId()}) {
            news.add(Intent.toPerson(
                            person,
                            key(done, person) + ":done",
                            "ending.done",
                            Urgency.TIMELY,
                            EndingCards.over(done, partner(pair, person), meetings, next(pair, person)))
                    .expiring(done.endsAt().plus(Ending.AFTERWARDS)));
            homes.refresh(pair.organizationId(), person);
        }
        outbox.withdraw(
                pair.organizationId(), List.of("pair:" + pair.id() + ":mentor", "pair:" + pair.id() + ":mentee"));
        outbox.write(pair.organizationId(), news);
        return true;
    }

    /** The name of the program, for a mentee who is still in it: they wait for somebody new. */
    private @Nullable String next(Pair pair, long person) {
        boolean waits = person == pair.menteeId()
                && enrolments
                        .findByOrganizationIdAndProgramIdAndPersonIdAndSide(
                                pair.organizationId(), pair.programId(), person, Side.MENTEE)
                        .filter(enrolment -> enrolment.state() == Enrolment.State.ENROLLED)
                        .isPresent();
        return waits
                ? programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId())
                        .filter(program -> program.endedAt() == null)
                        .map(Program::name)
                        .orElse(null)
                : null;
    }

    /** The cards of both show what is true now. */
    void show(Ending ending, Pair pair) {
        for (long person : new long[] {pair.mentorId(), pair.menteeId()}) {
            outbox.write(
                    pair.organizationId(), Intent.inPlaceOf(key(ending, person), person, card(ending, pair, person)));
        }
    }

    Card card(Ending ending, Pair pair, long person) {
        Person me =
                people.findByIdAndOrganizationId(person, pair.organizationId()).orElseThrow();
        return EndingCards.current(ending, pair, me, partner(pair, person));
    }

    String partner(Pair pair, long person) {
        return name(pair, pair.partnerOf(person));
    }

    String name(Pair pair, long person) {
        return people.findByIdAndOrganizationId(person, pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    static String key(Ending ending, long person) {
        return "ending:" + ending.id() + ":" + person;
    }
}
