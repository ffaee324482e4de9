package dev.trellis.goal;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.enrolment.Side;
import dev.trellis.pairing.Pair;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a goal (D3, D4): what, how one sees it, until when, by which steps, what it is about, who reads it. */
final class GoalForm {
    static final int TITLE = 200;
    static final int MOST_MILESTONES = 12;
    private static final int MEASURE = 500;
    private static final int LINES = 2500;
    private static final int NOTES = 2000;
    private static final int YEARS = 5;
    private static final String ONLY_ME = "me";

    private final Voice voice;
    private final List<Partners.Partner> partners;
    private final List<String> competencies;

    /**
     * @param partners with whom it may be shared
     * @param competencies those that are offered
     */
    GoalForm(Voice voice, List<Partners.Partner> partners, List<String> competencies) {
        this.voice = voice;
        this.partners = partners;
        this.competencies = competencies;
    }

    Form begin(Side side, @Nullable GoalTemplate template, LocalDate today) {
        List<Field> fields = new ArrayList<>();
        fields.add(title(side, template == null ? null : voice.plain(template.title())));
        fields.add(measure(template == null ? null : voice.plain(template.measure())));
        fields.add(due(template == null ? null : today.plusWeeks(template.weeks())));
        fields.add(new Field.Line(
                "milestones",
                Text.of("goal.form.milestones"),
                Text.of("goal.form.milestones-hint"),
                false,
                true,
                LINES,
                template == null ? null : voice.plain(template.milestones())));
        fields.addAll(about(
                template == null
                        ? Tags.NONE
                        : new Tags(
                                List.of(template.competency()),
                                List.of(template.outcome().tag()))));
        fields.add(seenBy(sameSide(side)));
        fields.add(notes(null));
        Map<String, String> subject = new HashMap<>(Map.of("side", side.tag()));
        if (template != null) {
            subject.put("template", template.tag());
        }
        return new Form(
                "goal.new",
                subject,
                Text.of("goal.new.form.title"),
                Text.of("goal.form.introduction." + side.tag()),
                fields,
                Text.of("goal.form.submit"));
    }

    Form change(Goal goal, Tags tags) {
        List<Field> fields = new ArrayList<>();
        fields.add(title(goal.side(), goal.name()));
        fields.add(measure(PrivateWords.text(goal.measure())));
        fields.add(due(goal.dueOn()));
        fields.addAll(about(tags));
        fields.add(seenBy(goal.pairId()));
        fields.add(notes(PrivateWords.text(goal.notes())));
        return new Form(
                "goal.change",
                Map.of("goal", Long.toString(goal.id())),
                Text.of("goal.change.form.title"),
                Text.of("goal.form.introduction." + goal.side().tag()),
                fields,
                Text.of("goal.form.submit"));
    }

    GoalWriting.Wording read(Submission submission) {
        return new GoalWriting.Wording(
                submission.value("title"),
                submission.maybe("measure").orElse(null),
                submission.maybe("due").map(LocalDate::parse).orElse(null),
                submission.maybe("notes").orElse(null),
                pair(submission).orElse(null),
                new Tags(submission.several("competencies"), submission.several("outcomes")));
    }

