package dev.trellis.matching.round;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said about a round on its way: being computed, announced, discarded; and to those who still wait. */
final class RoundCards {
    private RoundCards() {}

    static Card computing(Program program, MatchRound round) {
        Text doing = Text.of(
                "match.computing", "program", program.name(), "mentees", round.mentees(), "mentors", round.mentors());
        return Card.of(
                doing,
                new Element.Paragraph(doing),
                new Element.Note(
                        round.progress() == 0
                                ? Text.of("match.computing-soon")
                                : Text.of("match.progress", "percent", round.progress())),
                Element.Buttons.of(
                        look("match.button.look-again", round).primary(),
                        Button.doing(
                                Text.of("match.button.cancel"),
                                Button.Action.of("match.discard", "round", round.id()))));
    }

    /** Told to whoever began it; the card behind the button is always as the round is then. */
    static Card ready(MatchRound round, String program, long matched) {
        Text done = Text.of("match.ready", "program", program, "matched", matched);
        return Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Note(Text.of("match.nobody-knows-yet")),
                Element.Buttons.of(look("match.button.look", round).primary()));
    }

    static Card failed(String program, MatchRound round) {
        Text sorry = Text.of("match.failed", "program", program);
        return Card.of(
                sorry,
                new Element.Paragraph(sorry),
                Element.Buttons.of(Button.doing(
                        Text.of("match.button.start"), Button.Action.of("match.start", "program", round.programId()))));
    }

    static Card announcing(Program program, MatchRound round) {
        Text doing = Text.of("match.announcing", "program", program.name());
        return Card.of(
                doing,
                new Element.Paragraph(doing),
                new Element.Note(Text.of("match.progress", "percent", round.progress())),
                Element.Buttons.of(look("match.button.look-again", round).primary()));
    }

    static Card announced(Program program, MatchRound round, Figures.Now figures) {
        Text done =
                Text.of("match.announced", "program", program.name(), "pairs", figures.count(Proposal.State.PAIRED));
        return Card.of(
                done,
                new Element.Paragraph(done),
                Element.Buttons.of(look("match.button.report", round).primary()));
    }

    /** @param out who was taken out, each in a sentence */
    static Card report(Program program, MatchRound round, Figures.Now figures, List<Text> out) {
        Text title = Text.of("match.report", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        List<Element.Fact> facts = new ArrayList<>();
        facts.add(fact("match.fact.paired", figures.count(Proposal.State.PAIRED)));
        facts.add(fact("match.fact.waiting", figures.count(Proposal.State.WAITING)));
        facts.add(fact("match.fact.out", figures.count(Proposal.State.OUT)));
        if (figures.matched() > 0) {
            facts.add(fact("match.fact.average", Fit.of(figures.average())));
            facts.add(fact("match.fact.weakest", Fit.of(figures.weakest())));
        }
        if (round.announcedAt() != null) {
            facts.add(new Element.Fact(
                    Text.of("match.fact.announced"), new Text.Moment(round.announcedAt(), Text.Moment.Form.DATE)));
        }
        elements.add(new Element.Facts(facts));
        if (!out.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("match.report-out")));
            elements.add(new Element.Bullets(out));
        }
        List<Button> buttons = new ArrayList<>();
        if (figures.count(Proposal.State.PAIRED) > 0) {
            buttons.add(Button.doing(
                    Text.of("match.button.pairs"), Button.Action.of("match.browse", "round", round.id(), "at", 0)));
        }
        if (figures.count(Proposal.State.WAITING) > 0) {
            buttons.add(Button.doing(
                    Text.of("match.button.waiting"), Button.Action.of("match.waiting", "round", round.id(), "at", 0)));
        }
        buttons.add(
                Button.doing(Text.of("match.button.start"), Button.Action.of("match.start", "program", program.id())));
        elements.add(new Element.Buttons(buttons));
        return new Card(title, elements);
    }

    static Card discarded(Program program, MatchRound round) {
        Text gone = Text.of("match.discarded", "program", program.name());
        return Card.of(
                gone,
                new Element.Paragraph(gone),
                Element.Buttons.of(Button.doing(
                        Text.of("match.button.restore"), Button.Action.of("match.restore", "round", round.id()))));
    }

    /** @param out who cannot be a pair any more, each in a sentence; of many the first */
    static Card confirm(Program program, MatchRound round, int pairs, int waiting, List<Text> out, int left) {
        Text ask = Text.of("match.confirm", "program", program.name(), "pairs", pairs);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(ask));
        elements.add(new Element.Note(Text.of("match.confirm-what", "pairs", pairs, "waiting", waiting)));
        if (!out.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("match.confirm-out", "count", left)));
            elements.add(new Element.Bullets(out));
        }
        elements.add(Element.Buttons.of(
                Button.doing(
                                Text.of("match.button.announce-yes"),
                                Button.Action.of("match.announce-yes", "round", round.id(), "version", round.version()))
                        .primary(),
                look("match.button.not-yet", round)));
        return new Card(ask, elements);
    }

    /** To somebody who still waits: why, in words that tell of nobody else, and what happens next. */
    static Card waits(Program program, Proposal proposal) {
        Text why = switch (proposal.why()) {
            case RULED_OUT -> Text.of("match.waits.ruled-out");
            case NO_PLACES, BOTTLENECK -> Text.of("match.waits.no-places");
            case MENTEE_AWAY, MENTOR_AWAY, MENTOR_FULL, NOT_ALLOWED -> Text.of("match.waits.not-this-time");
            case null -> Text.of("match.waits.not-this-time");
        };
        return Card.of(Text.of("match.waits", "program", program.name(), "why", why));
    }

    static Element.Fact fact(String key, long value) {
        return new Element.Fact(Text.of(key), new Text.Amount(value));
    }

    static Button look(String label, MatchRound round) {
        return Button.doing(Text.of(label), Button.Action.of("match.look", "round", round.id()));
    }

    /** Why a proposal was taken out. */
    static Text out(String mentor, String mentee, Proposal.Why why) {
        return Text.of(
                "match.out." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "mentor",
                mentor,
                "mentee",
                mentee);
    }
}
