package dev.trellis.service.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/** What a screen reader goes by (ISO 32000, tagged PDF): the title, the language, and every block as what it is, in the order of reading. */
final class Tagging {
    private static final String LIST_ITEM = "LI";

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    /** By page: whose text the marked pieces are, in the order of their numbers. */
    private final List<COSArray> pieces = new ArrayList<>();

    private @Nullable PDStructureElement list;

    Tagging(PDDocument document, String title, String language) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Trellis");
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        catalog.setStructureTreeRoot(root);
        root.appendKid(whole);
    }

    void page(PDPage page) {
        page.setStructParents(pieces.size());
        pieces.add(new COSArray());
    }

    /** A block begins; items that follow each other are one list. */
    Part begin(String tag) {
        if (!tag.equals(LIST_ITEM)) {
            list = null;
            return new Part(child(whole, tag));
        }
        if (list == null) {
            list = child(whole, "L");
        }
        return new Part(child(child(list, LIST_ITEM), "LBody"));
    }

    void finish() {
        Map<Integer, PDParentTreeValue> byPage = new TreeMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            byPage.put(i, new PDParentTreeValue(pieces.get(i)));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(byPage);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pieces.size());
    }

    private static PDStructureElement child(PDStructureElement parent, String tag) {
        PDStructureElement child = new PDStructureElement(tag, parent);
        parent.appendKid(child);
        return child;
    }

    /** A block, in as many pieces as it has pages. */
    final class Part {
        private final PDStructureElement element;

        Part(PDStructureElement element) {
            this.element = element;
        }

        /** The number of its piece on this page, the one that is written now. */
        int on(PDPage page) {
            COSArray here = pieces.getLast();
            int number = here.size();
            here.add(element);
            PDMarkedContentReference piece = new PDMarkedContentReference();
            piece.setPage(page);
            piece.setMCID(number);
            element.appendKid(piece);
            return number;
        }
    }
}
