package dev.trellis.intake;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.enrolment.Side;
import dev.trellis.matching.score.Intake.LearningStyle;
import dev.trellis.person.Person;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The questions of each step, with what was said before. At most five in a form. */
final class SurveyForms {
    /** Skills that one can name: each is asked about once more. */
    static final int MOST_SKILLS = 5;

    static final int HIGHEST_LEVEL = 5;
    static final int WORDS = 500;
    /** Says: I choose none, and rather not say why. */
    static final String RATHER_NOT_SAY = "rather-not-say";
    /** Says: as many as the program allows. */
    static final String ANY = "any";

    private SurveyForms() {}

    /** @param alone whether only this step is changed, and not what follows */
    static Form of(Step step, Progress progress, Person person, ZoneId zone, boolean alone) {
        Map<String, String> subject = new HashMap<>();
        subject.put("program", Long.toString(progress.program().id()));
        subject.put("step", step.tag());
        if (alone) {
            subject.put("alone", "yes");
        }
        return new Form(
                "intake.step",
                subject,
                Text.of("intake." + step.tag() + ".form.title"),
                introduction(step, progress, person, zone),
                fields(step, progress, person),
                Text.of(alone || progress.open() <= 1 ? "intake.form.save" : "intake.form.next"));
    }

    private static Text introduction(Step step, Progress progress, Person person, ZoneId zone) {
        int number = progress.steps().indexOf(step) + 1;
        Text says = switch (step) {
            case PRACTICAL ->
                Text.of(
                        "intake.practical.introduction",
                        "from",
                        LocalTime.ofSecondOfDay(person.workingFrom() * 60L).toString(),
                        "to",
                        LocalTime.ofSecondOfDay(person.workingTo() % 1440 * 60L).toString(),
                        "zone",
                        zone.getId());
            case WANTED, WANTED_LEVELS, OFFERED, OFFERED_LEVELS, GROUPS ->
                Text.of("intake." + step.tag() + ".introduction");
            case GOALS, ABOUT -> Text.of("intake." + step.tag() + ".introduction." + progress.role());
        };
        return Text.of(
                "intake.form.introduction",
                "number",
                number,
                "all",
                progress.steps().size(),
                "says",
                says);
    }

    private static List<Field> fields(Step step, Progress progress, Person person) {
        Said said = progress.said();
        return switch (step) {
            case WANTED -> List.of(skills("wanted", progress, said.wanted().keySet()));
            case OFFERED -> List.of(skills("offered", progress, said.offered().keySet()));
            case WANTED_LEVELS -> levels("wanted", progress, said.wanted(), 0);
            case OFFERED_LEVELS -> levels("offered", progress, said.offered(), 1);
            case GOALS -> goals(progress, said);
            case ABOUT -> about(progress, said);
            case PRACTICAL -> practical(progress, said, person);
            case GROUPS -> List.of(groups(progress));
        };
    }

    private static Field skills(String which, Progress progress, Collection<String> chosen) {
        Choices choices = Choices.of(Kind.SKILL, progress.list(Kind.SKILL), chosen);
        return new Field.Several(
                "skills",
                Text.of("intake.form." + which),
                Text.of("intake.form.skills-hint", "most", MOST_SKILLS),
                true,
                choices.options(),
                choices.values(chosen));
    }

    private static List<Field> levels(String which, Progress progress, Map<String, Integer> skills, int lowest) {
        return Choices.inOrder(progress.list(Kind.SKILL), skills.keySet()).stream()
                .<Field>map(tag -> new Field.Choice(
                        level(tag),
                        Term.say(Kind.SKILL, tag),
                        null,
                        true,
                        IntStream.rangeClosed(lowest, HIGHEST_LEVEL)
                                .mapToObj(level -> new Field.Option(
                                        Integer.toString(level), Text.of("intake.level." + which + "." + level)))
                                .toList(),
                        Field.Look.MENU,
                        Integer.toString(Math.clamp(skills.getOrDefault(tag, lowest), lowest, HIGHEST_LEVEL))))
                .toList();
    }

