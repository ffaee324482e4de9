package dev.trellis.enrolment;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What admins are asked and told when they invite people. */
final class InviteCards {
    /** More names than these fit into no button. */
    private static final int MOST_NAMED = 100;

    private InviteCards() {}

    /**
     * @param side a tag; empty: it is asked for first
     * @param named who was named already; nobody: they are chosen out of {@code everybody}
     */
    static Form form(List<Program> running, String side, List<Person> named, List<Person> everybody) {
        Map<String, String> subject = new HashMap<>();
        if (!side.isEmpty()) {
            subject.put("side", side);
        }
        if (!named.isEmpty()) {
            subject.put(
                    "people",
                    named.stream()
                            .limit(MOST_NAMED)
                            .map(person -> Long.toString(person.id()))
                            .collect(Collectors.joining(",")));
        }
        List<Field> fields = new ArrayList<>();
        if (running.size() > 1) {
            fields.add(new Field.Choice(
                    "program",
                    Text.of("enrolment.invite.form.program"),
                    null,
                    true,
                    running.stream()
                            .map(program -> new Field.Option(Long.toString(program.id()), Text.words(program.name())))
                            .toList(),
                    Field.Look.MENU,
                    null));
        }
        fields.add(new Field.Choice(
                "side",
                Text.of("enrolment.invite.form.side"),
                null,
                true,
                Arrays.stream(Side.values())
                        .map(each -> new Field.Option(each.tag(), Text.of("enrolment.invite.form." + each.tag())))
                        .toList(),
                Field.Look.OPEN,
                side.isEmpty() ? null : side));
        if (named.isEmpty()) {
            fields.add(new Field.Several(
                    "people",
                    Text.of("enrolment.invite.form.people"),
                    Text.of("enrolment.invite.form.people-hint"),
                    true,
                    everybody.stream()
                            .map(person ->
                                    new Field.Option(Long.toString(person.id()), Text.words(person.displayName())))
                            .toList(),
                    List.of()));
        }
        return new Form(
                "enrolment.invite",
                subject,
                Text.of("enrolment.invite.form.title"),
                named.isEmpty()
                        ? Text.of("enrolment.invite.form.introduction")
                        : Text.of("enrolment.invite.form.introduction-named", "people", names(named)),
                fields,
                Text.of("enrolment.invite.form.submit"));
    }

    /** Of a claim. */
    static List<Long> ids(@Nullable String people) {
        return people == null
                ? List.of()
                : Arrays.stream(people.split(","))
                        .filter(id -> id.matches("[0-9]{1,18}"))
                        .limit(MOST_NAMED)
                        .map(Long::valueOf)
                        .toList();
    }

    /** Who is asked now, and who was asked or is in already. */
    static Card invited(Program program, Side side, List<Person> persons, Map<Long, Outcome> outcomes) {
        Map<String, List<Person>> by = new LinkedHashMap<>();
        for (String key : List.of("invited", "was-invited", "has-applied", "is-in", "not-there")) {
            by.put(key, new ArrayList<>());
        }
        for (Person person : persons) {
            Outcome outcome = outcomes.getOrDefault(person.id(), new Outcome.NotThere());
            Objects.requireNonNull(by.get(key(outcome))).add(person);
        }
        int asked = Objects.requireNonNull(by.get("invited")).size();
        Text title = Text.of("enrolment.invite." + side.tag(), "count", asked, "program", program.name());
        List<Element> elements = new ArrayList<>(List.of(new Element.Paragraph(title)));
        by.forEach((key, some) -> {
            if (!some.isEmpty()) {
                elements.add(new Element.Note(Text.of("enrolment.invite." + key, "people", names(some))));
            }
        });
        elements.add(Element.Buttons.of(Button.doing(
                Text.of("program.button.checklist"), Button.Action.of("setup.checklist", "program", program.id()))));
        return new Card(title, elements);
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Invited ignored -> "invited";
            // Nobody is told of a no: who said it, or left, is among those who were asked.
            case Outcome.WasInvited ignored -> "was-invited";
            case Outcome.HasLeft ignored -> "was-invited";
            case Outcome.HasApplied ignored -> "has-applied";
            case Outcome.IsIn ignored -> "is-in";
            default -> "not-there";
        };
    }

    private static Text names(List<Person> persons) {
        return Text.list(
                persons.stream().map(person -> Text.words(person.displayName())).toList());
    }
}
