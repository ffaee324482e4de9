package dev.trellis.pairing;

import dev.trellis.attention.Urgency;
import dev.trellis.audit.Audit;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.ProgramCards;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor pair}, {@code unpair}, {@code pairs} and {@code cadence}: admins pair by hand (C9), a pair gets its own rhythm (A4). */
@Singleton
class PairingFlow implements Flow {
    private static final int LISTED = 50;

    private final Pairing pairing;
    private final PairRhythm rhythm;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Introductions introductions;
    private final HomePages homes;

    PairingFlow(
            Pairing pairing,
            PairRhythm rhythm,
            Pairs pairs,
            People people,
            Programs programs,
            Introductions introductions,
            HomePages homes) {
        this.pairing = pairing;
        this.rhythm = rhythm;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.introductions = introductions;
        this.homes = homes;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> both = List.of(
                Parameter.person("mentor").optional(),
                Parameter.person("mentee").optional());
        talk.command("pair", Right.RUN_PROGRAMS, "pairing.help.pair", both, this::pair);
        talk.command("unpair", Right.RUN_PROGRAMS, "pairing.help.unpair", both, this::unpair);
        talk.command("pairs", Right.RUN_PROGRAMS, "pairing.help.pairs", (turn, arguments) -> list(turn));
        talk.command(
                "cadence",
                Right.RUN_PROGRAMS,
                "pairing.help.cadence",
                List.of(Parameter.person("mentor"), Parameter.person("mentee"), Parameter.rest("cadence")),
                this::cadence);
        talk.button("pairing.unpair", Right.RUN_PROGRAMS, this::askToEnd);
        talk.button("pairing.unpair-yes", Right.RUN_PROGRAMS, this::end);
        talk.button(
                "pairing.unpair-no",
                Right.RUN_PROGRAMS,
                (turn, claim) -> new Reply.Replace(Card.of(Text.of("pairing.stays"))));
        talk.form("pairing.pair", Right.RUN_PROGRAMS, this::form, this::submitted);
    }

    @Override
    public int placeInHelp() {
        return 20;
    }

    private Reply pair(Turn turn, Arguments arguments) {
        if (arguments.maybePerson("mentor").isEmpty()
                || arguments.maybePerson("mentee").isEmpty()) {
            return form(turn, new Claim(Map.of()));
        }
        List<Program> running = programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
        if (running.isEmpty()) {
            return turn.refuse(Text.of("pairing.no-program"));
        }
        if (running.size() > 1) {
            return form(turn, arguments.person("mentor"), arguments.person("mentee"));
        }
        return pair(turn, running.getFirst(), arguments.person("mentor"), arguments.person("mentee"));
    }

    private Reply pair(Turn turn, Program program, Person mentor, Person mentee) {
        return switch (pairing.pair(program, mentor, mentee, turn.now())) {
            case Pairing.Result.Refused refused ->
                turn.refuse(Text.of(
                        "pairing.refused."
                                + refused.refusal()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        "mentor",
                        mentor.displayName(),
                        "mentee",
                        mentee.displayName()));
            case Pairing.Result.Paired paired -> {
                turn.audit("pair", "pair " + paired.pair().id(), Audit.Whom.pair(mentor.id(), mentee.id()));
                introduce(turn, program, paired.pair(), mentor, mentee);
                long mentees = pairs.together(turn.organizationId(), mentor.id()).stream()
                        .filter(pair -> pair.mentorId() == mentor.id() && pair.programId() == program.id())
                        .count();
                yield Reply.show(
                        PairingCards.paired(program, paired.pair(), mentor, mentee, paired.firstCheckIn(), mentees));
            }
        };
    }

    private void introduce(Turn turn, Program program, Pair pair, Person mentor, Person mentee) {
        introductions.of(program, pair, mentor, mentee, turn.now()).forEach(turn::send);
        homes.refresh(turn.organizationId(), mentor.id());
        homes.refresh(turn.organizationId(), mentee.id());
    }

    private Reply form(Turn turn, Claim ignored) {
        return form(turn, null, null);
    }

    private Reply form(Turn turn, @Nullable Person mentor, @Nullable Person mentee) {
        List<Program> running = programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
        List<Field.Option> everybody = people.everybody(turn.organizationId()).stream()
                .map(person -> new Field.Option(Long.toString(person.id()), Text.words(person.displayName())))
                .toList();
        if (running.isEmpty()) {
            return turn.refuse(Text.of("pairing.no-program"));
        }
        if (everybody.size() < 2) {
            return turn.refuse(Text.of("pairing.nobody"));
        }
        List<Field.Option> offered = running.stream()
                .map(program -> new Field.Option(Long.toString(program.id()), Text.words(program.name())))
                .toList();
        return new Reply.Ask(new Form(
                "pairing.pair",
                Map.of(),
                Text.of("pairing.form.title"),
                Text.of("pairing.form.introduction"),
                List.of(
                        person("mentor", everybody, mentor),
                        person("mentee", everybody, mentee),
                        new Field.Choice(
                                "program",
                                Text.of("pairing.form.program"),
                                null,
                                true,
                                offered,
                                Field.Look.MENU,
                                offered.getFirst().value())),
                Text.of("pairing.form.submit")));
    }