    /** Names the skill, not its place: while the form is open, others may be chosen somewhere else. */
    static String level(String tag) {
        return "level-" + Integer.toHexString(tag.hashCode());
    }

    private static List<Field> goals(Progress progress, Said said) {
        Survey survey = progress.survey();
        return List.of(
                several("goals", Kind.GOAL, progress, said.goals(), "intake.form.goals." + progress.role()),
                words("aspirations", progress, survey == null ? null : survey.aspirations()),
                words("barriers", progress, survey == null ? null : survey.barriers()));
    }

    private static Field words(String id, Progress progress, @Nullable PrivateWords said) {
        return new Field.Line(
                id,
                Text.of("intake.form." + id + "." + progress.role()),
                Text.of("intake.form.words-hint"),
                false,
                true,
                WORDS,
                PrivateWords.text(said));
    }

    private static List<Field> about(Progress progress, Said said) {
        return List.of(
                several("strengths", Kind.STRENGTH, progress, said.strengths(), "intake.form.strengths"),
                several("interests", Kind.INTEREST, progress, said.interests(), "intake.form.interests"),
                new Field.Several(
                        "learning",
                        Text.of("intake.form.learning." + progress.role()),
                        null,
                        false,
                        Arrays.stream(LearningStyle.values())
                                .map(style -> new Field.Option(
                                        Learning.tag(style), Text.of("intake.learning." + Learning.tag(style))))
                                .toList(),
                        said.learning().stream().sorted().map(Learning::tag).toList()));
    }

    private static Field several(String id, Kind kind, Progress progress, Collection<String> chosen, String label) {
        Choices choices = Choices.of(kind, progress.list(kind), chosen);
        return new Field.Several(id, Text.of(label), null, false, choices.options(), choices.values(chosen));
    }

    private static List<Field> practical(Progress progress, Said said, Person person) {
        List<Field.Option> languages = SpokenLanguages.offered().stream()
                .map(tag -> new Field.Option(tag, SpokenLanguages.say(tag)))
                .toList();
        List<String> spoken = said.languages();
        List<Field> fields = new ArrayList<>(List.of(
                new Field.Choice(
                        "language",
                        Text.of("intake.form.language"),
                        null,
                        true,
                        languages,
                        Field.Look.MENU,
                        spoken.isEmpty() ? person.speaks().tag() : spoken.getFirst()),
                new Field.Several(
                        "languages",
                        Text.of("intake.form.languages"),
                        null,
                        false,
                        languages,
                        spoken.stream().skip(1).toList())));
        if (progress.sides().contains(Side.MENTOR)) {
            fields.add(limit(progress));
        }
        return fields;
    }

    private static Field limit(Progress progress) {
        int most = progress.program().capacity();
        List<Field.Option> options =
                new ArrayList<>(List.of(new Field.Option(ANY, Text.of("intake.limit-any", "count", most))));
        IntStream.rangeClosed(1, most)
                .mapToObj(count -> new Field.Option(Integer.toString(count), Text.of("intake.limit", "count", count)))
                .forEach(options::add);
        Integer limit = progress.limit();
        return new Field.Choice(
                "limit",
                Text.of("intake.form.limit"),
                Text.of("intake.form.limit-hint"),
                true,
                options,
                Field.Look.MENU,
                limit == null || limit > most ? ANY : limit.toString());
    }

    private static Field groups(Progress progress) {
        Survey survey = progress.survey();
        List<String> chosen = survey == null ? List.of() : survey.groups();
        Choices choices = Choices.of(Kind.GROUP, progress.list(Kind.GROUP), chosen);
        List<Field.Option> options = new ArrayList<>(choices.options());
        options.add(new Field.Option(RATHER_NOT_SAY, Text.of("intake.form.rather-not-say")));
        return new Field.Several(
                "groups",
                Text.of("intake.form.groups"),
                Text.of("intake.form.groups-hint"),
                false,
                options,
                choices.values(chosen));
    }
}
