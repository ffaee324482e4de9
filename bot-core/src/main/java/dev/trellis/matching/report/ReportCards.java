package dev.trellis.matching.report;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.matching.report.Factors.Finding;
import dev.trellis.matching.report.Factors.Outcome;
import dev.trellis.matching.report.Parity.Compared;
import dev.trellis.matching.report.Parity.Figure;
import dev.trellis.matching.report.Rotation.Load;
import dev.trellis.program.Program;
import dev.trellis.term.Term;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** Reports in words: what was found, how sure it is, and what it does not say. */
final class ReportCards {
    static final int NAMED = 30;

    private ReportCards() {}

    /** @param name for those who run programs; absent for everybody else, who sees no person */
    static Card rotation(Program program, List<Load> loads, Optional<LongFunction<String>> name) {
        Text title = Text.of("report.rotation.title", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        distribution(elements, loads);
        name.ifPresent(called -> names(elements, loads, called));
        elements.add(new Element.Note(Text.of("report.rotation.note", "months", Rotation.MONTHS)));
        return new Card(title, elements);
    }

    private static void distribution(List<Element> elements, List<Load> loads) {
        List<Text> steps = Distribution.of(loads.stream().map(Load::lately).toList()).steps().stream()
                .map(step -> Text.of(
                        step.from() == step.to() ? "report.rotation.step-one" : "report.rotation.step",
                        "from",
                        step.from(),
                        "to",
                        step.to(),
                        "people",
                        step.people()))
                .toList();
        if (steps.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("report.rotation.too-few", "least", Disclosure.LEAST)));
            return;
        }
        elements.add(new Element.Paragraph(Text.of("report.rotation.steps", "mentors", loads.size())));
        elements.add(new Element.Bullets(steps));
        Rotation.shareOfTheBusiest(loads)
                .ifPresent(share -> elements.add(
                        new Element.Paragraph(Text.of("report.rotation.busiest", "percent", Math.round(share)))));
    }

    private static void names(List<Element> elements, List<Load> loads, LongFunction<String> name) {
        if (loads.isEmpty()) {
            return;
        }
        elements.add(new Element.Divider());
        elements.add(new Element.Bullets(loads.stream()
                .limit(NAMED)
                .map(load -> Text.of(
                        "report.rotation.mentor",
                        "name",
                        name.apply(load.mentor()),
                        "now",
                        load.now(),
                        "limit",
                        load.limit(),
                        "lately",
                        load.lately(),
                        "meetings",
                        tenths(load.meetings())))
                .toList()));
        if (loads.size() > NAMED) {
            elements.add(new Element.Note(Text.of("report.rotation.more", "count", loads.size() - NAMED)));
        }
        elements.add(new Element.Note(Text.of("report.rotation.names-note")));
    }

    static Card inclusion(Program program, List<Compared> compared) {
        Text title = Text.of("report.inclusion.title", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (compared.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("report.inclusion.nothing", "least", Disclosure.LEAST)));
        } else {
            long clear =
                    compared.stream().filter(one -> one.difference().isClear()).count();
            elements.add(
                    new Element.Paragraph(Text.of("report.inclusion.found", "clear", clear, "all", compared.size())));
        }
        for (Figure figure : Figure.values()) {
            List<Text> lines = compared.stream()
                    .filter(one -> one.figure() == figure)
                    .map(ReportCards::line)
                    .toList();
            if (!lines.isEmpty()) {
                elements.add(new Element.Paragraph(Text.of(
                        figure == Figure.WAITING
                                ? "report.inclusion.figure.weeks"
                                : "report.inclusion.figure." + tag(figure))));
                elements.add(new Element.Bullets(lines));
            }
        }
        // Where there are no numbers, nobody asks how they came about.
        if (!compared.isEmpty() && compared.stream().noneMatch(one -> one.figure() == Figure.QUALITY)) {
            elements.add(new Element.Note(Text.of("report.inclusion.no-quality")));
        }
        elements.add(new Element.Note(Text.of("report.inclusion.suppressed", "least", Disclosure.LEAST)));
        if (!compared.isEmpty()) {
            elements.add(new Element.Note(Text.of("report.inclusion.method")));
        }
        return new Card(title, elements);
    }

    private static Text line(Compared compared) {
        if (compared.figure() == Figure.WAITING) {
            return weeks(compared);
        }
        return Text.of(
                compared.difference().isClear() ? "report.inclusion.line-clear" : "report.inclusion.line",
                "group",
                group(compared.tag()),
                "value",
                tenths(compared.group()),
                "others",
                tenths(compared.others()),
                "difference",
                tenths(compared.difference().estimate()),
                "low",
                tenths(compared.difference().low()),
                "high",
                tenths(compared.difference().high()));
    }

    private static Text weeks(Compared compared) {
        return Text.of(
                compared.difference().isClear() ? "report.inclusion.weeks-clear" : "report.inclusion.weeks",
                "group",
                group(compared.tag()),
                "value",
                Math.round(compared.group()),
                "others",
                Math.round(compared.others()),
                "difference",
                Math.round(compared.difference().estimate()),
                "low",
                Math.round(compared.difference().low()),
                "high",
                Math.round(compared.difference().high()));
    }

    /** A template's own groups are said in the reader's language, everything else as the admins wrote it. */
    private static Text group(String tag) {
        return Term.say(Term.Kind.GROUP, tag);
    }

    /** @param runs whether the reader runs programs, and may change what matching looks at */
    static Card factors(Program program, int pairs, List<Finding> findings, boolean runs) {
        Text title = Text.of("report.factors.title", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (pairs < Factors.LEAST_PAIRS) {
            elements.add(new Element.Paragraph(
                    Text.of("report.factors.too-few", "pairs", pairs, "least", Factors.LEAST_PAIRS)));
        } else {
            long clear =
                    findings.stream().filter(one -> one.difference().isClear()).count();
            elements.add(new Element.Paragraph(Text.of("report.factors.found", "pairs", pairs, "clear", clear)));
        }
        for (Outcome outcome : Outcome.values()) {
            List<Text> lines = findings.stream()
                    .filter(one -> one.outcome() == outcome)
                    .sorted(Comparator.comparingDouble(
                            (Finding one) -> -one.difference().estimate()))
                    .map(ReportCards::line)
                    .toList();
            if (!lines.isEmpty()) {
                elements.add(new Element.Paragraph(Text.of("report.factors.outcome." + tag(outcome))));
                elements.add(new Element.Bullets(lines));
            }
        }
        if (pairs >= Factors.LEAST_PAIRS) {
            elements.add(new Element.Note(Text.of("report.factors.caveats")));
            elements.add(new Element.Note(Text.of("report.factors.method", "least", Disclosure.LEAST)));
            elements.add(new Element.Note(Text.of("report.factors.least-people", "least", Disclosure.LEAST)));
        }
        if (runs) {
            elements.add(Element.Buttons.of(Button.opening(
                    Text.of("report.button.weights"),
                    // Declared by the concept that computes rounds.
                    Button.Action.of("match.settings", "program", program.id()))));
        }
        return new Card(title, elements);
    }

    private static Text line(Finding finding) {
        return Text.of(
                finding.difference().isClear() ? "report.factors.line-clear" : "report.factors.line",
                "part",
                Text.of("matching.part." + tag(finding.part())),
                "difference",
                tenths(finding.difference().estimate()),
                "low",
                tenths(finding.difference().low()),
                "high",
                tenths(finding.difference().high()));
    }

    private static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** More digits would promise more than is known. */
    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0 + 0.0;
    }
}
