package dev.trellis.intake;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody said about themselves when they joined. */
@Singleton
class IntakeData implements PersonalData {
    private final Surveys surveys;
    private final Programs programs;
    private final Sql sql;

    IntakeData(Surveys surveys, Programs programs, Sql sql) {
        this.surveys = surveys;
        this.programs = programs;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "intake";
    }

    @Override
    public int place() {
        return 17;
    }

    @Override
    public List<Item> of(Person person) {
        return surveys.findByOrganizationIdAndPersonId(person.organizationId(), person.id()).stream()
                .map(survey -> item(survey, survey.answers()))
                .toList();
    }

    private Item item(Survey survey, Said said) {
        String program = programs.findByIdAndOrganizationId(survey.programId(), survey.organizationId())
                .map(Program::name)
                .orElse("?");
        return Item.of(
                "program", program,
                "wanted", skills(said.wanted()),
                "offered", skills(said.offered()),
                "goals", terms(Kind.GOAL, said.goals()),
                "strengths", terms(Kind.STRENGTH, said.strengths()),
                "interests", terms(Kind.INTEREST, said.interests()),
                "learning",
                        all(said.learning().stream()
                                .sorted()
                                .map(style -> Text.of("intake.learning." + Learning.tag(style)))
                                .toList()),
                "languages",
                        all(said.languages().stream().map(SpokenLanguages::say).toList()),
                "aspirations", PrivateWords.text(survey.aspirations()),
                "barriers", PrivateWords.text(survey.barriers()),
                "groups", groups(survey),
                "at", survey.changedAt());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from intake where organization_id = ? and person_id = ?", person.organizationId(), person.id());
    }

    private static @Nullable Text groups(Survey survey) {
        return survey.groups().isEmpty() ? null : terms(Kind.GROUP, survey.groups());
    }

    private static @Nullable Text skills(Map<String, Integer> skills) {
        return all(skills.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(skill -> Text.of(
                        "intake.skill", "skill", Term.say(Kind.SKILL, skill.getKey()), "level", skill.getValue()))
                .toList());
    }

    private static @Nullable Text terms(Kind kind, Collection<String> tags) {
        return all(tags.stream().sorted().map(tag -> Term.say(kind, tag)).toList());
    }

    private static @Nullable Text all(List<Text> texts) {
        return texts.isEmpty() ? null : Text.list(texts);
    }
}
