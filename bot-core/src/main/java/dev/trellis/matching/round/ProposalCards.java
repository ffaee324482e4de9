package dev.trellis.matching.round;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.matching.score.Explanation;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposals page by page: each says why, what would improve it, and what can be done about it. */
final class ProposalCards {
    static final int PAGE = 4;
    static final int WAITING = 8;

    private ProposalCards() {}

    /**
     * @param at where in the round the page begins; the weakest pair is at 0
     * @param count of all
     * @param undoable whether there is a change to take back
     * @param news said first; absent: none
     */
    static Card page(MatchRound round, List<Seen> page, int at, int count, boolean undoable, @Nullable Text news) {
        Text title = Text.of("match.pairs", "from", at + 1, "to", at + page.size(), "count", count);
        List<Element> elements = begun(news, title);
        page.forEach(seen -> elements.addAll(pair(round, seen, at)));
        List<Button> buttons = turning("match.browse", round, at, page.size(), count, PAGE);
        if (undoable && round.state() == MatchRound.State.PROPOSED) {
            buttons.add(Button.doing(
                    Text.of("match.button.undo"),
                    Button.Action.of("match.undo", "round", round.id(), "version", round.version())));
        }
        buttons.add(RoundCards.look("match.button.summary", round));
        elements.add(new Element.Buttons(buttons));
        return new Card(news == null ? title : news, elements);
    }

    /** What a search came to. */
    static Card found(MatchRound round, List<Seen> found, String name) {
        Text title = Text.of("match.found", "name", name, "count", found.size());
        List<Element> elements = begun(null, title);
        for (Seen seen : found) {
            elements.addAll(seen.proposal().mentorId() == null ? waiting(round, seen) : pair(round, seen, 0));
        }
        elements.add(Element.Buttons.of(RoundCards.look("match.button.summary", round)));
        return new Card(title, elements);
    }

    /** Who has no mentor in the round, and why. */
    static Card waiting(MatchRound round, List<Seen> page, int at, int count) {
        Text title = Text.of("match.waiting-list", "from", at + 1, "to", at + page.size(), "count", count);
        List<Element> elements = begun(null, title);
        page.forEach(seen -> elements.addAll(waiting(round, seen)));
        List<Button> buttons = turning("match.waiting", round, at, page.size(), count, WAITING);
        buttons.add(RoundCards.look("match.button.summary", round));
        elements.add(new Element.Buttons(buttons));
        return new Card(title, elements);
    }

    private static List<Element> begun(@Nullable Text news, Text title) {
        List<Element> elements = new ArrayList<>();
        if (news != null) {
            elements.add(new Element.Paragraph(news));
        }
        elements.add(new Element.Heading(title));
        return elements;
    }

    private static List<Element> pair(MatchRound round, Seen seen, int at) {
        Proposal proposal = seen.proposal();
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(Text.of(
                proposal.isLocked() ? "match.pair-locked" : "match.pair",
                "mentor",
                seen.mentor(),
                "mentee",
                seen.mentee(),
                "fit",
                Fit.of(proposal.score() == null ? 0 : proposal.score()))));
        elements.addAll(why(seen));
        if (round.state() == MatchRound.State.PROPOSED) {
            elements.add(Element.Buttons.of(
                    Button.doing(
                            Text.of(proposal.isLocked() ? "match.button.unlock" : "match.button.lock"),
                            action(proposal.isLocked() ? "match.unlock" : "match.lock", round, proposal, at)),
                    Button.doing(Text.of("match.button.swap"), action("match.swap", round, proposal, at)),
                    Button.doing(Text.of("match.button.forbid"), action("match.part", round, proposal, at))
                            .danger()));
        }
        return elements;
    }

    private static List<Element> why(Seen seen) {
        List<Element> elements = new ArrayList<>();
        seen.explanation().ifPresent(explanation -> {
            if (!explanation.reasons().isEmpty()) {
                elements.add(new Element.Bullets(explanation.reasons().stream()
                        .map(reason -> reason.text(seen.mentor(), seen.mentee()))
                        .toList()));
            }
            explanation
                    .improvement()
                    .ifPresent(better -> elements.add(new Element.Note(better.text(seen.mentor(), seen.mentee()))));
        });
        return elements;
    }

    private static List<Element> waiting(MatchRound round, Seen seen) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(
                Text.of("match.waits-line", "mentee", seen.mentee(), "why", whyWaiting(seen.proposal()))));
        Text label = Text.of("match.button.find-mentor");
        if (round.state() == MatchRound.State.PROPOSED) {
            elements.add(Element.Buttons.of(Button.doing(label, action("match.swap", round, seen.proposal(), 0))));
        }
        if (round.state() == MatchRound.State.ANNOUNCED) {
            elements.add(Element.Buttons.of(Button.doing(
                    label,
                    Button.Action.of(
                            "match.suggest",
                            "program",
                            round.programId(),
                            "person",
                            seen.proposal().menteeId()))));
        }
        return elements;
    }

    static Text whyWaiting(Proposal proposal) {
        List<Text> rules = RuledOut.say(proposal.ruledOut());
        if (proposal.why() == Proposal.Why.RULED_OUT && !rules.isEmpty()) {
            return Text.of("match.why.ruled-out", "rules", Text.list(rules));
        }
        return switch (proposal.why()) {
            case RULED_OUT -> Text.of("match.why.rules");
            case BOTTLENECK -> Text.of("match.why.bottleneck");
            case NO_PLACES -> Text.of("match.why.no-places");
            case MENTEE_AWAY, MENTOR_AWAY, MENTOR_FULL, NOT_ALLOWED -> Text.of("match.why.taken-out");
            case null -> Text.of("match.why.no-places");
        };
    }

    private static List<Button> turning(String action, MatchRound round, int at, int shown, int count, int page) {
        List<Button> buttons = new ArrayList<>();
        if (at > 0) {
            buttons.add(Button.doing(
                    Text.of("match.button.back"),
                    Button.Action.of(action, "round", round.id(), "at", Math.max(0, at - page))));
        }
        if (at + shown < count) {
            buttons.add(Button.doing(
                    Text.of("match.button.more"), Button.Action.of(action, "round", round.id(), "at", at + shown)));
        }
        return buttons;
    }

    static Button.Action action(String name, MatchRound round, Proposal proposal, int at) {
        return new Button.Action(name, arguments(round, proposal, at));
    }

    static Map<String, String> arguments(MatchRound round, Proposal proposal, int at) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("round", Long.toString(round.id()));
        arguments.put("version", Integer.toString(round.version()));
        arguments.put("mentee", Long.toString(proposal.menteeId()));
        arguments.put("at", Integer.toString(at));
        return arguments;
    }

    /**
     * A proposal with what is said of it.
     *
     * @param mentor empty where there is none
     * @param explanation absent where one of the two is not there any more
     */
    record Seen(Proposal proposal, String mentor, String mentee, Optional<Explanation> explanation) {}
}
