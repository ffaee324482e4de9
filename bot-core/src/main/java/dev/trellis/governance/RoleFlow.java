package dev.trellis.governance;

import dev.trellis.attention.Urgency;
import dev.trellis.audit.Audit;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.person.Role;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /mentor role}: who decides what (I1). */
@Singleton
class RoleFlow implements Flow {
    private static final List<Role> GIVEN =
            Stream.of(Role.values()).filter(role -> role != Role.PARTICIPANT).toList();

    private final Roles roles;
    private final People people;
    private final HomePages homes;

    RoleFlow(Roles roles, People people, HomePages homes) {
        this.roles = roles;
        this.people = people;
        this.homes = homes;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "role",
                Right.GOVERN,
                "role.help.role",
                List.of(
                        Parameter.person("person").optional(),
                        Parameter.choice(
                                        "role",
                                        Arrays.stream(Role.values())
                                                .map(Role::textKey)
                                                .toArray(String[]::new))
                                .optional()),
                this::said);
        talk.form("role.set", Right.GOVERN, this::open, this::submitted);
    }

    @Override
    public int placeInHelp() {
        return 60;
    }

    private Reply said(Turn turn, Arguments arguments) {
        Optional<Person> person = arguments.maybePerson("person");
        if (person.isEmpty()) {
            return Reply.show(list(turn));
        }
        Optional<Role> role = arguments.maybeWord("role").map(RoleFlow::role);
        if (role.isEmpty()) {
            return ask(turn, person.get());
        }
        Set<Role> has = roles.of(person.get());
        if (has.contains(role.get())) {
            return confirm(turn, person.get(), role.get());
        }
        Set<Role> wanted = EnumSet.of(role.get());
        if (role.get() != Role.PARTICIPANT) {
            wanted.addAll(has);
        }
        return set(turn, person.get(), wanted);
    }

    private Card list(Turn turn) {
        Map<Role, Set<Long>> byRole = roles.everybody(turn.organizationId());
        Text title = Text.of("role.title");
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        List<Element.Fact> facts = new ArrayList<>();
        for (Role role : GIVEN) {
            List<String> names =
                    people
                            .findByOrganizationIdAndIdIn(turn.organizationId(), byRole.getOrDefault(role, Set.of()))
                            .stream()
                            .map(Person::displayName)
                            .sorted()
                            .toList();
            facts.add(new Element.Fact(
                    Text.of("role.name." + role.textKey()),
                    names.isEmpty() ? Text.of("role.nobody") : Text.words(String.join(", ", names))));
        }
        elements.add(new Element.Facts(facts));
        elements.add(new Element.Note(Text.of("role.note")));
        elements.add(Element.Buttons.of(Button.opening(Text.of("role.button.change"), Button.Action.of("role.set"))));
        return new Card(title, elements);
    }

    private Reply open(Turn turn, Claim claim) {
        return claim.maybeWord("person") == null
                ? new Reply.Ask(choosePerson(turn))
                : person(turn, claim.id("person"))
                        .map(person -> ask(turn, person))
                        .orElseGet(() -> turn.refuse(Text.of("role.gone")));
    }

    private Form choosePerson(Turn turn) {
        List<Field.Option> everybody = people.everybody(turn.organizationId()).stream()
                .map(person -> new Field.Option(Long.toString(person.id()), Text.words(person.displayName())))
                .toList();
        return form(
                Map.of(),
                Text.of("role.form.introduction"),
                List.of(
                        new Field.Choice(
                                "person", Text.of("role.form.person"), null, true, everybody, Field.Look.MENU, null),
                        rolesField(Set.of())));
    }

    private Reply ask(Turn turn, Person person) {
        return new Reply.Ask(form(
                Map.of("person", Long.toString(person.id())),
                Text.of("role.form.of", "person", person.displayName()),
                List.of(rolesField(roles.of(person)))));
    }

    private static Form form(Map<String, String> subject, Text introduction, List<Field> fields) {
        return new Form(
                "role.set", subject, Text.of("role.form.title"), introduction, fields, Text.of("role.form.submit"));
    }

    private static Field rolesField(Set<Role> has) {
        return new Field.Several(
                "roles",
                Text.of("role.form.roles"),
                Text.of("role.form.roles-hint"),
                false,
                GIVEN.stream()
                        .map(role -> new Field.Option(role.textKey(), Text.of("role.explained." + role.textKey())))
                        .toList(),
                GIVEN.stream().filter(has::contains).map(Role::textKey).toList());
    }

    private Reply submitted(Turn turn, Submission submission) {
        String chosen = submission.subject().maybeWord("person") == null
                ? submission.value("person")
                : submission.subject().word("person");
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        submission.several("roles").forEach(role -> wanted.add(role(role)));
        return person(turn, Long.parseLong(chosen))
                .map(person -> set(turn, person, wanted))
                .orElseGet(() -> turn.refuse(Text.of("role.gone")));
    }

    private Reply set(Turn turn, Person person, Set<Role> wanted) {
        return switch (roles.set(person, wanted, turn.actor().id(), turn.now())) {
            case Roles.Change.Refused refused ->
                turn.refuse(Text.of(
                        "role.refused."
                                + refused.refusal()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        "person",
                        person.displayName()));
            case Roles.Change.Done done -> {
                done.given().forEach(role -> audit(turn, "role give", role, person));
                done.taken().forEach(role -> audit(turn, "role take", role, person));
                if (done.given().isEmpty() && done.taken().isEmpty()) {
                    yield Reply.say(Text.of("role.as-before", "person", person.displayName(), "roles", said(wanted)));
                }
                tell(turn, person, done);
                homes.refresh(turn.organizationId(), person.id());
                yield Reply.say(Text.of("role.set", "person", person.displayName(), "roles", said(wanted)));
            }
        };
    }

    /** It was given before; said once more by name, it counts in chats that were linked since, too. */
    private Reply confirm(Turn turn, Person person, Role role) {
        roles.confirm(person, role, turn.actor().id(), turn.now());
        audit(turn, "role confirm", role, person);
        return Reply.say(Text.of(
                "role.confirmed", "person", person.displayName(), "role", Text.of("role.name." + role.textKey())));
    }

    private static void audit(Turn turn, String act, Role role, Person person) {
        turn.audit(act, role.textKey(), Audit.Whom.person(person.id()));
    }

    /** Nobody learns from a refusal what they may do, or stops being able to without a word. */
    private static void tell(Turn turn, Person person, Roles.Change.Done done) {
        if (person.id() == turn.actor().id()) {
            return;
        }
        Text sentence = done.given().isEmpty()
                ? Text.of("role.taken-from-you", "roles", said(done.taken()))
                : Text.of(
                        "role.given-to-you",
                        "roles",
                        said(done.given()),
                        "by",
                        turn.actor().person().displayName());
        turn.send(Intent.toPerson(
                person.id(),
                "role:" + person.id() + ":" + turn.now().toEpochMilli(),
                "role.news",
                Urgency.TIMELY,
                Card.of(sentence)));
    }

    /** The roles in words, as people list things. */
    private static Text said(Set<Role> roles) {
        List<Text> names = GIVEN.stream()
                .filter(roles::contains)
                .map(role -> Text.of("role.name." + role.textKey()))
                .toList();
        return names.isEmpty() ? Text.of("role.name.participant") : Text.list(names);
    }

    private Optional<Person> person(Turn turn, long id) {
        return people.present(id, turn.organizationId());
    }

    private static Role role(String key) {
        return Arrays.stream(Role.values())
                .filter(role -> role.textKey().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