    /** What has to be entered otherwise; empty if all is well. A date that a goal had before may stay, even if it has passed. */
    static Optional<Reply> wrong(Submission submission, LocalDate today, @Nullable LocalDate before) {
        LocalDate due = submission.maybe("due").map(LocalDate::parse).orElse(null);
        if (due != null && !due.equals(before)) {
            Optional<Reply> wrong = wrongDate(submission, "due", due, today);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return submission.maybe("milestones").flatMap(words -> wrongLines(submission, "milestones", words, today));
    }

    static Optional<Reply> wrongLines(Submission submission, String field, String words, LocalDate today) {
        List<MilestoneLines.Line> lines = MilestoneLines.read(words);
        if (lines.size() > MOST_MILESTONES) {
            return Optional.of(submission.correct(field, Text.of("goal.form.too-many", "most", MOST_MILESTONES)));
        }
        for (MilestoneLines.Line line : lines) {
            if (line.title().length() > TITLE) {
                return Optional.of(submission.correct(field, Text.of("goal.form.line-too-long", "most", TITLE)));
            }
            if (line.due() != null) {
                Optional<Reply> wrong = wrongDate(submission, field, line.due(), today);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Reply> wrongDate(Submission submission, String field, LocalDate due, LocalDate today) {
        if (due.isBefore(today)) {
            return Optional.of(submission.correct(field, Text.of("goal.form.past", "day", new Text.Date(due))));
        }
        return due.isAfter(today.plusYears(YEARS))
                ? Optional.of(submission.correct(field, Text.of("goal.form.far", "years", YEARS)))
                : Optional.empty();
    }

    private Field title(Side side, @Nullable String initial) {
        return new Field.Line(
                "title",
                Text.of("goal.form.what"),
                Text.of("goal.form.what-hint." + side.tag()),
                true,
                false,
                TITLE,
                initial);
    }

    private static Field measure(@Nullable String initial) {
        return new Field.Line(
                "measure",
                Text.of("goal.form.measure"),
                Text.of("goal.form.measure-hint"),
                false,
                true,
                MEASURE,
                initial);
    }

    private static Field due(@Nullable LocalDate initial) {
        return new Field.Date("due", Text.of("goal.form.due"), Text.of("goal.form.due-hint"), false, initial);
    }

    private static Field notes(@Nullable String initial) {
        return new Field.Line(
                "notes", Text.of("goal.form.notes"), Text.of("goal.form.notes-hint"), false, true, NOTES, initial);
    }

    private List<Field> about(Tags tags) {
        // What a goal is about stays on offer, even if the program's skill map has changed since.
        List<Field.Option> skills = Stream.concat(competencies.stream(), tags.competencies().stream())
                .distinct()
                .filter(tag -> !tag.contains(","))
                .map(tag -> new Field.Option(tag, Competencies.say(tag)))
                .toList();
        List<Field.Option> outcomes = Stream.of(Outcome.values())
                .map(outcome -> new Field.Option(outcome.tag(), outcome.say()))
                .toList();
        return List.of(
                new Field.Several(
                        "competencies",
                        Text.of("goal.form.competencies"),
                        null,
                        false,
                        skills,
                        tags.competencies().stream()
                                .filter(tag -> skills.stream()
                                        .anyMatch(option -> option.value().equals(tag)))
                                .toList()),
                new Field.Several(
                        "outcomes",
                        Text.of("goal.form.outcomes"),
                        Text.of("goal.form.outcomes-hint"),
                        false,
                        outcomes,
                        tags.outcomes()));
    }

    private Field seenBy(@Nullable Long pair) {
        List<Field.Option> options = new ArrayList<>();
        partners.forEach(partner -> options.add(new Field.Option(
                Long.toString(partner.pair().id()), Text.of("goal.form.seen-by.pair", "partner", partner.name()))));
        options.add(new Field.Option(ONLY_ME, Text.of("goal.form.seen-by.me")));
        String shared = pair == null ? ONLY_ME : Long.toString(pair);
        boolean there = options.stream().anyMatch(option -> option.value().equals(shared));
        return new Field.Choice(
                "seen-by",
                Text.of("goal.form.seen-by"),
                Text.of("goal.form.seen-by-hint"),
                true,
                options,
                Field.Look.MENU,
                there ? shared : ONLY_ME);
    }

    /** By default a goal is for the pair in which one is what the goal is set as. */
    private @Nullable Long sameSide(Side side) {
        return partners.stream()
                .filter(partner -> partner.mySide() == side)
                .map(partner -> partner.pair().id())
                .findFirst()
                .orElse(null);
    }

    private Optional<Pair> pair(Submission submission) {
        return partners.stream()
                .map(Partners.Partner::pair)
                .filter(pair -> Long.toString(pair.id()).equals(submission.value("seen-by")))
                .findFirst();
    }
}
