package dev.trellis.governance;

import dev.trellis.audit.Audit;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /mentor audit}: who did what to whom, when, through which door (I2). Looking is an entry, too. */
@Singleton
class AuditFlow implements Flow {
    private static final int SHOWN = 15;

    private final AuditTrail trail;

    AuditFlow(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "audit",
                Right.GOVERN,
                "audit.help.audit",
                List.of(Parameter.person("person").optional()),
                (turn, arguments) -> {
                    Long about = arguments.maybePerson("person").map(Person::id).orElse(null);
                    turn.audit("audit", null, about == null ? Audit.Whom.NOBODY : Audit.Whom.person(about));
                    return Reply.show(page(turn, about, Long.MAX_VALUE));
                });
        talk.button("audit.older", Right.GOVERN, this::older);
    }

    @Override
    public int placeInHelp() {
        return 61;
    }

    private Reply older(Turn turn, Claim claim) {
        Long about = claim.maybeWord("person") == null ? null : claim.id("person");
        return new Reply.Replace(page(turn, about, claim.id("before")));
    }

    private Card page(Turn turn, @Nullable Long about, long before) {
        List<AuditTrail.Entry> found = trail.read(turn.organizationId(), about, before, SHOWN + 1);
        List<AuditTrail.Entry> shown = found.subList(0, Math.min(found.size(), SHOWN));
        Map<Long, String> names = names(turn, shown, about);
        Text title = about == null
                ? Text.of("audit.title")
                : Text.of("audit.title-of", "person", names.getOrDefault(about, "?"));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (shown.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("audit.nothing")));
        } else {
            elements.add(new Element.Facts(
                    shown.stream().map(entry -> line(entry, names)).toList()));
        }
        if (found.size() > SHOWN) {
            Map<String, String> arguments = about == null
                    ? Map.of("before", Long.toString(shown.getLast().id()))
                    : Map.of("before", Long.toString(shown.getLast().id()), "person", Long.toString(about));
            elements.add(Element.Buttons.of(
                    Button.doing(Text.of("audit.older"), new Button.Action("audit.older", arguments))));
        }
        elements.add(new Element.Note(Text.of("audit.note")));
        return new Card(title, elements);
    }

    private Map<Long, String> names(Turn turn, List<AuditTrail.Entry> entries, @Nullable Long about) {
        List<Long> ids = new ArrayList<>(
                entries.stream().flatMap(AuditTrail.Entry::people).distinct().toList());
        if (about != null) {
            ids.add(about);
        }
        return trail.names(turn.organizationId(), ids);
    }

    private static Element.Fact line(AuditTrail.Entry entry, Map<Long, String> names) {
        return new Element.Fact(
                Text.of("audit.when", "at", entry.at(), "door", door(entry.door())),
                Text.of("audit.line", "who", who(entry.actor(), names), "did", did(entry, names)));
    }

    private static Text did(AuditTrail.Entry entry, Map<Long, String> names) {
        if (entry.refused()) {
            return Text.of("audit.refused", "act", entry.act());
        }
        String key = "audit.act." + entry.act().replace(' ', '-');
        String stored = entry.subject() == null ? "" : entry.subject();
        Text subject = Text.exists("role.name." + stored) ? Text.of("role.name." + stored) : Text.words(stored);
        return Text.exists(key)
                ? Text.of(key, "subject", subject, "whom", whom(entry, names))
                : Text.of("audit.other", "act", entry.act(), "subject", subject);
    }

    private static Text whom(AuditTrail.Entry entry, Map<Long, String> names) {
        return entry.andWhom() == null
                ? who(entry.whom(), names)
                : Text.of("audit.both", "one", who(entry.whom(), names), "other", who(entry.andWhom(), names));
    }

    private static Text who(@Nullable Long person, Map<Long, String> names) {
        return person == null
                ? Text.of("audit.itself")
                : names.containsKey(person) ? Text.words(names.get(person)) : Text.of("audit.somebody");
    }

    private static Text door(String door) {
        return Text.exists("audit.door." + door) ? Text.of("audit.door." + door) : Text.words(door);
    }
}
