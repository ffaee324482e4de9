package dev.trellis.goal;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.goal.MilestoneWriting.Own;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms about milestones. */
final class MilestoneForms {
    /** More on one goal are several goals. */
    static final int MOST = 30;

    private static final int WORDS = 1000;
    private static final int PARTS = 1500;

    private MilestoneForms() {}

    static Form add(Goal goal) {
        return form(
                "milestone.add",
                Map.of("goal", Long.toString(goal.id())),
                Text.of("milestone.form.add", "goal", goal.name()),
                title(null),
                due(false, null));
    }

    static Form change(Milestone milestone) {
        return form(
                "milestone.change",
                subject(milestone),
                Text.of("milestone.form.change"),
                title(milestone.name()),
                due(false, milestone.dueOn()));
    }

    static Form move(Milestone milestone) {
        return form(
                "milestone.move",
                subject(milestone),
                Text.of("milestone.form.move", "title", milestone.name()),
                due(true, null));
    }

    static Form split(Milestone milestone) {
        return form(
                "milestone.split",
                subject(milestone),
                Text.of("milestone.form.split", "title", milestone.name()),
                new Field.Line(
                        "parts",
                        Text.of("milestone.form.parts"),
                        Text.of("milestone.form.parts-hint"),
                        true,
                        true,
                        PARTS,
                        milestone.name()));
    }

    static Form words(Own own, Progress said) {
        return form(
                "milestone.words",
                Map.of(
                        "milestone", Long.toString(own.milestone().id()),
                        "said", Long.toString(said.id())),
                Text.of(
                        own.goal().pairId() == null ? "milestone.form.words-me" : "milestone.form.words-pair",
                        "title",
                        own.milestone().name()),
                new Field.Line(
                        "evidence",
                        Text.of("milestone.form.evidence"),
                        Text.of("milestone.form.evidence-hint"),
                        false,
                        true,
                        WORDS,
                        PrivateWords.text(said.evidence())),
                new Field.Line(
                        "applied",
                        Text.of("milestone.form.applied"),
                        Text.of("milestone.form.applied-hint"),
                        false,
                        true,
                        WORDS,
                        PrivateWords.text(said.applied())));
    }

    private static Form form(String name, Map<String, String> subject, Text introduction, Field... fields) {
        return new Form(
                name,
                subject,
                Text.of(name + ".form.title"),
                introduction,
                List.of(fields),
                Text.of("milestone.form.submit"));
    }

    private static Map<String, String> subject(Milestone milestone) {
        return Map.of("milestone", Long.toString(milestone.id()));
    }

    private static Field title(@Nullable String initial) {
        return new Field.Line(
                "title",
                Text.of("milestone.form.title"),
                Text.of("milestone.form.title-hint"),
                true,
                false,
                GoalForm.TITLE,
                initial);
    }

    private static Field due(boolean required, @Nullable LocalDate initial) {
        return new Field.Date(
                "due",
                Text.of("milestone.form.due"),
                required ? null : Text.of("milestone.form.due-hint"),
                required,
                initial);
    }
}
