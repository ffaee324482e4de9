package dev.trellis.handover;

import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Outbox;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.matching.round.Places;
import dev.trellis.meeting.CalledOff;
import dev.trellis.pairing.Introductions;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.ProgramTeam;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a hand-over, and what is done when everybody has said yes. */
@Singleton
class HandingOver {
    private final Handovers handovers;
    private final HandoverNews news;
    private final Pairs pairs;
    private final Pairing pairing;
    private final Introductions introductions;
    private final Programs programs;
    private final Enrolments enrolments;
    private final Places places;
    private final ProgramTeam team;
    private final People people;
    private final CalledOff calledOff;
    private final HomePages homes;
    private final Outbox outbox;
    private final List<PassedOn> kinds;

    HandingOver(
            Handovers handovers,
            HandoverNews news,
            Pairs pairs,
            Pairing pairing,
            Introductions introductions,
            Programs programs,
            Enrolments enrolments,
            Places places,
            ProgramTeam team,
            People people,
            CalledOff calledOff,
            HomePages homes,
            Outbox outbox,
            List<PassedOn> kinds) {
        this.handovers = handovers;
        this.news = news;
        this.pairs = pairs;
        this.pairing = pairing;
        this.introductions = introductions;
        this.programs = programs;
        this.enrolments = enrolments;
        this.places = places;
        this.team = team;
        this.people = people;
        this.calledOff = calledOff;
        this.homes = homes;
        this.outbox = outbox;
        this.kinds = kinds;
    }

    Optional<Program> program(Pair pair) {
        return programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId())
                .filter(program -> program.endedAt() == null);
    }

    /**
     * Why this person cannot take over; empty if they can. Whom no admin asked for has to be a mentor of the program already. Who does not
     * want whom, and every other rule that keeps two people apart, is one and the same sentence.
     *
     * @param askedBy whoever wants the hand-over
     */
    Optional<Text> whyNot(Program program, Pair pair, Person next, long askedBy) {
        if (next.id() == pair.menteeId() || next.id() == pair.mentorId()) {
            return Optional.of(Text.of("handover.refused.same-person"));
        }
        if (pairs.between(pair.organizationId(), next.id(), pair.menteeId())
                .or(() -> pairs.between(pair.organizationId(), pair.menteeId(), next.id()))
                .isPresent()) {
            return Optional.of(Text.of("handover.refused.a-pair-already", "next", next.displayName()));
        }
        Optional<Enrolment> mentor = enrolments.findByOrganizationIdAndProgramIdAndPersonIdAndSide(
                program.organizationId(), program.id(), next.id(), Side.MENTOR);
        if (mentor.filter(one -> one.state() == Enrolment.State.ENROLLED).isEmpty()
                && !team.of(pair.organizationId()).contains(askedBy)) {
            return Optional.of(Text.of("handover.refused.no-mentor", "next", next.displayName()));
        }
        if (places.ruledOut(program, pair.menteeId(), next.id())) {
            return Optional.of(Text.of("handover.refused.not-allowed", "next", next.displayName()));
        }
        int limit = limit(program, mentor);
        long now = pairs.together(pair.organizationId(), next.id()).stream()
                .filter(other -> other.mentorId() == next.id() && other.programId() == program.id())
                .count();
        return now < limit
                ? Optional.empty()
                : Optional.of(Text.of("handover.refused.no-place", "next", next.displayName(), "limit", limit));
    }

    private static int limit(Program program, Optional<Enrolment> mentor) {
        return mentor.map(Enrolment::ownLimit)
                .map(own -> Math.min(own, program.capacity()))
                .orElse(program.capacity());
    }

    /** The new mentor has said yes. A sentence if it cannot be any more; then nothing is changed. */
    Optional<Text> handOver(Handover handover, Pair pair, Instant now) {
        // Two hand-overs to one mentor: the second one sees the first one's pair when it counts places.
        people.locked(pair.organizationId(), Set.of(handover.newMentorId(), pair.menteeId(), pair.mentorId()));
        Program program = program(pair).orElse(null);
        Person next =
                people.present(handover.newMentorId(), pair.organizationId()).orElse(null);
        Person mentee = people.present(pair.menteeId(), pair.organizationId()).orElse(null);
        if (program == null || next == null || mentee == null) {
            return Optional.of(Text.of("handover.gone"));
        }
        if (pair.hasEnded()) {
            return overtaken(handover, pair);
        }
        Optional<Text> whyNot = whyNot(program, pair, next, handover.askedBy());
        if (whyNot.isPresent()) {
            return whyNot;
        }
        List<Element> meetings = calledOff.by(pair, now);
        List<Element> passed = passed(handover, pair);
        handovers.now(handover.id(), handover.organizationId(), Handover.State.DONE, null, null);
        if (!pairing.end(pair, Pair.EndedWhy.HANDED_OVER, now)) {
            return overtaken(handover, pair);
        }
        switch (pairing.pair(program, next, mentee, now)) {
            case Pairing.Result.Refused refused -> throw new IllegalStateException("refused: " + refused.refusal());
            case Pairing.Result.Paired paired ->
                outbox.write(pair.organizationId(), introductions.of(program, paired.pair(), next, mentee, now));
        }
        outbox.withdraw(
                pair.organizationId(), List.of("pair:" + pair.id() + ":mentor", "pair:" + pair.id() + ":mentee"));
        tell(handover, pair, next, mentee, meetings, passed);
        return Optional.empty();
    }

    /** The pair ended in another way, at this very moment even: then there is nothing to hand over, and no new pair. */
    private Optional<Text> overtaken(Handover handover, Pair pair) {
        handovers.now(handover.id(), handover.organizationId(), Handover.State.OVERTAKEN, null, null);
        news.over(handover, pair, Handover.State.OVERTAKEN, true);
        return Optional.of(Text.of("handover.gone"));
    }

    private void tell(
            Handover handover, Pair pair, Person next, Person mentee, List<Element> meetings, List<Element> passed) {
        String before = people.findByIdAndOrganizationId(pair.mentorId(), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
        news.over(
                handover,
                pair,
                Handover.State.DONE,
                handover.askedBy() != pair.mentorId() && handover.askedBy() != handover.newMentorId());
        news.tell(
                handover,
                pair.mentorId(),
                "before",
                HandoverCards.news(
                        Text.of("handover.done.before", "mentee", mentee.displayName(), "next", next.displayName()),
                        meetings));
        if (!meetings.isEmpty()) {
            news.tell(
                    handover,
                    mentee.id(),
                    "meetings",
                    HandoverCards.news(Text.of("handover.done.mentee", "before", before), meetings));
        }
        if (!passed.isEmpty()) {
            news.tell(
                    handover,
                    next.id(),
                    "passed",
                    HandoverCards.news(Text.of("handover.done.passed", "mentee", mentee.displayName()), passed));
        }
        List.of(pair.mentorId(), mentee.id(), next.id())
                .forEach(person -> homes.refresh(pair.organizationId(), person));
    }

    private List<Element> passed(Handover handover, Pair pair) {
        return kinds.stream()
                .filter(kind -> handover.kinds().contains(kind.kind()))
                .flatMap(kind -> {
                    List<Text> items = kind.of(pair);
                    return items.isEmpty()
                            ? Stream.<Element>of()
                            : Stream.<Element>of(
                                    new Element.Note(Text.of("handover.passes." + kind.kind())),
                                    new Element.Bullets(items));
                })
                .toList();
    }
}
