package dev.trellis.settings;

import dev.trellis.attention.QuietProtocol;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Budgets;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.ProgramCards;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import dev.trellis.variant.Layering;
import dev.trellis.variant.Layers;
import dev.trellis.variant.VariantCards;
import dev.trellis.variant.Who;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /mentor settings explain}: for each setting that reaches the person, which layer said so (A6). */
@Singleton
class ExplainFlow implements Flow {
    private final Pairs pairs;
    private final Programs programs;
    private final Cadences cadences;
    private final People people;
    private final Layering layering;
    private final Budgets budgets;

    ExplainFlow(Pairs pairs, Programs programs, Cadences cadences, People people, Layering layering, Budgets budgets) {
        this.pairs = pairs;
        this.programs = programs;
        this.cadences = cadences;
        this.people = people;
        this.layering = layering;
        this.budgets = budgets;
    }

    @Override
    public void define(Talk talk) {
        talk.command("settings explain", Right.TAKE_PART, "settings.help-explain", this::explain);
    }

    @Override
    public int placeInHelp() {
        return 61;
    }

    private Reply explain(Turn turn, Arguments none) {
        Text title = Text.of("settings.explain");
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(own(turn)));
        for (Pair pair : pairs.together(turn.organizationId(), turn.actor().id())) {
            programs.findByIdAndOrganizationId(pair.programId(), turn.organizationId())
                    .ifPresent(program -> elements.addAll(pair(turn, pair, program)));
        }
        elements.add(new Element.Note(Text.of("settings.explain-order")));
        elements.add(Element.Buttons.of(
                Button.opening(Text.of("settings.change"), Button.Action.of("settings.change")),
                Button.opening(Text.of("settings.workplace"), Button.Action.of("variant.workplace"))));
        return Reply.show(new Card(title, elements));
    }

    private List<Element.Fact> own(Turn turn) {
        Person person = turn.actor().person();
        return List.of(
                fact(
                        Text.of("settings.language"),
                        Text.of("settings.language." + person.speaks().tag()),
                        person.language() != null ? "you" : person.profileLanguage() != null ? "profile" : "trellis"),
                fact(
                        Text.of("settings.time-zone"),
                        Text.words(turn.zone().getId()),
                        person.timeZone() != null ? "you" : person.profileTimeZone() != null ? "profile" : "house"),
                fact(
                        Text.of("settings.working-hours"),
                        Text.of(
                                "settings.hours",
                                "from",
                                person.workingHours().from().toString(),
                                "to",
                                person.workingHours().to().toString()),
                        hasUsualHours(person) ? "usual" : "you"),
                messages(turn));
    }

    /** How often they are addressed first, and who said so (A3). */
    private Element.Fact messages(Turn turn) {
        QuietProtocol protocol = budgets.of(turn.actor().person());
        Text by = switch (protocol.by()) {
            case QuietProtocol.By.ThePerson ignored -> Text.of("settings.by.you");
            case QuietProtocol.By.AProgram(long program) ->
                programs.findByIdAndOrganizationId(program, turn.organizationId())
                        .map(named -> Text.of("settings.by.program", "program", named.name()))
                        .orElseThrow();
            case QuietProtocol.By.Nobody ignored -> Text.of("settings.by.usual-messages");
        };
        return fact(
                Text.of("settings.messages"),
                ProgramCards.messages(protocol.budget().aWeek()),
                by);
    }

    private static boolean hasUsualHours(Person person) {
        Person met = Person.met(person.organizationId(), person.displayName(), person.createdAt());
        return person.workingHours().equals(met.workingHours());
    }

    private List<Element> pair(Turn turn, Pair pair, Program program) {
        Person me = turn.actor().person();
        Layering.Found found = layering.of(program, me);
        Layers layers = found.of(program);
        Who who = found.who(me);
        List<Element.Fact> facts = new ArrayList<>();
        Map<Cadence.Kind, Cadence> mine =
                cadences.findByOrganizationIdAndPairId(turn.organizationId(), pair.id()).stream()
                        .filter(cadence -> cadence.personId() == me.id())
                        .collect(Collectors.toMap(Cadence::kind, Function.identity()));
        for (Cadence.Kind kind : Cadence.Kind.values()) {
            // Check-ins are the mentee's. Of the others there are no rows where the program has none.
            if (kind != Cadence.Kind.CHECK_IN || mine.containsKey(kind)) {
                String own =
                        Optional.ofNullable(mine.get(kind)).map(Cadence::rule).orElse(null);
                Layers.Decided<String> decided = layers.cadence(kind, own, who);
                facts.add(fact(
                        ProgramCards.rhythm(kind), ProgramCards.cadence(decided.value()), by(decided.by(), program)));
            }
        }
        layers.aim(who)
                .ifPresent(aim -> facts.add(fact(Text.of("program.form.purpose"), aim.value(), by(aim.by(), program))));
        facts.add(fact(
                Text.of("program.form.holidays"),
                VariantCards.holidays(layers.holidays(who).value()),
                by(layers.holidays(who).by(), program)));
        String partner = people.findByIdAndOrganizationId(pair.partnerOf(me.id()), turn.organizationId())
                .map(Person::displayName)
                .orElse("?");
        return List.of(
                new Element.Paragraph(Text.of("settings.explain-pair", "partner", partner, "program", program.name())),
                new Element.Facts(facts));
    }

    private static Element.Fact fact(Text label, Text value, String by) {
        return fact(label, value, Text.of("settings.by." + by));
    }

    private static Element.Fact fact(Text label, Text value, Text by) {
        return new Element.Fact(label, Text.of("settings.explain-line", "value", value, "by", by));
    }

    private static Text by(Layers.By by, Program program) {
        return switch (by) {
            case Layers.By.OfThePair ignored -> Text.of("settings.by.pair");
            case Layers.By.OfAVariant of ->
                Text.of("settings.by.variant", "reach", VariantCards.reach(of.variant()), "program", program.name());
            case Layers.By.OfTheProgram ignored -> Text.of("settings.by.program", "program", program.name());
            case Layers.By.OfTheTemplate of ->
                Text.of("settings.by.template", "template", of.template().title());
        };
    }
}
