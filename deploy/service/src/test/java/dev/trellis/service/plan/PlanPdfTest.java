package dev.trellis.service.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.goal.plan.PlanDocument;
import dev.trellis.goal.plan.PlanDocument.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** D7: everything of a plan is in its PDF, in the order of reading, for people and for screen readers. */
class PlanPdfTest {
    private final PlanPdf printer = new PlanPdf();

    @Test
    void everythingIsThereInOrderWithUmlautsAndTypographicCharacters() throws IOException {
        String text = text(new PlanDocument(
                "Entwicklungsplan von Jörg Äße",
                "de",
                List.of(
                        new Block.Heading(1, "Entwicklungsplan von Jörg Äße"),
                        new Block.Paragraph("Stand: 19. November 2026"),
                        new Block.Heading(2, "Unterwegs"),
                        new Block.Heading(3, "Unsere Zahlen – „ganz groß“ – vorstellen"),
                        new Block.Fact("Bis", "29. Januar 2027"),
                        new Block.Item("Folien entwerfen · bis 4. Dezember 2026 · begonnen"),
                        new Block.Remark("Was es zeigt:", "Es’s übersichtlich…"),
                        new Block.Item("Üben"),
                        new Block.Fact("Weitergeben", "2 → 3 → 4 (steigt)"))));
        assertThat(text)
                .containsSubsequence(
                        "Entwicklungsplan von Jörg Äße",
                        "Stand: 19. November 2026",
                        "Unterwegs",
                        "Unsere Zahlen – „ganz groß“ – vorstellen",
                        "Bis: 29. Januar 2027",
                        "• Folien entwerfen · bis 4. Dezember 2026 · begonnen",
                        "Was es zeigt: Es’s übersichtlich…",
                        "• Üben",
                        "Weitergeben: 2 → 3 → 4 (steigt)",
                        "1 / 1");
    }

    @Test
    void aLongPlanGoesOnOnTheNextPagesAndLosesNothing() throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(1, "Plan")));
        for (int i = 1; i <= 120; i++) {
            blocks.add(new Block.Heading(3, "Goal " + i));
            blocks.add(new Block.Paragraph(("word" + i + " ").repeat(60)));
        }
        blocks.add(new Block.Paragraph("x".repeat(2000)));
        PlanDocument plan = new PlanDocument("Plan", "en", blocks);
        try (PDDocument document = Loader.loadPDF(printer.print(plan))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            String text = new PDFTextStripper().getText(document);
            for (int i = 1; i <= 120; i++) {
                assertThat(text.split("word" + i + "\\b", -1)).hasSize(61);
            }
            assertThat(text.chars().filter(letter -> letter == 'x').count()).isEqualTo(2000);
            assertThat(text).contains("1 / " + document.getNumberOfPages());
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                String[] lines = one.getText(document).strip().split("\\R");
                assertThat(lines[lines.length - 2])
                        .as("no page ends with a heading")
                        .doesNotStartWith("Goal");
            }
        }
    }

    @Test
    void titleAndLanguageAreSetAndEveryBlockIsTaggedAsWhatItIs() throws IOException {
        PlanDocument plan = new PlanDocument(
                "My plan",
                "en",
                List.of(
                        new Block.Heading(1, "My plan"),
                        new Block.Paragraph("As of today"),
                        new Block.Item("One"),
                        new Block.Item("Two"),
                        new Block.Heading(2, "Reached")));
        try (PDDocument document = Loader.loadPDF(printer.print(plan))) {
            var catalog = document.getDocumentCatalog();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("My plan");
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(tags(catalog.getStructureTreeRoot()))
                    .containsExactly("Document", "H1", "P", "L", "LI", "LBody", "LI", "LBody", "H2");
            assertThat(catalog.getStructureTreeRoot().getParentTree().getNumbers())
                    .hasSize(1);
            assertThat(document.getPage(0).getResources().getFontNames())
                    .allSatisfy(name -> assertThat(document.getPage(0)
                                    .getResources()
                                    .getFont(name)
                                    .isEmbedded())
                            .isTrue());
        }
    }

    @Test
    void whatTheFontHasNoLetterForIsNoFailure() throws IOException {
        String text = text(new PlanDocument(
                "T",
                "en",
                List.of(new Block.Paragraph("Well done \uD83C\uDF89\uFE0F to \u6f22\u5b57\tand\u00a0all\u200b!"))));
        assertThat(text).contains("Well done ? to ?? and all!");
    }

    private String text(PlanDocument plan) throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.print(plan))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> tags(PDStructureNode node) {
        List<String> tags = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }
}
