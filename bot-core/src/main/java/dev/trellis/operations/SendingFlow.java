package dev.trellis.operations;

import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Forecast;
import dev.trellis.person.Right;
import jakarta.inject.Singleton;

/** {@code /mentor sending}: what is on its way, and how long it takes at the limits of the organization's workspaces. */
@Singleton
class SendingFlow implements Flow {
    static final String LOOK = "operations.sending";

    private final Forecast forecast;

    SendingFlow(Forecast forecast) {
        this.forecast = forecast;
    }

    @Override
    public void define(Talk talk) {
        talk.command("sending", Right.RUN_PROGRAMS, "operations.help.sending", (turn, none) -> Reply.show(list(turn)));
        talk.button(LOOK, Right.RUN_PROGRAMS, (turn, claim) -> new Reply.Replace(list(turn)));
    }

    @Override
    public int placeInHelp() {
        return 79;
    }

    private Card list(Turn turn) {
        return SendingCards.list(forecast.of(turn.organizationId()), turn.now());
    }
}
