package dev.trellis.enrolment;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.summary.OwnSection;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where somebody stands who is not matched yet, since when, and what happens next. Whoever waits always knows (B1, B2). */
@Singleton
class OwnEnrolments implements OwnSection {
    private final Enrolments enrolments;
    private final Questions questions;
    private final Pairs pairs;
    private final Programs programs;

    OwnEnrolments(Enrolments enrolments, Questions questions, Pairs pairs, Programs programs) {
        this.enrolments = enrolments;
        this.questions = questions;
        this.pairs = pairs;
        this.programs = programs;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public List<Element> own(Person person, Instant now) {
        List<Enrolment> own =
                enrolments.findByOrganizationIdAndPersonIdOrderById(person.organizationId(), person.id()).stream()
                        .filter(enrolment -> enrolment.state() != Enrolment.State.LEFT)
                        .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        Map<Long, Program> running = programs
                .findByOrganizationIdAndIdIn(
                        person.organizationId(),
                        own.stream().map(Enrolment::programId).distinct().toList())
                .stream()
                .filter(program -> program.endedAt() == null)
                .collect(Collectors.toMap(Program::id, Function.identity()));
        List<Pair> together = pairs.together(person.organizationId(), person.id());
        List<Element> elements = new ArrayList<>();
        Set<Long> asked = new HashSet<>();
        for (Enrolment enrolment : own) {
            Program program = running.get(enrolment.programId());
            if (program != null) {
                boolean paired = together.stream().anyMatch(pair -> isOf(pair, enrolment));
                if (!paired || enrolment.state() != Enrolment.State.ENROLLED) {
                    standing(program, enrolment, elements);
                }
                boolean isAsked =
                        enrolment.state() == Enrolment.State.APPLIED || enrolment.state() == Enrolment.State.ENROLLED;
                if (isAsked && (!paired || questions.haveBegun(program, person.id()))) {
                    asked.add(program.id());
                }
            }
        }
        running.values().stream()
                .filter(program -> asked.contains(program.id()))
                .sorted(Comparator.comparingLong(Program::id))
                .forEach(program -> open(program, person, elements));
        return elements;
    }

    private void standing(Program program, Enrolment enrolment, List<Element> elements) {
        elements.add(new Element.Divider());
        elements.add(new Element.Paragraph(says(program, enrolment)));
        if (enrolment.state() == Enrolment.State.INVITED) {
            elements.add(Element.Buttons.of(
                    JoinCards.join(program, enrolment.side(), Text.of("enrolment.button.read-and-join"))));
        }
        PrivateWords reason = enrolment.reason();
        if (enrolment.state() == Enrolment.State.DECLINED && reason != null) {
            elements.add(new Element.Quote(Text.words(reason.text())));
        }
    }

    private Text says(Program program, Enrolment enrolment) {
        boolean applied = enrolment.state() == Enrolment.State.APPLIED;
        boolean open = applied && !questions.hasEnough(program, enrolment.personId(), enrolment.side());
        Instant waited = enrolment.enrolledAt();
        boolean in = enrolment.state() == Enrolment.State.ENROLLED;
        return Text.of(
                "enrolment.own." + (open ? "first-questions" : enrolment.state().tag()) + "."
                        + enrolment.side().tag(),
                "program",
                program.name(),
                "day",
                new Text.Moment(in && waited != null ? waited : enrolment.since(), Text.Moment.Form.DATE));
    }

    private void open(Program program, Person person, List<Element> elements) {
        Button goOn = questions.goOn(program, person.id()).orElse(null);
        if (goOn != null) {
            elements.add(new Element.Paragraph(Text.of(
                    "enrolment.own.open", "program", program.name(), "count", questions.open(program, person.id()))));
            elements.add(Element.Buttons.of(goOn));
        }
    }

    private static boolean isOf(Pair pair, Enrolment enrolment) {
        long there = enrolment.side() == Side.MENTOR ? pair.mentorId() : pair.menteeId();
        return pair.programId() == enrolment.programId() && there == enrolment.personId();
    }
}
