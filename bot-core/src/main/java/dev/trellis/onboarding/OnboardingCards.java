package dev.trellis.onboarding;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What is said to those who are shown around. */
final class OnboardingCards {
    private OnboardingCards() {}

    /** Under which a step is sent. */
    static String key(Onboarding onboarding, Step step) {
        return "onboarding:" + onboarding.id() + ":" + step.number();
    }

    static Card step(Onboarding onboarding, Step step, Program program) {
        List<Element> elements = start(step, program);
        List<Button> buttons = new ArrayList<>();
        buttons.add(
                Button.doing(Text.of("onboarding.button.done"), action("onboarding.done", onboarding, step.number()))
                        .primary());
        buttons.add(read(step));
        if (step.number() < Step.COUNT - 1 && onboarding.skippedAt() == null) {
            buttons.add(Button.doing(
                    Text.of("onboarding.button.skip"), action("onboarding.skip", onboarding, step.number())));
        }
        elements.add(new Element.Buttons(buttons));
        return new Card(step.says(), elements);
    }

    /** In place of a step that somebody is through with. */
    static Card receipt(Onboarding onboarding, Step step, Program program) {
        List<Element> elements = start(step, program);
        elements.add(new Element.Note(Text.of(
                onboarding.doneSteps() == Step.COUNT ? "onboarding.all-done" : "onboarding.done",
                "done",
                onboarding.doneSteps(),
                "all",
                Step.COUNT)));
        elements.add(Element.Buttons.of(read(step)));
        return new Card(step.says(), elements);
    }

    private static List<Element> start(Step step, Program program) {
        return new ArrayList<>(List.of(
                new Element.Note(Text.of(
                        "onboarding.step", "program", program.name(), "number", step.number() + 1, "all", Step.COUNT)),
                new Element.Paragraph(step.says())));
    }

    private static Button read(Step step) {
        return Button.doing(
                Text.of("onboarding.button.read"),
                Button.Action.of("library.open", "article", step.article(), "page", 0));
    }

    static Card skipped(Onboarding onboarding) {
        Text sentence = Text.of("onboarding.skipped");
        return Card.of(sentence, new Element.Paragraph(sentence), Element.Buttons.of(goOn(onboarding)));
    }

    static Card goesOn(Onboarding onboarding) {
        java.time.Instant due = onboarding.dueAt();
        return Card.of(due == null ? Text.of("onboarding.nothing-left") : Text.of("onboarding.goes-on", "at", due));
    }

    private static Button goOn(Onboarding onboarding) {
        return Button.doing(
                Text.of("onboarding.button.go-on"),
                Button.Action.of("onboarding.go-on", "onboarding", onboarding.id()));
    }

    /** Everything that somebody is shown, to be read at any time. */
    static Card all(List<Shown> shown) {
        Text title = Text.of("onboarding.title");
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        for (Shown one : shown) {
            Onboarding onboarding = one.onboarding();
            elements.add(new Element.Paragraph(Text.of(
                    "onboarding.in." + onboarding.side().tag(),
                    "program",
                    one.program().name())));
            elements.add(new Element.Bullets(Step.of(onboarding.side()).stream()
                    .map(step -> Text.of(
                            onboarding.isDone(step) ? "onboarding.line-done" : "onboarding.line",
                            "title",
                            step.title()))
                    .toList()));
            elements.add(new Element.Buttons(Step.of(onboarding.side()).stream()
                    .map(step -> Button.doing(step.title(), action("onboarding.step", onboarding, step.number())))
                    .toList()));
            if (onboarding.canGoOn()) {
                if (onboarding.skippedAt() != null) {
                    elements.add(new Element.Note(Text.of("onboarding.skipped-note")));
                }
                elements.add(Element.Buttons.of(goOn(onboarding)));
            }
        }
        return new Card(title, elements);
    }

    private static Button.Action action(String name, Onboarding onboarding, int step) {
        return Button.Action.of(name, "onboarding", onboarding.id(), "step", step);
    }

    /** @param program where they are shown around */
    record Shown(Onboarding onboarding, Program program) {}
}
