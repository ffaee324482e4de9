package dev.trellis.enrolment;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about applications: to admins, and to whoever applied. */
final class ApplicationCards {
    static final int REASON = 500;

    private ApplicationCards() {}

    /** @param said what they said, as far as an admin may read it */
    static Card application(Program program, Enrolment applied, Text name, List<Element> said) {
        Text title = Text.of("enrolment.application", "person", name, "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        elements.add(new Element.Note(Text.of("enrolment.application-since", "day", day(applied))));
        elements.addAll(said);
        elements.add(Element.Buttons.of(
                Button.doing(Text.of("enrolment.button.approve"), claim("enrolment.approve", applied))
                        .primary(),
                Button.opening(Text.of("enrolment.button.decline"), claim("enrolment.decline", applied))));
        elements.add(new Element.Note(Text.of("enrolment.application-note")));
        return new Card(title, elements);
    }

    static Card approved(Text person, String by) {
        return Card.of(Text.of("enrolment.approved-by", "person", person, "by", by));
    }

    static Card declined(Text person, String by) {
        return Card.of(Text.of("enrolment.declined-by", "person", person, "by", by));
    }

    /** Somebody paired them, or brought them in with others, before anybody decided. */
    static Card settled() {
        return Card.of(Text.of("enrolment.application-settled"));
    }

    static Card withdrawn() {
        return Card.of(Text.of("enrolment.application-withdrawn"));
    }

    static Card youAreIn(Program program, @Nullable Button goOn) {
        Text says = Text.of("enrolment.approved", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(says));
        if (goOn != null) {
            elements.add(new Element.Note(Text.of("enrolment.questions-note")));
            elements.add(Element.Buttons.of(goOn.primary()));
        }
        return new Card(says, elements);
    }

    static Card notThisTime(Program program, PrivateWords why) {
        Text says = Text.of("enrolment.declined", "program", program.name());
        return Card.of(
                says,
                new Element.Paragraph(says),
                new Element.Quote(Text.words(why.text())),
                new Element.Note(Text.of("enrolment.was-declined-note")));
    }

    /**
     * @param names of those who applied, in their order
     * @param approve whether applications wait for an admin
     */
    static Card list(Program program, List<Enrolment> open, List<Text> names, boolean approve, int more) {
        Text title = Text.of("enrolment.applications", "program", program.name(), "count", open.size() + more);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (int i = 0; i < open.size(); i++) {
            elements.add(new Element.Paragraph(
                    Text.of("enrolment.applications-line", "person", names.get(i), "day", day(open.get(i)))));
            elements.add(Element.Buttons.of(
                    Button.doing(Text.of("enrolment.button.look"), claim("enrolment.application", open.get(i)))));
        }
        if (more > 0) {
            elements.add(new Element.Note(Text.of("enrolment.applications-more", "count", more)));
        }
        elements.add(new Element.Note(Text.of(approve ? "enrolment.approval-on" : "enrolment.approval-off")));
        elements.add(Element.Buttons.of(Button.doing(
                Text.of(approve ? "enrolment.button.approval-off" : "enrolment.button.approval-on"),
                Button.Action.of("enrolment.approval", "program", program.id(), "approve", approve ? "no" : "yes"))));
        return new Card(title, elements);
    }

    static Form decline(Enrolment applied, Text name) {
        return new Form(
                "enrolment.decline",
                claim("enrolment.decline", applied).arguments(),
                Text.of("enrolment.decline.form.title"),
                Text.of("enrolment.decline.form.introduction", "person", name),
                List.of(new Field.Line(
                        "reason",
                        Text.of("enrolment.decline.form.reason"),
                        Text.of("enrolment.decline.form.reason-hint"),
                        true,
                        true,
                        REASON,
                        null)),
                Text.of("enrolment.decline.form.submit"));
    }

    private static Button.Action claim(String name, Enrolment applied) {
        return new Button.Action(
                name,
                Map.of(
                        "program", Long.toString(applied.programId()),
                        "enrolment", Long.toString(applied.id())));
    }

    private static Text day(Enrolment applied) {
        return new Text.Moment(applied.since(), Text.Moment.Form.DATE);
    }
}
