package dev.trellis.testkit;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cards and forms that hold one of everything. Their texts are words, so that a contract test can look for them to the letter. */
public final class Samples {
    /** Markup and mentions of both platforms: all of it must be shown to the letter. */
    public static final String HOSTILE =
            "*b* _i_ ~s~ `c` <@U123> <!channel> <#C1> <https://x.example|y> [z](https://x.example) <at>A</at> **d** &amp; <b>e</b> :smile:";

    private Samples() {}

    public static Card everyElement() {
        return Card.of(
                Text.words("The summary"),
                new Element.Heading(Text.words("A heading")),
                new Element.Paragraph(Text.words("A paragraph")),
                new Element.Facts(List.of(
                        new Element.Fact(Text.words("Label one"), Text.words("Value one")),
                        new Element.Fact(Text.words("Label two"), Text.words("Value two")))),
                new Element.Bullets(List.of(Text.words("First item"), Text.words("Second item"))),
                new Element.Quote(Text.words("What somebody wrote")),
                new Element.Divider(),
                new Element.Note(Text.words("The small print")),
                buttons());
    }

    public static Element buttons() {
        return Element.Buttons.of(
                Button.doing(Text.words("Do it"), Button.Action.of("sample.do", "id", 7, "value", 4))
                        .primary(),
                Button.opening(Text.words("Fill in"), Button.Action.of("sample.form", "id", 7)),
                new Button(
                        Text.words("Read more"),
                        new Button.Press.OpenLink("https://trellis.example/guide"),
                        Button.Style.PLAIN));
    }

    public static Card withChart() {
        return Card.of(
                Text.words("The week"),
                new Element.Chart(
                        Text.words("Answers a week"),
                        Element.Chart.Kind.BAR,
                        List.of(Text.words("May 4"), Text.words("May 11")),
                        List.of(new Element.Series(Text.words("Answered"), List.of(61.0, 74.0), "%")),
                        Text.words("Three of four answered.")));
    }

    public static Card withManyButtons(int count) {
        List<Button> buttons = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            buttons.add(Button.doing(Text.words("Choice " + i), Button.Action.of("sample.do", "value", i)));
        }
        return Card.of(Text.words("Many"), new Element.Buttons(buttons));
    }

    public static Form everyField() {
        return new Form(
                "sample.form",
                Map.of("id", "7"),
                Text.words("One of everything"),
                Text.words("Please fill this in."),
                List.of(
                        new Field.Line(
                                "name", Text.words("A line"), Text.words("With a hint"), true, false, 100, "initial"),
                        new Field.Line("story", Text.words("Many lines"), null, false, true, 3000, null),
                        new Field.Choice(
                                "menu",
                                Text.words("One of a menu"),
                                null,
                                true,
                                options("a", "b", "c"),
                                Field.Look.MENU,
                                "b"),
                        new Field.Choice(
                                "open",
                                Text.words("One in view"),
                                null,
                                false,
                                options("x", "y"),
                                Field.Look.OPEN,
                                null),
                        new Field.Several(
                                "days", Text.words("Some of these"), null, false, options("mo", "tu"), List.of("mo")),
                        new Field.Date("day", Text.words("A day"), null, true, LocalDate.of(2026, 11, 23)),
                        new Field.Time("time", Text.words("A time"), null, true, LocalTime.of(14, 30))),
                Text.words("Send"));
    }

    public static List<Field.Option> options(String... values) {
        return java.util.Arrays.stream(values)
                .map(value -> new Field.Option(value, Text.words("Option " + value)))
                .toList();
    }
}
