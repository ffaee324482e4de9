package dev.trellis.matching.round;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposed round at a glance: how many, how well, who waits and why, and what can be done.
 *
 * @param bottlenecks names of some of the mentors, by the bottleneck
 * @param late how many joined since it was computed
 * @param undoable whether there is a change to take back
 * @param news said first; absent: none
 */
record SummaryCard(
        Program program,
        MatchRound round,
        Figures.Now figures,
        Map<Integer, List<String>> bottlenecks,
        int late,
        boolean undoable,
        @Nullable Text news) {
    private static final int SHOWN = 3;

    Card card() {
        Text title = Text.of("match.summary", "program", program.name(), "mentees", round.mentees());
        List<Element> elements = new ArrayList<>();
        if (news != null) {
            elements.add(new Element.Paragraph(news));
        }
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(facts()));
        if (figures.matched() > 0) {
            elements.add(new Element.Paragraph(fairness()));
        }
        List<Text> waiting = waiting();
        if (!waiting.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("match.who-waits")));
            elements.add(new Element.Bullets(waiting));
        }
        if (round.result().requiredInVain() > 0) {
            elements.add(new Element.Note(
                    Text.of("match.required-in-vain", "count", round.result().requiredInVain())));
        }
        elements.add(new Element.Note(Text.of("match.nobody-knows-yet")));
        elements.add(new Element.Buttons(toRead()));
        List<Button> change = toChange();
        if (!change.isEmpty()) {
            elements.add(new Element.Buttons(change));
        }
        elements.add(new Element.Buttons(toDecide()));
        return new Card(news == null ? title : news, elements);
    }

    private List<Element.Fact> facts() {
        List<Element.Fact> facts = new ArrayList<>();
        facts.add(RoundCards.fact("match.fact.matched", figures.matched()));
        facts.add(RoundCards.fact("match.fact.waiting", figures.count(Proposal.State.WAITING)));
        if (figures.matched() > 0) {
            facts.add(RoundCards.fact("match.fact.total", Fit.of(figures.total())));
            facts.add(RoundCards.fact("match.fact.average", Fit.of(figures.average())));
            facts.add(RoundCards.fact("match.fact.weakest", Fit.of(figures.weakest())));
        }
        if (figures.locked() > 0) {
            facts.add(RoundCards.fact("match.fact.locked", figures.locked()));
        }
        return facts;
    }

    private Text fairness() {
        Outcome outcome = round.result();
        if (figures.total() != outcome.fairTotal()) {
            return Text.of("match.changed-by-hand", "from", Fit.of(outcome.fairTotal()), "to", Fit.of(figures.total()));
        }
        if (!outcome.isFairer()) {
            return Text.of("match.is-the-best");
        }
        return Text.of(
                "match.is-fair",
                "from",
                Fit.of(outcome.bestWeakest()),
                "to",
                Fit.of(outcome.fairWeakest()),
                "total",
                Fit.of(outcome.fairTotal()),
                "best",
                Fit.of(outcome.bestTotal()));
    }

    private List<Text> waiting() {
        List<Text> lines = new ArrayList<>();
        int noPlaces = figures.reasons().getOrDefault(Proposal.Why.NO_PLACES, 0);
        int ruledOut = figures.reasons().getOrDefault(Proposal.Why.RULED_OUT, 0);
        if (noPlaces > 0) {
            lines.add(Text.of("match.waiting.no-places", "count", noPlaces));
        }
        if (ruledOut > 0) {
            lines.add(Text.of("match.waiting.ruled-out", "count", ruledOut));
        }
        List<Outcome.Bottleneck> all = round.result().bottlenecks();
        for (int number = 0; number < Math.min(SHOWN, all.size()); number++) {
            lines.add(bottleneck(all.get(number), bottlenecks.getOrDefault(number, List.of())));
        }
        if (all.size() > SHOWN) {
            lines.add(Text.of("match.waiting.more-bottlenecks", "count", all.size() - SHOWN));
        }
        return lines;
    }

    private static Text bottleneck(Outcome.Bottleneck bottleneck, List<String> mentors) {
        String names = String.join(", ", mentors.subList(0, Math.min(SHOWN, mentors.size())));
        return Text.of(
                "match.waiting.bottleneck",
                "mentees",
                bottleneck.mentees(),
                "mentors",
                names,
                "more",
                Math.max(0, bottleneck.mentors() - SHOWN),
                "places",
                bottleneck.places());
    }

    private List<Button> toRead() {
        List<Button> buttons = new ArrayList<>();
        if (figures.matched() > 0) {
            buttons.add(Button.doing(
                    Text.of("match.button.pairs"), Button.Action.of("match.browse", "round", round.id(), "at", 0)));
            buttons.add(
                    Button.opening(Text.of("match.button.find"), Button.Action.of("match.find", "round", round.id())));
        }
        if (figures.count(Proposal.State.WAITING) > 0) {
            buttons.add(Button.doing(
                    Text.of("match.button.waiting"), Button.Action.of("match.waiting", "round", round.id(), "at", 0)));
        }
        buttons.add(Button.opening(
                Text.of("match.button.settings"), Button.Action.of("match.settings", "program", program.id())));
        return buttons;
    }

    private List<Button> toChange() {
        List<Button> buttons = new ArrayList<>();
        if (late > 0) {
            buttons.add(versioned(Text.of("match.button.late", "count", late), "match.late"));
        }
        buttons.add(versioned(Text.of("match.button.again"), "match.again"));
        if (undoable) {
            buttons.add(versioned(Text.of("match.button.undo"), "match.undo"));
        }
        return buttons;
    }

    private List<Button> toDecide() {
        List<Button> buttons = new ArrayList<>();
        if (figures.matched() > 0) {
            buttons.add(versioned(Text.of("match.button.announce"), "match.announce")
                    .primary());
        }
        buttons.add(
                Button.doing(Text.of("match.button.discard"), Button.Action.of("match.discard", "round", round.id()))
                        .danger());
        return buttons;
    }

    private Button versioned(Text label, String action) {
        return Button.doing(label, Button.Action.of(action, "round", round.id(), "version", round.version()));
    }
}
