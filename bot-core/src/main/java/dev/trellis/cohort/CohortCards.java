package dev.trellis.cohort;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is said and asked about cohorts. */
final class CohortCards {
    static final int NAME = 120;
    /** A list that is longer is for reading. */
    private static final int WITH_BUTTONS = 8;

    private CohortCards() {}

    static Card list(Program program, List<Cohort> cohorts, ToLongFunction<Cohort> pairs, LocalDate today) {
        Text title = Text.of("cohort.list", "program", program.name(), "count", cohorts.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (cohorts.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("cohort.always-on")));
        }
        for (Cohort cohort : cohorts) {
            elements.add(new Element.Paragraph(Text.of("cohort.line", "name", cohort.name(), "days", days(cohort))));
            elements.add(new Element.Note(Text.of(
                    "cohort.state",
                    "state",
                    Text.of("cohort.state." + state(cohort, today)),
                    "pairs",
                    pairs.applyAsLong(cohort))));
            if (cohorts.size() <= WITH_BUTTONS) {
                elements.add(Element.Buttons.of(
                        Button.opening(
                                Text.of("cohort.button.change"),
                                Button.Action.of("cohort.change", "program", program.id(), "cohort", cohort.id())),
                        Button.opening(
                                Text.of("cohort.button.duplicate"),
                                Button.Action.of("cohort.new", "program", program.id(), "like", cohort.id()))));
            }
        }
        elements.add(Element.Buttons.of(
                Button.opening(Text.of("cohort.button.new"), Button.Action.of("cohort.new", "program", program.id()))
                        .primary()));
        return new Card(title, elements);
    }

    static Card saved(Program program, Cohort cohort, LocalDate today) {
        Text done = Text.of("cohort.saved", "name", cohort.name(), "program", program.name(), "days", days(cohort));
        return Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Note(Text.of("cohort.saved." + state(cohort, today))),
                Element.Buttons.of(
                        Button.doing(
                                Text.of("cohort.button.list"),
                                Button.Action.of("cohort.list", "program", program.id())),
                        Button.doing(
                                Text.of("program.button.checklist"),
                                Button.Action.of("setup.checklist", "program", program.id()))));
    }

    /** @param subject what comes back beside the program */
    static Form form(
            String form,
            Program program,
            Map<String, String> subject,
            @Nullable String name,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends) {
        Map<String, String> all = new HashMap<>(subject);
        all.put("program", Long.toString(program.id()));
        return new Form(
                form,
                all,
                Text.of(form + ".form.title"),
                Text.of("cohort.form.introduction", "program", program.name()),
                List.of(
                        new Field.Line("name", Text.of("cohort.form.name"), null, true, false, NAME, name),
                        new Field.Date("starts", Text.of("cohort.form.starts"), null, true, starts),
                        new Field.Date(
                                "ends", Text.of("cohort.form.ends"), Text.of("cohort.form.ends-hint"), false, ends)),
                Text.of("cohort.form.submit"));
    }

    private static Text days(Cohort cohort) {
        return cohort.endsOn() == null
                ? Text.of("cohort.days-open", "from", new Text.Date(cohort.startsOn()))
                : Text.of(
                        "cohort.days", "from", new Text.Date(cohort.startsOn()), "to", new Text.Date(cohort.endsOn()));
    }

    private static String state(Cohort cohort, LocalDate today) {
        if (cohort.isOverOn(today)) {
            return "over";
        }
        return cohort.runsOn(today) ? "running" : "ahead";
    }
}
