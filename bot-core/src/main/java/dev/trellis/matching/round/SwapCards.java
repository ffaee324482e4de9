package dev.trellis.matching.round;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whom else a mentee could have, with the effect of each. */
final class SwapCards {
    private SwapCards() {}

    /** @param total of the round now, in scores */
    static Card of(
            MatchRound round, Proposal proposal, List<Swaps.Swap> swaps, Map<Long, String> names, long total, int at) {
        String mentee = Showing.name(names, proposal.menteeId());
        Text title = proposal.mentorId() == null
                ? Text.of("match.swap-nobody", "mentee", mentee)
                : Text.of(
                        "match.swap",
                        "mentee",
                        mentee,
                        "mentor",
                        Showing.name(names, proposal.mentorId()),
                        "fit",
                        Fit.of(Swaps.scoreOf(proposal)));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        if (swaps.isEmpty()) {
            elements.add(new Element.Note(Text.of("match.swap-none")));
        }
        for (Swaps.Swap swap : swaps) {
            String mentor = Showing.name(names, swap.mentor());
            elements.add(new Element.Paragraph(effect(proposal, swap, names, total)));
            elements.add(Element.Buttons.of(Button.doing(
                    Text.of("match.button.take", "mentor", mentor),
                    new Button.Action("match.swap-to", arguments(round, proposal, swap, at)))));
        }
        elements.add(Element.Buttons.of(Button.doing(
                Text.of("match.button.pairs"), Button.Action.of("match.browse", "round", round.id(), "at", at))));
        return new Card(title, elements);
    }

    private static Text effect(Proposal proposal, Swaps.Swap swap, Map<Long, String> names, long total) {
        Text effect = proposal.mentorId() == null
                ? Text.of(
                        "match.effect-new",
                        "fit",
                        Fit.of(swap.score()),
                        "total",
                        Fit.of(total),
                        "then",
                        Fit.of(total + swap.gain(proposal)))
                : Text.of(
                        "match.effect",
                        "before",
                        Fit.of(Swaps.scoreOf(proposal)),
                        "fit",
                        Fit.of(swap.score()),
                        "total",
                        Fit.of(total),
                        "then",
                        Fit.of(total + swap.gain(proposal)));
        String mentor = Showing.name(names, swap.mentor());
        Proposal other = swap.other();
        return other == null
                ? Text.of("match.swap-free", "mentor", mentor, "effect", effect)
                : Text.of(
                        "match.swap-exchange",
                        "mentor",
                        mentor,
                        "other",
                        Showing.name(names, other.menteeId()),
                        "before",
                        Fit.of(Swaps.scoreOf(other)),
                        "fit",
                        Fit.of(swap.otherScore()),
                        "effect",
                        effect);
    }

    private static Map<String, String> arguments(MatchRound round, Proposal proposal, Swaps.Swap swap, int at) {
        Map<String, String> arguments = new HashMap<>(ProposalCards.arguments(round, proposal, at));
        arguments.put("mentor", Long.toString(swap.mentor()));
        if (swap.other() != null) {
            arguments.put("other", Long.toString(swap.other().menteeId()));
        }
        return arguments;
    }
}
