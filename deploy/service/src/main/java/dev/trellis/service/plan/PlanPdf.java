package dev.trellis.service.plan;

import dev.trellis.goal.plan.PlanDocument;
import dev.trellis.goal.plan.PlanDocument.Block;
import dev.trellis.goal.plan.PlanPrinter;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints a plan on A4 pages, to be read by people and by screen readers: title and language are set, every block is tagged as what it is in
 * the order of reading, headings are bookmarks, and page numbers are no part of the text. The font is embedded, so far as it is used.
 */
@Singleton
class PlanPdf implements PlanPrinter {
    private static final float INDENT = 14;
    private static final float NORMAL = 10.5f;
    private static final float SMALL = 9.5f;

    @Override
    public byte[] print(PlanDocument plan) {
        try (PDDocument document = new PDDocument()) {
            Sheets sheets = new Sheets(document, plan.title(), plan.language());
            for (Block block : plan.blocks()) {
                write(sheets, block);
            }
            sheets.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a plan cannot be printed", e);
        }
    }

    private static void write(Sheets sheets, Block block) throws IOException {
        switch (block) {
            case Block.Heading heading ->
                sheets.heading(
                        heading.level(),
                        heading.text(),
                        switch (heading.level()) {
                            case 1 -> 20;
                            case 2 -> 15;
                            default -> 12.5f;
                        });
            case Block.Paragraph paragraph -> sheets.text("P", paragraph.text(), NORMAL, 0, 4);
            case Block.Fact fact -> sheets.text("P", fact.label() + ": " + fact.value(), NORMAL, 0, 2);
            case Block.Item item -> sheets.text("LI", "• " + item.text(), NORMAL, 0, 4);
            case Block.Remark remark -> sheets.text("P", remark.label() + " " + remark.words(), SMALL, INDENT, 2);
        }
    }
}
