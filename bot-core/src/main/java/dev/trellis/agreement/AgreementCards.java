package dev.trellis.agreement;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about agreements to the two whose it is. */
final class AgreementCards {
    private AgreementCards() {}

    /**
     * How things stand with a version.
     *
     * @param signed when each of those who signed it did so
     * @param unfinished what the reader began to change; absent: nothing
     */
    record Standing(
            WrittenAgreement version,
            Map<Long, Instant> signed,
            boolean revisitDue,
            @Nullable UnfinishedEdit unfinished) {
        Standing {
            signed = Map.copyOf(signed);
        }
    }

    static Card agreement(Two two, Standing standing) {
        WrittenAgreement version = standing.version();
        Text title = Text.of("agreement.title", "other", two.partner());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Note(state(two, standing)));
        for (Clause clause : Clause.values()) {
            elements.add(new Element.Paragraph(Text.of("agreement.heading", "title", clause.title())));
            elements.add(said(version.says(clause)));
        }
        elements.add(new Element.Paragraph(Text.of("agreement.heading", "title", Text.of("agreement.revisit-title"))));
        elements.add(new Element.Paragraph(revisit(version)));
        elements.addAll(unfinished(two, standing));
        List<Button> buttons = buttons(two, standing);
        if (!buttons.isEmpty()) {
            elements.add(new Element.Buttons(buttons));
        }
        elements.add(new Element.Note(Text.of("agreement.private")));
        return new Card(title, elements);
    }

    private static Text revisit(WrittenAgreement version) {
        LocalDate day = version.agreement().revisitOn();
        return version.isInForce() && day != null
                ? new Text.Date(day)
                : Difference.day(version.row().revisitOn());
    }

    private static Text state(Two two, Standing standing) {
        WrittenAgreement version = standing.version();
        Text about = about(two, version.row());
        if (version.isInForce()) {
            return Text.of("agreement.state.in-force", "about", about, "since", date(since(version.agreement())));
        }
        if (!version.isNewest()) {
            return Text.of("agreement.state.old", "about", about);
        }
        boolean mine = standing.signed().containsKey(two.me().id());
        boolean theirs = standing.signed().containsKey(two.other().id());
        String key = mine ? "agreement.state.you" : theirs ? "agreement.state.other" : "agreement.state.nobody";
        Text state = Text.of(key, "about", about, "other", two.partner());
        Integer inForce = version.agreement().inForce();
        return inForce == null ? state : Text.of("agreement.state.until-then", "state", state, "version", inForce);
    }

    private static List<Element> unfinished(Two two, Standing standing) {
        UnfinishedEdit unfinished = standing.unfinished();
        if (unfinished == null || !standing.version().isNewest()) {
            return List.of();
        }
        boolean overtaken = unfinished.baseVersion() != standing.version().version();
        return List.of(
                new Element.Divider(),
                new Element.Paragraph(Text.of(
                        overtaken ? "agreement.unfinished-overtaken" : "agreement.unfinished", "other", two.partner())),
                Element.Buttons.of(goOn(two, unfinished), discard(two)));
    }

    private static List<Button> buttons(Two two, Standing standing) {
        WrittenAgreement version = standing.version();
        List<Button> buttons = new ArrayList<>();
        if (version.isNewest()) {
            if (!standing.signed().containsKey(two.me().id())) {
                buttons.add(sign(two, version.version()).primary());
            }
            if (standing.revisitDue() && version.isInForce()) {
                buttons.add(RevisitCards.stillRight(two, version.agreement()));
            }
            if (standing.unfinished() == null) {
                buttons.add(change(two));
            }
        }
        Integer inForce = version.agreement().inForce();
        if (inForce != null && inForce != version.version()) {
            buttons.add(version(two, inForce));
        }
        if (version.version() > 1) {
            buttons.add(differences(two, version.version()));
        }
        if (version.agreement().version() > 1) {
            buttons.add(Button.doing(
                    Text.of("agreement.button.versions"),
                    Button.Action.of("agreement.versions", "pair", two.pair().id())));
        }
        return buttons;
    }

    /** After one of the two signed, for them. */
    static Card signed(Two two, Agreement agreement, boolean inForce) {
        Text thanks = Text.of(
                inForce ? "agreement.signed-both" : "agreement.signed",
                "version",
                agreement.version(),
                "other",
                two.partner());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(thanks));
        if (inForce) {
            elements.add(new Element.Note(next(agreement)));
        }
        elements.add(Element.Buttons.of(read(two)));
        return new Card(thanks, elements);
    }

    /** After the other one signed. */
    static Card otherSigned(Two two, Agreement agreement, boolean inForce) {
        Text news = Text.of(
                inForce ? "agreement.in-force" : "agreement.other-signed",
                "version",
                agreement.version(),
                "other",
                two.partner());
        return Card.of(
                news,
                new Element.Paragraph(news),
                new Element.Note(inForce ? next(agreement) : Text.of("agreement.confidential")),
                Element.Buttons.of(inForce ? read(two) : read(two).primary()));
    }

    /** In place of a version that was offered and is not the newest any more. */
    static Card newer(Two two) {
        Text sentence = Text.of("agreement.newer", "other", two.partner());
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                Element.Buttons.of(read(two).primary()));
    }

    static Card versions(Two two, Agreement agreement, List<AgreementVersion> latest) {
        Text title = Text.of("agreement.versions", "other", two.partner());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Bullets(latest.stream()
                .map(version -> agreement.isInForce(version.version())
                        ? Text.of(
                                "agreement.state.in-force",
                                "about",
                                about(two, version),
                                "since",
                                date(since(agreement)))
                        : about(two, version))
                .toList()));
        elements.add(new Element.Buttons(
                latest.stream().map(version -> version(two, version.version())).toList()));
        elements.add(new Element.Note(Text.of("agreement.private")));
        return new Card(title, elements);
    }

    static Text about(Two two, AgreementVersion version) {
        Long author = version.writtenBy();
        return author == null
                ? Text.of("agreement.about-draft", "version", version.version(), "day", date(version.writtenAt()))
                : Text.of(
                        author == two.me().id() ? "agreement.about-yours" : "agreement.about-theirs",
                        "version",
                        version.version(),
                        "day",
                        date(version.writtenAt()),
                        "other",
                        two.partner());
    }

    /** What somebody wrote is set apart from what the template says. */
    static Element said(Text text) {
        return text instanceof Text.Words ? new Element.Quote(text) : new Element.Paragraph(text);
    }

    static Text next(Agreement agreement) {
        LocalDate day = agreement.revisitOn();
        return day == null
                ? Text.of("agreement.confidential")
                : Text.of("agreement.next-look", "day", new Text.Date(day));
    }

    static Button read(Two two) {
        return Button.doing(
                Text.of("agreement.button.read"),
                Button.Action.of("agreement.read", "pair", two.pair().id()));
    }

    static Button sign(Two two, int version) {
        return Button.doing(
                Text.of("agreement.button.sign", "version", version),
                Button.Action.of("agreement.sign", "pair", two.pair().id(), "version", version));
    }

    static Button change(Two two) {
        return Button.opening(
                Text.of("agreement.button.change"),
                Button.Action.of("agreement.change", "pair", two.pair().id()));
    }

    /** Where they were: what comes before is kept. */
    static Button goOn(Two two, UnfinishedEdit unfinished) {
        return Button.opening(
                        Text.of("agreement.button.go-on"),
                        Button.Action.of(
                                "agreement.change",
                                "pair",
                                two.pair().id(),
                                "step",
                                Math.min(Clause.STEPS, unfinished.steps() + 1)))
                .primary();
    }

    static Button discard(Two two) {
        return Button.doing(
                Text.of("agreement.button.discard"),
                Button.Action.of("agreement.discard", "pair", two.pair().id()));
    }

    static Button differences(Two two, int version) {
        return Button.doing(
                Text.of("agreement.button.differences"),
                Button.Action.of("agreement.differences", "pair", two.pair().id(), "version", version));
    }

    private static Button version(Two two, int version) {
        return Button.doing(
                Text.of("agreement.button.version", "version", version),
                Button.Action.of("agreement.read", "pair", two.pair().id(), "version", version));
    }

    private static Instant since(Agreement agreement) {
        Instant since = agreement.inForceSince();
        return since == null ? agreement.draftedAt() : since;
    }

    static Text date(Instant at) {
        return new Text.Moment(at, Text.Moment.Form.DATE);
    }
}
