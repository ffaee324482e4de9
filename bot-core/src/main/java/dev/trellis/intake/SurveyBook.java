package dev.trellis.intake;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Questions;
import dev.trellis.enrolment.Side;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import dev.trellis.term.TermLists;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what people said, step by step, and knows what is still to be asked (B1). */
@Singleton
class SurveyBook implements Questions {
    static final Duration FIRST_REMINDER = Duration.ofDays(2);

    private final Surveys surveys;
    private final Enrolments enrolments;
    private final TermLists lists;
    private final Sql sql;
    private final Vault vault;

    SurveyBook(Surveys surveys, Enrolments enrolments, TermLists lists, Sql sql, Vault vault) {
        this.surveys = surveys;
        this.enrolments = enrolments;
        this.lists = lists;
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    @Transactional
    public void begin(Program program, long person, Instant now) {
        Survey survey = kept(program, person, now);
        boolean open = progress(program, person).next().isPresent();
        surveys.remindAt(survey.id(), survey.organizationId(), open ? now.plus(FIRST_REMINDER) : null);
    }

    @Override
    @Transactional
    public Map<Long, Button> begin(Program program, Collection<Long> people, Instant now) {
        if (people.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>();
        String nothing = Json.write(Said.NOTHING);
        people.stream()
                .sorted()
                .forEach(person -> values.addAll(List.of(
                        program.organizationId(),
                        program.id(),
                        person,
                        now,
                        vault.seal(nothing, PrivateWords.PURPOSE))));
        sql.update(
                "insert ignore into intake (organization_id, program_id, person_id, changed_at, said) values "
                        + Sql.rows(people.size(), 5),
                values.toArray());
        Map<Long, Button> open = new HashMap<>();
        progress(program, people).forEach((person, progress) -> {
            if (progress.next().isPresent()) {
                open.put(person, IntakeCards.goOn(program));
            }
        });
        remind(program, open.keySet(), now.plus(FIRST_REMINDER));
        return open;
    }

    private Map<Long, Progress> progress(Program program, Collection<Long> people) {
        Map<Long, Set<Side>> sides = new HashMap<>();
        for (Side side : Side.values()) {
            enrolments.ofPeople(program.organizationId(), program.id(), side, people).stream()
                    .filter(enrolment -> isAsked(enrolment.state()))
                    .forEach(enrolment -> sides.computeIfAbsent(
                                    enrolment.personId(), person -> EnumSet.noneOf(Side.class))
                            .add(side));
        }
        Map<Kind, List<Term>> all = lists.all(program);
        return surveys
                .findByOrganizationIdAndProgramIdAndPersonIdIn(program.organizationId(), program.id(), people)
                .stream()
                .collect(Collectors.toMap(
                        Survey::personId,
                        survey -> new Progress(
                                program, survey, sides.getOrDefault(survey.personId(), Set.of()), null, all)));
    }

    private void remind(Program program, Collection<Long> people, Instant at) {
        if (!people.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(at, program.organizationId(), program.id()));
            values.addAll(people);
            sql.update(
                    "update intake set remind_at = ? where organization_id = ? and program_id = ? and reminded < 2 and person_id in ("
                            + Sql.marks(people.size()) + ")",
                    values.toArray());
        }
    }

    private static boolean isAsked(Enrolment.State state) {
        return state == Enrolment.State.APPLIED || state == Enrolment.State.ENROLLED;
    }

    @Override
    @Transactional
    public void stop(Program program, long person) {
        surveys.locked(program.organizationId(), program.id(), person)
                .ifPresent(survey -> surveys.remindAt(survey.id(), survey.organizationId(), null));
    }

    @Override
    @Transactional
    public boolean haveBegun(Program program, long person) {
        return survey(program, person).isPresent();
    }

    @Override
    @Transactional
    public Set<Long> haveEnough(Program program, Collection<Long> people, Side side) {
        return surveys
                .findByOrganizationIdAndProgramIdAndPersonIdIn(program.organizationId(), program.id(), people)
                .stream()
                .filter(survey -> Step.enough(side).isDone(survey.steps()))
                .map(Survey::personId)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public List<Element> forAdmins(Program program, long person, Side side) {
        return IntakeCards.facts(progress(program, person), side);
    }

    @Override
    @Transactional
    public int open(Program program, long person) {
        return progress(program, person).open();
    }

    @Override
    @Transactional
    public Optional<Button> goOn(Program program, long person) {
        return progress(program, person).next().map(step -> IntakeCards.goOn(program));
    }

    /** What is known of somebody now. */
    @Transactional
    Progress progress(Program program, long person) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        Integer limit = null;
        for (Enrolment enrolment :
                enrolments.findByOrganizationIdAndPersonIdOrderById(program.organizationId(), person)) {
            if (enrolment.programId() == program.id() && isAsked(enrolment.state())) {
                sides.add(enrolment.side());
                limit = enrolment.side() == Side.MENTOR ? enrolment.ownLimit() : limit;
            }
        }
        return new Progress(program, survey(program, person).orElse(null), sides, limit, lists.all(program));
    }

    @Transactional
    Optional<Survey> survey(Program program, long person) {
        return surveys.findByOrganizationIdAndProgramIdAndPersonId(program.organizationId(), program.id(), person);
    }

    /**
     * Keeps a step, with everything that was said before.
     *
     * @param opens a step that has to be asked once more because of it; absent: none
     */
    @Transactional
    Progress keep(
            Program program, long person, Step step, @Nullable Step opens, UnaryOperator<Survey> answers, Instant now) {
        Survey before = kept(program, person, now);
        Survey said = answers.apply(before);
        int steps = step.addedTo(opens == null ? said.steps() : opens.takenFrom(said.steps()));
        surveys.update(with(said, steps, before.completedAt(), now));
        Progress after = progress(program, person);
        boolean complete = after.next().isEmpty();
        if (complete && before.completedAt() == null) {
            surveys.update(with(said, steps, now, now));
        }
        surveys.remindAt(before.id(), before.organizationId(), complete ? null : now.plus(FIRST_REMINDER));
        return after;
    }

    private Survey kept(Program program, long person, Instant now) {
        return surveys.locked(program.organizationId(), program.id(), person)
                .orElseGet(() -> surveys.save(new Survey(
                        0,
                        program.organizationId(),
                        program.id(),
                        person,
                        0,
                        null,
                        now,
                        new PrivateWords(Json.write(Said.NOTHING)),
                        null,
                        null,
                        null)));
    }

    private static Survey with(Survey said, int steps, @Nullable Instant completedAt, Instant now) {
        return new Survey(
                said.id(),
                said.organizationId(),
                said.programId(),
                said.personId(),
                steps,
                completedAt,
                now,
                said.said(),
                said.aspirations(),
                said.barriers(),
                said.declared());
    }
}
