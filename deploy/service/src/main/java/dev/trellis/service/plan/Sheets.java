package dev.trellis.service.plan;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;

/** The pages of a plan, filled from top to bottom. Lengths are points; a block that does not fit goes on on the next page. */
final class Sheets {
    private static final PDRectangle A4 = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;
    private static final float FOOTER = 8.5f;
    /** A heading is not the last thing on a page. */
    private static final float WITH_A_HEADING = 48;

    private final PDDocument document;
    private final Lettering lettering;
    private final Tagging tagging;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private @Nullable PDPageContentStream stream;
    private @Nullable PDPage page;
    private float y;

    Sheets(PDDocument document, String title, String language) throws IOException {
        this.document = document;
        this.lettering = new Lettering(document);
        this.tagging = new Tagging(document, title, language);
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    /** @param level from 1 to 3 */
    void heading(int level, String text, float size) throws IOException {
        float above = level == 1 ? 0 : size;
        if (y - above - size * LEADING - WITH_A_HEADING < MARGIN) {
            turn();
        }
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(text);
        PDPageFitWidthDestination there = new PDPageFitWidthDestination();
        text("H" + level, text, size, 0, above);
        there.setPage(page);
        there.setTop((int) (y + 2 * size));
        item.setDestination(there);
        outline.addLast(item);
    }

    /**
     * @param tag what the block is, as PDF names it
     * @param above the space before it
     */
    void text(String tag, String text, float size, float indent, float above) throws IOException {
        List<String> lines = lettering.lines(text, size, A4.getWidth() - 2 * MARGIN - indent);
        Tagging.Part part = tagging.begin(tag);
        y -= above;
        boolean open = false;
        for (String line : lines) {
            if (stream == null || y - size * LEADING < MARGIN) {
                end(open);
                open = false;
                turn();
            }
            PDPageContentStream now = Objects.requireNonNull(stream);
            if (!open) {
                now.beginMarkedContent(COSName.getPDFName(tag), part.on(Objects.requireNonNull(page)));
                open = true;
            }
            y -= size * LEADING;
            now.beginText();
            now.setFont(lettering.font(), size);
            now.newLineAtOffset(MARGIN + indent, y);
            now.showText(line);
            now.endText();
        }
        end(open);
    }

    /** Page numbers, once it is known how many there are; no part of the text. */
    void finish() throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            String number = i + 1 + " / " + pages;
            try (PDPageContentStream footer =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
                footer.beginMarkedContent(COSName.ARTIFACT);
                footer.beginText();
                footer.setFont(lettering.font(), FOOTER);
                footer.newLineAtOffset(A4.getWidth() - MARGIN - lettering.width(number, FOOTER), MARGIN / 2);
                footer.showText(number);
                footer.endText();
                footer.endMarkedContent();
            }
        }
        tagging.finish();
    }

    private void end(boolean open) throws IOException {
        if (open && stream != null) {
            stream.endMarkedContent();
        }
    }

    private void turn() throws IOException {
        close();
        PDPage next = new PDPage(A4);
        document.addPage(next);
        tagging.page(next);
        page = next;
        stream = new PDPageContentStream(document, next);
        y = A4.getHeight() - MARGIN;
    }

    private void close() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
