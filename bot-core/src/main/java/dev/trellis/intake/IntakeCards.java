package dev.trellis.intake;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.enrolment.Side;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about what somebody said. */
final class IntakeCards {
    private IntakeCards() {}

    /** Opens the next step that is open. */
    static Button goOn(Program program) {
        return Button.opening(Text.of("intake.button.go-on"), Button.Action.of("intake.step", "program", program.id()));
    }

    static Button show(Text label, Program program) {
        return Button.doing(label, Button.Action.of("intake.show", "program", program.id()));
    }

    /** Everything that they said, for themselves, with a way to change each part. */
    static Card overview(Progress progress) {
        Text title = Text.of("intake.overview", "program", progress.program().name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Step step : progress.steps()) {
            if (step == Step.WANTED_LEVELS || step == Step.OFFERED_LEVELS) {
                // Said with the skills themselves.
                continue;
            }
            elements.addAll(part(progress, step));
            elements.add(new Element.Buttons(buttons(progress.program(), step)));
        }
        elements.add(new Element.Note(Text.of("intake.overview-note")));
        if (progress.open() > 0) {
            elements.add(Element.Buttons.of(goOn(progress.program()).primary()));
        }
        return new Card(title, elements);
    }

    /** @param key where they stand by now: {@code intake.done.<key>} in the bundles */
    static Card thanks(Progress progress, String key) {
        Text thanks =
                Text.of("intake.done." + key, "program", progress.program().name());
        return Card.of(
                thanks,
                new Element.Paragraph(thanks),
                new Element.Note(Text.of("intake.done-note")),
                Element.Buttons.of(show(Text.of("intake.button.show"), progress.program())));
    }

    /** @param last whether nothing more will be said about it */
    static Card reminder(Program program, boolean last) {
        Text asks = Text.of(last ? "intake.reminder-last" : "intake.reminder", "program", program.name());
        return Card.of(
                asks,
                new Element.Paragraph(asks),
                new Element.Note(Text.of("intake.reminder-note")),
                Element.Buttons.of(goOn(program).primary()));
    }

    /** What an admin may read of it, on one side: no words, no groups. */
    static List<Element> facts(Progress progress, Side side) {
        List<Element.Fact> facts = new ArrayList<>();
        Said said = progress.said();
        if (side == Side.MENTOR) {
            add(facts, "offered", levels(said.offered(), progress));
        } else {
            add(facts, "wanted", levels(said.wanted(), progress));
        }
        add(facts, "goals", terms(Kind.GOAL, said.goals(), progress));
        about(facts, progress);
        practical(facts, progress, side == Side.MENTOR);
        return facts.isEmpty() ? List.of() : List.of(new Element.Facts(facts));
    }

    private static List<Element> part(Progress progress, Step step) {
        List<Element.Fact> facts = new ArrayList<>();
        Said said = progress.said();
        switch (step) {
            case WANTED -> add(facts, "wanted", levels(said.wanted(), progress));
            case OFFERED -> add(facts, "offered", levels(said.offered(), progress));
            case GOALS -> {
                add(facts, "goals", terms(Kind.GOAL, said.goals(), progress));
                add(
                        facts,
                        "aspirations",
                        words(
                                progress.survey() == null
                                        ? null
                                        : progress.survey().aspirations()));
                add(
                        facts,
                        "barriers",
                        words(
                                progress.survey() == null
                                        ? null
                                        : progress.survey().barriers()));
            }
            case ABOUT -> about(facts, progress);
            case PRACTICAL -> practical(facts, progress, progress.sides().contains(Side.MENTOR));
            case GROUPS -> add(facts, "groups", groups(progress));
            case WANTED_LEVELS, OFFERED_LEVELS -> {
                // Said with the skills themselves.
            }
        }
        if (facts.isEmpty()) {
            facts.add(new Element.Fact(Text.of("intake.step." + step.tag()), Text.of("intake.nothing-said")));
        }
        return List.of(new Element.Facts(facts));
    }

    private static void about(List<Element.Fact> facts, Progress progress) {
        Said said = progress.said();
        add(facts, "strengths", terms(Kind.STRENGTH, said.strengths(), progress));
        add(facts, "interests", terms(Kind.INTEREST, said.interests(), progress));
        add(
                facts,
                "learning",
                said.learning().stream()
                        .sorted()
                        .map(style -> Text.of("intake.learning." + Learning.tag(style)))
                        .toList());
    }

    private static void practical(List<Element.Fact> facts, Progress progress, boolean mentor) {
        add(
                facts,
                "languages",
                progress.said().languages().stream().map(SpokenLanguages::say).toList());
        Integer limit = progress.limit();
        if (mentor && limit != null) {
            add(facts, "limit", List.of(Text.of("intake.limit", "count", limit)));
        }
    }

    private static List<Text> groups(Progress progress) {
        Survey survey = progress.survey();
        return survey == null ? List.of() : terms(Kind.GROUP, survey.groups(), progress);
    }

    private static List<Text> levels(Map<String, Integer> skills, Progress progress) {
        return Choices.inOrder(progress.list(Kind.SKILL), skills.keySet()).stream()
                .map(tag -> Text.of(
                        "intake.skill", "skill", Term.say(Kind.SKILL, tag), "level", skills.getOrDefault(tag, 0)))
                .toList();
    }

    private static List<Text> terms(Kind kind, Collection<String> tags, Progress progress) {
        return Choices.inOrder(progress.list(kind), tags).stream()
                .map(tag -> Term.say(kind, tag))
                .toList();
    }

    private static List<Text> words(@Nullable PrivateWords words) {
        return words == null ? List.of() : List.of(Text.words(words.text()));
    }

    private static void add(List<Element.Fact> facts, String what, List<? extends Text> says) {
        if (!says.isEmpty()) {
            facts.add(new Element.Fact(Text.of("intake.fact." + what), Text.list(says)));
        }
    }

    /** Working hours are the same for everything: they are changed in one's settings. */
    private static List<Button> buttons(Program program, Step step) {
        return step == Step.PRACTICAL
                ? List.of(
                        change(program, step),
                        Button.opening(Text.of("intake.button.hours"), Button.Action.of("settings.change")))
                : List.of(change(program, step));
    }

    private static Button change(Program program, Step step) {
        return Button.opening(
                Text.of("intake.button.change", "what", Text.of("intake.step." + step.tag())),
                new Button.Action(
                        "intake.step",
                        Map.of("program", Long.toString(program.id()), "step", step.tag(), "alone", "yes")));
    }
}