    private static Field person(String id, List<Field.Option> everybody, @Nullable Person chosen) {
        return new Field.Choice(
                id,
                Text.of("pairing.form." + id),
                null,
                true,
                everybody,
                Field.Look.MENU,
                chosen == null ? null : Long.toString(chosen.id()));
    }

    private Reply submitted(Turn turn, Submission submission) {
        if (submission.value("mentor").equals(submission.value("mentee"))) {
            return submission.correct("mentee", Text.of("pairing.form.two-people"));
        }
        Program program = programs.findByIdAndOrganizationId(
                        Long.parseLong(submission.value("program")), turn.organizationId())
                .orElseThrow();
        return pair(turn, program, person(turn, submission, "mentor"), person(turn, submission, "mentee"));
    }

    private Person person(Turn turn, Submission submission, String field) {
        return people.findByIdAndOrganizationId(Long.parseLong(submission.value(field)), turn.organizationId())
                .orElseThrow();
    }

    private Reply unpair(Turn turn, Arguments arguments) {
        if (arguments.maybePerson("mentor").isEmpty()
                || arguments.maybePerson("mentee").isEmpty()) {
            return list(turn);
        }
        Person one = arguments.person("mentor");
        Person other = arguments.person("mentee");
        return pairs.between(turn.organizationId(), one.id(), other.id())
                .or(() -> pairs.between(turn.organizationId(), other.id(), one.id()))
                .map(pair -> confirmEnd(turn, pair))
                .orElseGet(() -> turn.refuse(
                        Text.of("pairing.not-a-pair", "mentor", one.displayName(), "mentee", other.displayName())));
    }

    private Reply list(Turn turn) {
        List<Pair> all = pairs.allTogether(turn.organizationId(), LISTED);
        return Reply.show(PairingCards.list(all, pairs.countTogether(turn.organizationId()), id -> name(turn, id)));
    }

    private Reply cadence(Turn turn, Arguments arguments) {
        Person mentor = arguments.person("mentor");
        Person mentee = arguments.person("mentee");
        Optional<Pair> pair = pairs.between(turn.organizationId(), mentor.id(), mentee.id());
        if (pair.isEmpty()) {
            return turn.refuse(
                    Text.of("pairing.not-a-pair", "mentor", mentor.displayName(), "mentee", mentee.displayName()));
        }
        WantedRhythm wanted = WantedRhythm.of(arguments.word("cadence"));
        if (!wanted.isKnown()) {
            return turn.refuse(Text.of(
                    wanted.kind() == Cadence.Kind.CHECK_IN ? "pairing.not-a-cadence" : "pairing.not-a-rhythm",
                    "names",
                    String.join(", ", CadenceRule.names())));
        }
        String holds = rhythm.follow(pair.get(), wanted.kind(), wanted.rule(), turn.now());
        turn.audit("cadence", "pair " + pair.get().id(), Audit.Whom.pair(mentor.id(), mentee.id()));
        return Reply.say(Text.of(
                switch (wanted.kind()) {
                    case CHECK_IN -> wanted.rule() == null ? "pairing.cadence-usual" : "pairing.cadence-set";
                    case DEEP_DIVE -> wanted.rule() == null ? "pairing.deep-dive-usual" : "pairing.deep-dive-set";
                    case REVIEW -> wanted.rule() == null ? "pairing.review-usual" : "pairing.review-set";
                },
                "mentor",
                mentor.displayName(),
                "mentee",
                mentee.displayName(),
                "cadence",
                ProgramCards.cadence(holds)));
    }

    private Reply askToEnd(Turn turn, Claim claim) {
        return pairs.findByIdAndOrganizationId(claim.id("pair"), turn.organizationId())
                .map(pair -> confirmEnd(turn, pair))
                .orElseGet(() -> turn.refuse(Text.of("pairing.gone")));
    }

    private Reply confirmEnd(Turn turn, Pair pair) {
        return pair.hasEnded()
                ? turn.refuse(Text.of("pairing.has-ended"))
                : Reply.show(PairingCards.confirmEnd(pair, name(turn, pair.mentorId()), name(turn, pair.menteeId())));
    }

    private Reply end(Turn turn, Claim claim) {
        Pair pair = pairs.findByIdAndOrganizationId(claim.id("pair"), turn.organizationId())
                .orElse(null);
        if (pair == null || !pairing.end(pair, Pair.EndedWhy.BY_AN_ADMIN, turn.now())) {
            return turn.refuse(Text.of("pairing.has-ended"));
        }
        turn.audit("unpair", "pair " + pair.id(), Audit.Whom.pair(pair.mentorId(), pair.menteeId()));
        for (long person : new long[] {pair.mentorId(), pair.menteeId()}) {
            turn.withdraw("pair:" + pair.id() + (person == pair.mentorId() ? ":mentor" : ":mentee"));
            turn.send(Intent.toPerson(
                    person,
                    "pair:" + pair.id() + ":ended:" + person,
                    "pairing.ended",
                    Urgency.TIMELY,
                    PairingCards.ended(name(turn, pair.partnerOf(person)))));
            homes.refresh(turn.organizationId(), person);
        }
        return new Reply.Replace(PairingCards.endedForAdmin(name(turn, pair.mentorId()), name(turn, pair.menteeId())));
    }

    private String name(Turn turn, long person) {
        return people.findByIdAndOrganizationId(person, turn.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    static Button pairSomebody() {
        return Button.opening(Text.of("pairing.button.pair"), Button.Action.of("pairing.pair"));
    }
}
