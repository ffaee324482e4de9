package dev.trellis.agreement;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is said about changes to an agreement: always what it was and what it is. */
final class EditCards {
    private EditCards() {}

    /** For the other one, when there is a new version. */
    static Card changed(Two two, WrittenAgreement now, List<Difference> differences) {
        Text news = Text.of("agreement.changed", "other", two.partner(), "version", now.version());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(news));
        elements.addAll(said(differences));
        elements.add(new Element.Note(Text.of(
                now.agreement().inForce() == null ? "agreement.changed-note" : "agreement.changed-note-until",
                "version",
                now.agreement().inForce() == null
                        ? now.version()
                        : now.agreement().inForce())));
        elements.add(Element.Buttons.of(AgreementCards.read(two).primary(), AgreementCards.change(two)));
        elements.add(new Element.Note(Text.of("agreement.confidential")));
        return new Card(news, elements);
    }

    /** For the one who saved it. */
    static Card saved(Two two, WrittenAgreement now) {
        Text done = Text.of("agreement.saved", "version", now.version(), "other", two.partner());
        return Card.of(
                done,
                new Element.Paragraph(done),
                Element.Buttons.of(AgreementCards.sign(two, now.version()).primary(), AgreementCards.read(two)));
    }

    /** What a version changed about the one before it. */
    static Card differences(Two two, WrittenAgreement now, List<Difference> differences) {
        Text title = Text.of("agreement.differences", "version", now.version(), "before", now.version() - 1);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Note(AgreementCards.about(two, now.row())));
        elements.addAll(said(differences));
        elements.add(Element.Buttons.of(AgreementCards.read(two)));
        return new Card(title, elements);
    }

    /** For whoever saved after the other one had: what the other one changed, and that nothing of theirs is lost. */
    static Card overtaken(
            Two two, WrittenAgreement now, List<Difference> theirs, Set<Clause> mine, UnfinishedEdit kept) {
        Text sentence = Text.of("agreement.overtaken", "other", two.partner(), "version", now.version());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        elements.addAll(said(theirs));
        List<Text> both = theirs.stream()
                .filter(difference -> difference.clause() != null && mine.contains(difference.clause()))
                .map(Difference::title)
                .toList();
        if (!both.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("agreement.overtaken-both")));
            elements.add(new Element.Bullets(both));
        }
        elements.add(new Element.Note(Text.of("agreement.overtaken-kept")));
        elements.add(Element.Buttons.of(AgreementCards.goOn(two, kept), AgreementCards.discard(two)));
        return new Card(sentence, elements);
    }

    static Card discarded(Two two) {
        Text sentence = Text.of("agreement.discarded");
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Buttons(List.<Button>of(AgreementCards.read(two))));
    }

    private static List<Element> said(List<Difference> differences) {
        List<Element> elements = new ArrayList<>();
        for (Difference difference : differences) {
            elements.add(new Element.Paragraph(Text.of("agreement.before", "title", difference.title())));
            elements.add(new Element.Quote(difference.before()));
            elements.add(new Element.Paragraph(Text.of("agreement.after", "title", difference.title())));
            elements.add(new Element.Quote(difference.after()));
        }
        return elements;
    }
}
