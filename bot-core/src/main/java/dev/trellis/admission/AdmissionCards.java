package dev.trellis.admission;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.organization.Workspace;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What owners see of workspaces. */
final class AdmissionCards {
    private AdmissionCards() {}

    static Card ask(WaitingWorkspace one) {
        Text asks = said("admission.asks", one);
        return Card.of(
                asks, new Element.Paragraph(asks), new Element.Note(Text.of("admission.asks-note")), buttons(one));
    }

    static Card letIn(WaitingWorkspace one) {
        return Card.of(said("admission.is-in", one));
    }

    static Card turnedAway(WaitingWorkspace one) {
        return Card.of(said("admission.is-out", one));
    }

    static Card withdrawn(WaitingWorkspace one) {
        return Card.of(said("admission.is-gone", one));
    }

    static Card reinstall(WorkspaceRef ref, String name) {
        return Card.of(Text.of("admission.reinstall", "name", name, "id", id(ref)));
    }

    static Card list(List<Workspace> served, List<WaitingWorkspace> waiting) {
        Text title = Text.of("admission.workspaces");
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(served.stream()
                .map(one -> new Element.Fact(
                        Text.words(id(one.ref())),
                        one.removedAt() == null
                                ? Text.of("admission.served")
                                : Text.of("admission.removed", "since", one.removedAt())))
                .toList()));
        waiting.forEach(one -> {
            elements.add(new Element.Paragraph(said("admission.asks", one)));
            elements.add(buttons(one));
        });
        return new Card(title, elements);
    }

    private static Element buttons(WaitingWorkspace one) {
        return Element.Buttons.of(
                Button.doing(Text.of("admission.let-in"), Button.Action.of(AdmissionFlow.LET_IN, "waiting", one.id()))
                        .primary(),
                Button.doing(
                                Text.of("admission.turn-away"),
                                Button.Action.of(AdmissionFlow.TURN_AWAY, "waiting", one.id()))
                        .danger());
    }

    private static Text said(String key, WaitingWorkspace one) {
        return Text.of(key, "name", one.name(), "id", id(one.ref()));
    }

    private static String id(WorkspaceRef ref) {
        return ref.platform() + ":" + ref.id();
    }
}
