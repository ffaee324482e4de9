package dev.trellis.variant;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Holidays;
import dev.trellis.program.Program;
import dev.trellis.program.ProgramCards;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is said about variants. */
public final class VariantCards {
    private VariantCards() {}

    /** Whom a variant is for, such as "Sales · DACH · Deutsch". */
    public static Text reach(Variant variant) {
        return Stream.of(
                        Text.words(variant.jobFunction()),
                        Text.words(variant.region()),
                        variant.language().isEmpty()
                                ? Text.words("")
                                : Text.of("settings.language." + variant.language()))
                .filter(named -> !named.equals(Text.words("")))
                .reduce((all, next) -> Text.of("variant.and", "all", all, "next", next))
                .orElseThrow();
    }

    static Card list(Program program, List<Variant> variants) {
        Text title = Text.of("variant.list", "program", program.name(), "count", variants.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (variants.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("variant.list-empty")));
        }
        for (Variant variant : variants) {
            elements.add(new Element.Paragraph(Text.of("variant.for", "reach", reach(variant))));
            elements.add(new Element.Facts(different(variant)));
            elements.add(Element.Buttons.of(
                    Button.opening(
                            Text.of("variant.button.change"),
                            Button.Action.of("variant.change", "program", program.id(), "variant", variant.id())),
                    Button.doing(
                            Text.of("variant.button.remove"),
                            Button.Action.of("variant.remove", "variant", variant.id()))));
        }
        elements.add(new Element.Note(Text.of("variant.order")));
        elements.add(Element.Buttons.of(Button.opening(
                        Text.of("variant.button.new"), Button.Action.of("variant.change", "program", program.id()))
                .primary()));
        return new Card(title, elements);
    }

    static Card saved(Program program, Variant variant) {
        Text done = Text.of("variant.saved", "reach", reach(variant), "program", program.name());
        List<Element> elements = new ArrayList<>(List.of(
                new Element.Paragraph(done),
                new Element.Facts(different(variant)),
                new Element.Note(Text.of("variant.order"))));
        if (!variant.region().isEmpty() || !variant.jobFunction().isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("variant.saved-who")));
        }
        elements.add(Element.Buttons.of(Button.doing(
                Text.of("variant.button.list"), Button.Action.of("variant.list", "program", program.id()))));
        return new Card(done, elements);
    }

    static Card confirmRemoval(Variant variant) {
        Text ask = Text.of("variant.confirm", "reach", reach(variant));
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(
                        Button.doing(
                                        Text.of("variant.button.remove-yes"),
                                        Button.Action.of("variant.remove-yes", "variant", variant.id()))
                                .danger(),
                        Button.doing(Text.of("variant.button.remove-no"), Button.Action.of("variant.remove-no"))));
    }

    private static List<Element.Fact> different(Variant variant) {
        List<Element.Fact> facts = new ArrayList<>();
        if (variant.checkInCadence() != null) {
            facts.add(
                    new Element.Fact(Text.of("program.form.cadence"), ProgramCards.cadence(variant.checkInCadence())));
        }
        if (variant.purpose() != null) {
            facts.add(new Element.Fact(
                    Text.of("program.form.purpose"),
                    Text.words(variant.purpose().text())));
        }
        if (variant.holidays() != null) {
            facts.add(new Element.Fact(Text.of("program.form.holidays"), holidays(Holidays.of(variant.holidays()))));
        }
        return facts;
    }

    /** How many, and which comes first. */
    public static Text holidays(Holidays holidays) {
        return holidays.days().stream()
                .sorted()
                .findFirst()
                .map(first ->
                        Text.of("variant.holidays", "count", holidays.days().size(), "first", new Text.Date(first)))
                .orElse(Text.of("variant.no-holidays"));
    }
}
