package dev.trellis.admission;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** {@code /mentor workspaces}: owners see which workspaces are served and decide about those that ask. */
@Singleton
class AdmissionFlow implements Flow {
    static final String LET_IN = "admission.let-in";
    static final String TURN_AWAY = "admission.turn-away";

    private final Admissions admissions;
    private final Workspaces workspaces;

    AdmissionFlow(Admissions admissions, Workspaces workspaces) {
        this.admissions = admissions;
        this.workspaces = workspaces;
    }

    @Override
    public void define(Talk talk) {
        talk.command("workspaces", Right.GOVERN, "admission.help.workspaces", (turn, none) -> Reply.show(list(turn)));
        talk.button(LET_IN, Right.GOVERN, this::letIn);
        talk.button(TURN_AWAY, Right.GOVERN, this::turnAway);
    }

    @Override
    public int placeInHelp() {
        return 85;
    }

    private Card list(Turn turn) {
        return AdmissionCards.list(
                workspaces.findByOrganizationIdOrderById(turn.organizationId()),
                admissions.waiting(turn.organizationId()));
    }

    private Reply letIn(Turn turn, Claim claim) {
        return decided(turn, claim, one -> {
            admissions.letIn(turn.organizationId(), one);
            turn.audit(
                    "let-in",
                    "workspace " + one.ref().platform() + ":" + one.ref().id());
            return AdmissionCards.letIn(one);
        });
    }

    private Reply turnAway(Turn turn, Claim claim) {
        return decided(turn, claim, one -> {
            admissions.turnAway(turn.organizationId(), one);
            turn.audit(
                    "turn-away",
                    "workspace " + one.ref().platform() + ":" + one.ref().id());
            return AdmissionCards.turnedAway(one);
        });
    }

    private Reply decided(Turn turn, Claim claim, Function<WaitingWorkspace, Card> decision) {
        return admissions
                .waiting(turn.organizationId(), claim.id("waiting"))
                .<Reply>map(one -> new Reply.Replace(decision.apply(one)))
                .orElseGet(() -> Reply.say(Text.of("admission.decided")));
    }
}
