package dev.trellis.matching.round;

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
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code /mentor match never}: whom somebody does not want to be paired with. Between them and Trellis: no admin and no partner is told, and
 * nothing is noted in the trail of acts.
 */
@Singleton
class NeverFlow implements Flow {
    private final NotWiths notWiths;
    private final Showing showing;

    NeverFlow(NotWiths notWiths, Showing showing) {
        this.notWiths = notWiths;
        this.showing = showing;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "match never",
                Right.TAKE_PART,
                "match.help.never",
                List.of(Parameter.person("person").optional()),
                this::never);
        talk.button("match.never-back", Right.TAKE_PART, this::takeBack);
    }

    @Override
    public int placeInHelp() {
        return 45;
    }

    private Reply never(Turn turn, Arguments arguments) {
        Person other = arguments.maybePerson("person").orElse(null);
        if (other == null) {
            return Reply.show(list(turn));
        }
        if (other.id() == turn.actor().id()) {
            return turn.refuse(Text.of("match.never.oneself"));
        }
        notWiths.say(turn.organizationId(), turn.actor().id(), other.id(), turn.now());
        Text done = Text.of("match.never.done", "person", other.displayName());
        return Reply.show(Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Note(Text.of("match.never.private")),
                Element.Buttons.of(back(other.id()))));
    }

    private Card list(Turn turn) {
        List<NotWith> all = notWiths.findByOrganizationIdAndPersonIdOrderById(
                turn.organizationId(), turn.actor().id());
        Map<Long, String> names = showing.names(
                turn.organizationId(), all.stream().map(NotWith::otherId).toList());
        Text title = Text.of("match.never.list", "count", all.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        all.forEach(each -> {
            elements.add(new Element.Paragraph(Text.words(Showing.name(names, each.otherId()))));
            elements.add(Element.Buttons.of(back(each.otherId())));
        });
        elements.add(new Element.Note(Text.of("match.never.private")));
        return new Card(title, elements);
    }

    private Reply takeBack(Turn turn, Claim claim) {
        int taken = notWiths.takeBack(turn.organizationId(), turn.actor().id(), claim.id("person"));
        return new Reply.Replace(Card.of(Text.of(taken > 0 ? "match.never.taken-back" : "match.never.was-not")));
    }

    private static Button back(long person) {
        return Button.doing(Text.of("match.button.never-back"), Button.Action.of("match.never-back", "person", person));
    }
}
