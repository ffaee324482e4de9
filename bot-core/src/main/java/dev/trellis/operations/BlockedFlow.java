package dev.trellis.operations;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** {@code /mentor blocked}: the messages that were not sent, with the reason, and a way to send them after all. Never their words. */
@Singleton
class BlockedFlow implements Flow {
    private static final int SHOWN = 10;

    private final Outbox outbox;

    BlockedFlow(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void define(Talk talk) {
        talk.command("blocked", Right.RUN_PROGRAMS, "operations.help.blocked", (turn, none) -> Reply.show(list(turn)));
        talk.button("operations.release", Right.RUN_PROGRAMS, this::release);
    }

    @Override
    public int placeInHelp() {
        return 80;
    }

    private Card list(Turn turn) {
        List<Outbox.Blocked> blocked = outbox.blocked(turn.organizationId(), SHOWN);
        Text title = Text.of("operations.blocked", "count", blocked.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Outbox.Blocked one : blocked) {
            elements.add(new Element.Facts(List.of(new Element.Fact(
                    Text.of(
                            "operations.blocked-line",
                            "kind",
                            one.kind(),
                            "who",
                            one.recipient().<Text>map(Text::words).orElse(Text.of("operations.a-channel")),
                            "since",
                            one.since()),
                    Text.words(one.why())))));
            elements.add(Element.Buttons.of(Button.doing(
                    Text.of("operations.release"), Button.Action.of("operations.release", "message", one.id()))));
        }
        return new Card(title, elements);
    }

    private Reply release(Turn turn, Claim claim) {
        boolean released = outbox.release(turn.organizationId(), claim.id("message"));
        if (released) {
            turn.audit("release", "message " + claim.id("message"));
        }
        return new Reply.Replace(released ? Card.of(Text.of("operations.released")) : list(turn));
    }
}
