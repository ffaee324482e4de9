package dev.trellis.roster;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.roster.Reports.Leaver;
import dev.trellis.roster.RosterImport.Counts;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about rosters. */
final class RosterCards {
    private RosterCards() {}

    static Card offer(Program program, String page) {
        Text sentence = Text.of("roster.offer", "program", program.name());
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Bullets(List.of(
                        Text.of("roster.offer.columns"),
                        Text.of("roster.offer.people"),
                        Text.of("roster.offer.again"))),
                Element.Buttons.of(
                        new Button(
                                Text.of("roster.button.page"), new Button.Press.OpenLink(page), Button.Style.PRIMARY),
                        new Button(
                                Text.of("roster.button.example"),
                                new Button.Press.OpenLink(page + "/example"),
                                Button.Style.PLAIN)),
                new Element.Note(Text.of("roster.offer.note")));
    }

    static Card done(Counts counts, Program program, List<Leaver> leavers, Optional<String> report) {
        Text sentence = counts.nothingNew()
                ? Text.of("roster.done.nothing-new", "program", program.name())
                : Text.of("roster.done", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        elements.add(new Element.Facts(List.of(
                fact("added", counts.added()),
                fact("changed", counts.changed()),
                fact("same", counts.same()),
                fact("gone", counts.gone()),
                fact("bad", counts.bad()))));
        if (!leavers.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("roster.done.leavers")));
            elements.add(new Element.Bullets(leavers.stream()
                    .map(leaver -> Text.of("roster.done.leaver", "name", leaver.name(), "pairs", leaver.pairs()))
                    .toList()));
            int more = counts.gone() - leavers.size();
            elements.add(new Element.Note(Text.of("roster.done.leavers-note", "more", Math.max(0, more))));
        }
        if (counts.bad() > 0) {
            report.ifPresent(link -> {
                elements.add(Element.Buttons.of(new Button(
                        Text.of("roster.button.report"), new Button.Press.OpenLink(link), Button.Style.PRIMARY)));
                elements.add(new Element.Note(Text.of("roster.done.report-note")));
            });
        }
        return new Card(sentence, elements);
    }

    static Card failed(Program program) {
        return Card.of(Text.of("roster.failed", "program", program.name()));
    }

    private static Element.Fact fact(String what, int count) {
        return new Element.Fact(Text.of("roster.done." + what), Text.of("roster.done.count", "count", count));
    }
}
