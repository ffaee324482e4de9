package dev.trellis.agreement;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.util.Map;

/** What is said when the two look at their agreement again (D2), or have not looked at it yet. */
final class RevisitCards {
    private RevisitCards() {}

    /** Once, about a draft that nobody touched. */
    static Card drafted(Two two) {
        Text sentence = Text.of("agreement.drafted", "other", two.partner());
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Note(Text.of("agreement.confidential")),
                Element.Buttons.of(AgreementCards.read(two).primary()));
    }

    static Card question(Two two, Agreement agreement, boolean again) {
        Text ask = Text.of(
                again ? "agreement.revisit-again" : "agreement.revisit",
                "other",
                two.partner(),
                "since",
                AgreementCards.date(
                        agreement.inForceSince() == null ? agreement.draftedAt() : agreement.inForceSince()));
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(
                        stillRight(two, agreement).primary(), AgreementCards.change(two), AgreementCards.read(two)),
                new Element.Note(Text.of("agreement.revisit-note", "other", two.partner())));
    }

    /** @param both whether both have said so; then there is a next day */
    static Card receipt(Two two, Agreement agreement, boolean both) {
        LocalDate day = agreement.revisitOn();
        Text noted = both && day != null
                ? Text.of("agreement.still-right-both", "other", two.partner(), "day", new Text.Date(day))
                : Text.of("agreement.still-right", "other", two.partner());
        return Card.of(
                noted,
                new Element.Paragraph(noted),
                Element.Buttons.of(AgreementCards.read(two), AgreementCards.change(two)));
    }

    /** The day goes with it: whatever is asked later is not answered by an old button. */
    static Button stillRight(Two two, Agreement agreement) {
        return Button.doing(
                Text.of("agreement.button.still-right"),
                new Button.Action(
                        "agreement.still-right",
                        Map.of("pair", Long.toString(two.pair().id()), "on", String.valueOf(agreement.revisitOn()))));
    }
}
