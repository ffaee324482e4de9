package dev.trellis.agreement;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /mentor agreements}: for program admins, which pairs have signed and which have a draft. Not a word of what they agreed on. */
@Singleton
class OverviewFlow implements Flow {
    private static final int LISTED = 30;

    private final WhichProgram which;
    private final Pairs pairs;
    private final AgreementBook book;
    private final People people;

    OverviewFlow(WhichProgram which, Pairs pairs, AgreementBook book, People people) {
        this.which = which;
        this.pairs = pairs;
        this.book = book;
        this.people = people;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "agreements",
                Right.RUN_PROGRAMS,
                "agreement.help.agreements",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.button("agreement.overview", Right.RUN_PROGRAMS, this::tapped);
    }

    @Override
    public int placeInHelp() {
        return 22;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("agreement.overview", "program", program.id())),
                this::overview);
    }

    private Reply tapped(Turn turn, Claim claim) {
        return which.claimed(turn, claim).map(this::overview).orElseGet(() -> which.gone(turn));
    }

    private Reply overview(Program program) {
        List<Pair> all = pairs.ofProgram(program.organizationId(), program.id());
        Set<Long> signed = book
                .of(program.organizationId(), all.stream().map(Pair::id).toList())
                .stream()
                .filter(agreement -> agreement.inForce() != null)
                .map(Agreement::pairId)
                .collect(Collectors.toSet());
        // Those that wait come first: they are what an admin can do something about.
        List<Pair> listed = Stream.concat(
                        all.stream().filter(pair -> !signed.contains(pair.id())),
                        all.stream().filter(pair -> signed.contains(pair.id())))
                .limit(LISTED)
                .toList();
        Map<Long, String> names = names(program, listed);
        Text title =
                Text.of("agreement.overview", "program", program.name(), "signed", signed.size(), "all", all.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (!listed.isEmpty()) {
            elements.add(new Element.Bullets(listed.stream()
                    .map(pair -> Text.of(
                            signed.contains(pair.id()) ? "agreement.overview-signed" : "agreement.overview-drafted",
                            "mentor",
                            names.getOrDefault(pair.mentorId(), "?"),
                            "mentee",
                            names.getOrDefault(pair.menteeId(), "?")))
                    .toList()));
        }
        if (all.size() > listed.size()) {
            elements.add(new Element.Note(Text.of("agreement.overview-more", "count", all.size() - listed.size())));
        }
        elements.add(new Element.Note(Text.of("agreement.overview-note")));
        return Reply.show(new Card(title, elements));
    }

    private Map<Long, String> names(Program program, List<Pair> some) {
        List<Long> ids = some.stream()
                .flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId()))
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : people.findByOrganizationIdAndIdIn(program.organizationId(), ids).stream()
                        .collect(Collectors.toMap(Person::id, Person::displayName));
    }
}
