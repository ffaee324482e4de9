package dev.trellis.goal;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Participants;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Setting a goal and wording it anew (D3, D4): from a template or free, with kind hints once it is saved. */
@Singleton
class GoalFormFlow implements Flow {
    /** What somebody can look after at a time; far more than anybody should. */
    private static final int MOST_OPEN = 30;

    private final GoalBook book;
    private final Goals goals;
    private final GoalTags tags;
    private final Milestones milestones;
    private final GoalWriting writing;
    private final Partners partners;
    private final Competencies competencies;
    private final Participants participants;
    private final Programs programs;
    private final Enrolments enrolments;

    GoalFormFlow(
            GoalBook book,
            Goals goals,
            GoalTags tags,
            Milestones milestones,
            GoalWriting writing,
            Partners partners,
            Competencies competencies,
            Participants participants,
            Programs programs,
            Enrolments enrolments) {
        this.book = book;
        this.goals = goals;
        this.tags = tags;
        this.milestones = milestones;
        this.writing = writing;
        this.partners = partners;
        this.competencies = competencies;
        this.participants = participants;
        this.programs = programs;
        this.enrolments = enrolments;
    }

    @Override
    public void define(Talk talk) {
        talk.command("goal new", Right.TAKE_PART, "goal.help.new", this::templates);
        talk.button("goal.templates", Right.TAKE_PART, (turn, none) -> templates(turn, null));
        talk.form("goal.new", Right.TAKE_PART, this::begin, this::begun);
        talk.form("goal.change", Right.TAKE_PART, this::change, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 25;
    }

    private Reply templates(Turn turn, @Nullable Arguments none) {
        if (tooMany(turn)) {
            return turn.refuse(Text.of("goal.too-many", "most", MOST_OPEN));
        }
        Map<Side, List<GoalTemplate>> offered = new EnumMap<>(Side.class);
        for (Side side : sides(turn)) {
            offered.put(side, GoalTemplate.offered(side, program(turn, side).flatMap(Program::from)));
        }
        return Reply.show(GoalCards.templates(offered));
    }

    private Reply begin(Turn turn, Claim subject) {
        if (tooMany(turn)) {
            return turn.refuse(Text.of("goal.too-many", "most", MOST_OPEN));
        }
        Side side = side(subject);
        GoalTemplate template = GoalTemplate.of(subject.maybeWord("template"))
                .filter(one -> one.side() == side)
                .orElse(null);
        Long program = program(turn, side).map(Program::id).orElse(null);
        return new Reply.Ask(form(turn, program).begin(side, template, today(turn)));
    }

    private Reply begun(Turn turn, Submission submission) {
        Optional<Reply> wrong = GoalForm.wrong(submission, today(turn), null);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Side side = side(submission.subject());
        Long program = program(turn, side).map(Program::id).orElse(null);
        GoalWriting.Wording wording = form(turn, program).read(submission);
        Long of = wording.pair() == null ? program : Long.valueOf(wording.pair().programId());
        List<MilestoneLines.Line> lines = MilestoneLines.spread(
                submission.maybe("milestones").map(MilestoneLines::read).orElse(List.of()), today(turn), wording.due());
        return saved(turn, writing.begin(turn, side, of, wording, lines));
    }

    private Reply change(Turn turn, Claim subject) {
        Goal goal = own(turn, subject).orElse(null);
        return goal == null
                ? turn.refuse(Text.of("goal.gone"))
                : new Reply.Ask(form(turn, goal.programId())
                        .change(
                                goal,
                                tags.of(goal.organizationId(), List.of(goal.id()))
                                        .getOrDefault(goal.id(), Tags.NONE)));
    }

    private Reply changed(Turn turn, Submission submission) {
        Goal goal = own(turn, submission.subject()).orElseThrow();
        Optional<Reply> wrong = GoalForm.wrong(submission, today(turn), goal.dueOn());
        return wrong.isPresent()
                ? wrong.get()
                : saved(
                        turn,
                        writing.change(turn, goal, form(turn, goal.programId()).read(submission)));
    }

    private Reply saved(Turn turn, Goal goal) {
        boolean dated = milestones.of(goal.organizationId(), List.of(goal.id())).stream()
                .anyMatch(milestone -> milestone.dueOn() != null);
        List<GoalHints> hints = GoalHints.of(
                goal.name(), goal.measure() == null ? null : goal.measure().text(), goal.dueOn(), dated, today(turn));
        GoalView view = book.readable(goal.id(), turn.actor().person()).orElseThrow();
        return Reply.show(GoalCards.saved(view, hints, partners.of(turn.actor().person())));
    }

    private GoalForm form(Turn turn, @Nullable Long program) {
        return new GoalForm(
                turn.voice(), partners.of(turn.actor().person()), competencies.of(turn.organizationId(), program));
    }

    /** What they are in their pairs; else what they enrolled as; else it is a mentee's goal. */
    private Set<Side> sides(Turn turn) {
        Person me = turn.actor().person();
        Set<Side> sides = Stream.concat(
                        partners.of(me).stream().map(Partners.Partner::mySide),
                        enrolled(turn).map(Enrolment::side))
                .collect(Collectors.toSet());
        return sides.isEmpty() ? Set.of(Side.MENTEE) : sides;
    }

    /** The program of such a pair, else of an enrolment, else one that they take part in. */
    private Optional<Program> program(Turn turn, Side side) {
        Optional<Long> paired = partners.of(turn.actor().person()).stream()
                .filter(partner -> partner.mySide() == side)
                .map(partner -> partner.pair().programId())
                .findFirst();
        return paired.or(() -> enrolled(turn)
                        .filter(enrolment -> enrolment.side() == side)
                        .map(Enrolment::programId)
                        .findFirst())
                .flatMap(id -> programs.findByIdAndOrganizationId(id, turn.organizationId()))
                .or(() -> participants.own(turn).stream().findFirst());
    }

    private Stream<Enrolment> enrolled(Turn turn) {
        return enrolments
                .findByOrganizationIdAndPersonIdOrderById(
                        turn.organizationId(), turn.actor().id())
                .stream()
                .filter(enrolment -> enrolment.state() == Enrolment.State.ENROLLED);
    }

    private boolean tooMany(Turn turn) {
        return goals.open(turn.organizationId(), turn.actor().id(), MOST_OPEN).size() >= MOST_OPEN;
    }

    private Optional<Goal> own(Turn turn, Claim claim) {
        return goals.findByIdAndOrganizationIdAndOwnerId(
                claim.id("goal"), turn.organizationId(), turn.actor().id());
    }

    private static Side side(Claim claim) {
        return Side.MENTOR.tag().equals(claim.maybeWord("side")) ? Side.MENTOR : Side.MENTEE;
    }

    private static LocalDate today(Turn turn) {
        return turn.now().atZone(turn.zone()).toLocalDate();
    }
}
