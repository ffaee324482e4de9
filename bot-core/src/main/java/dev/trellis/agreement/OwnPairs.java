package dev.trellis.agreement;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the pair that somebody means: only ever one that they are in, and that has not ended. */
@Singleton
class OwnPairs {
    private final Pairs pairs;
    private final People people;

    OwnPairs(Pairs pairs, People people) {
        this.pairs = pairs;
        this.people = people;
    }

    /** The pair of a claim. */
    Reply with(Turn turn, Claim claim, Function<Two, Reply> then) {
        Pair pair = pairs.ofPerson(
                        claim.id("pair"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        if (pair == null) {
            return turn.refuse(Text.of("agreement.not-yours"));
        }
        return pair.hasEnded()
                ? turn.refuse(Text.of("agreement.pair-ended"))
                : then.apply(of(turn.actor().person(), pair));
    }

    /**
     * The pair with the person that was named, else the only one there is, else the one that is tapped.
     *
     * @param action asks for the same of one pair
     */
    Reply with(Turn turn, Optional<Person> named, String action, Function<Two, Reply> then) {
        List<Two> all = pairs.together(turn.organizationId(), turn.actor().id()).stream()
                .map(pair -> of(turn.actor().person(), pair))
                .toList();
        if (all.isEmpty()) {
            return turn.refuse(Text.of("agreement.no-pair"));
        }
        List<Two> fitting = all.stream()
                .filter(two ->
                        named.map(person -> two.other().id() == person.id()).orElse(true))
                .toList();
        return switch (fitting.size()) {
            case 0 ->
                turn.refuse(Text.of(
                        "agreement.not-your-pair", "other", named.orElseThrow().displayName()));
            case 1 -> then.apply(fitting.getFirst());
            default -> Reply.show(which(fitting, action));
        };
    }

    Two of(Person me, Pair pair) {
        return new Two(
                pair,
                me,
                people.findByIdAndOrganizationId(pair.partnerOf(me.id()), pair.organizationId())
                        .orElseThrow());
    }

    private static Card which(List<Two> all, String action) {
        Text ask = Text.of("agreement.which");
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                new Element.Buttons(all.stream()
                        .map(two -> Button.doing(
                                Text.words(two.partner()),
                                Button.Action.of(action, "pair", two.pair().id())))
                        .toList()));
    }
}
