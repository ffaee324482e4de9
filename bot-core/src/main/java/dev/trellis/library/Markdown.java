package dev.trellis.library;

import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Markdown as parts of a card. What has no part of its own is shown as the text that it is: HTML as it was typed, emphasis without its
 * signs. Links are kept where they lead to the web.
 *
 * <p>Walks without recursion: how deep a text is nested is up to whoever wrote it.
 */
final class Markdown {
    /** The most characters of one element; what is longer becomes several. */
    private static final int LONGEST = 1_500;

    private static final int LONGEST_HEADING = 150;

    private static final Parser PARSER = Parser.builder().build();

    private final List<Part> parts = new ArrayList<>();
    private final List<Text> bullets = new ArrayList<>();
    private final List<WebLink> links = new ArrayList<>();
    private final Map<Node, Integer> numbers = new IdentityHashMap<>();

    private Markdown() {}

    /** A link to the web. */
    record WebLink(String label, String url) {}

    /**
     * @param size how many characters it shows
     * @param links that stand in it
     */
    record Part(Element element, int size, List<WebLink> links) {
        Part {
            links = List.copyOf(links);
        }
    }

    static List<Part> parts(String markdown) {
        Markdown reading = new Markdown();
        Node document = PARSER.parse(markdown);
        for (Node at = document.getFirstChild(); at != null; at = next(at, document, holdsBlocks(at))) {
            reading.block(at);
        }
        reading.endBullets();
        return reading.parts;
    }

    /** In the order of the text, into children or past them; null at the end of {@code root}. */
    private static @Nullable Node next(Node at, Node root, boolean into) {
        if (into && at.getFirstChild() != null) {
            return at.getFirstChild();
        }
        Node up = at;
        while (up != null && up != root) {
            if (up.getNext() != null) {
                return up.getNext();
            }
            up = up.getParent();
        }
        return null;
    }

    private static boolean holdsBlocks(Node node) {
        return node.getFirstChild() instanceof Block;
    }

    private void block(Node node) {
        switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> said(paragraph, text(paragraph));
            case FencedCodeBlock code -> said(code, code.getLiteral());
            case IndentedCodeBlock code -> said(code, code.getLiteral());
            case HtmlBlock html -> said(html, html.getLiteral());
            case ThematicBreak ignored -> add(new Element.Divider());
            default -> {
                // What only holds others: they come next.
            }
        }
    }

    private void heading(Heading heading) {
        String text = text(heading);
        if (text.isBlank() || text.length() > LONGEST_HEADING) {
            said(heading, text);
        } else {
            add(new Element.Heading(words(text)));
        }
    }

    private void said(Node block, String text) {
        if (text.isBlank()) {
            return;
        }
        Node parent = block.getParent();
        boolean first = parent instanceof ListItem && parent.getFirstChild() == block;
        if (first && parent.getParent() instanceof BulletList) {
            pieces(text).forEach(piece -> bullets.add(words(piece)));
        } else if (first && parent.getParent() instanceof OrderedList list) {
            pieces(number(list, parent) + " " + text).forEach(piece -> add(new Element.Paragraph(words(piece))));
        } else if (isQuoted(block)) {
            pieces(text).forEach(piece -> add(new Element.Quote(words(piece))));
        } else {
            pieces(text).forEach(piece -> add(new Element.Paragraph(words(piece))));
        }
    }

    private static boolean isQuoted(Node block) {
        Node up = block.getParent();
        while (up instanceof ListItem || up instanceof BulletList || up instanceof OrderedList) {
            up = up.getParent();
        }
        return up instanceof BlockQuote;
    }

    /** Counted once for a list, however many items it has. */
    private String number(OrderedList list, Node item) {
        if (!numbers.containsKey(item)) {
            Integer start = list.getMarkerStartNumber();
            int number = start == null ? 1 : start;
            for (Node at = list.getFirstChild(); at != null; at = at.getNext()) {
                numbers.put(at, number++);
            }
        }
        return numbers.get(item) + ".";
    }

    private void add(Element element) {
        List<WebLink> own = List.copyOf(links);
        links.clear();
        endBullets();
        parts.add(new Part(element, size(element), own));
    }

    private void endBullets() {
        if (bullets.isEmpty()) {
            return;
        }
        List<Text> items = List.copyOf(bullets);
        bullets.clear();
        int from = 0;
        int size = 0;
        for (int i = 0; i < items.size(); i++) {
            size += length(items.get(i));
            if (size > LONGEST || i == items.size() - 1) {
                parts.add(new Part(new Element.Bullets(items.subList(from, i + 1)), size, List.copyOf(links)));
                links.clear();
                from = i + 1;
                size = 0;
            }
        }
    }

    private static int size(Element element) {
        return switch (element) {
            case Element.Heading heading -> length(heading.text());
            case Element.Paragraph paragraph -> length(paragraph.text());
            case Element.Quote quote -> length(quote.words());
            default -> 0;
        };
    }

    private static int length(Text text) {
        return text instanceof Text.Words words ? words.words().length() : 0;
    }

    private static Text words(String text) {
        return Text.words(text);
    }

    /** Parted at spaces where there are any. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String left = text.strip();
        while (left.length() > LONGEST) {
            int space = left.lastIndexOf(' ', LONGEST);
            int end = space > LONGEST / 2 ? space : LONGEST;
            end = Character.isHighSurrogate(left.charAt(end - 1)) ? end - 1 : end;
            pieces.add(left.substring(0, end).strip());
            left = left.substring(end).strip();
        }
        pieces.add(left);
        return pieces;
    }

    /** What stands in the block, as one reads it. */
    private String text(Node block) {
        StringBuilder text = new StringBuilder();
        for (Node at = block.getFirstChild(); at != null; at = next(at, block, true)) {
            switch (at) {
                case org.commonmark.node.Text words -> text.append(words.getLiteral());
                case Code code -> text.append(code.getLiteral());
                case HtmlInline html -> text.append(html.getLiteral());
                case SoftLineBreak ignored -> text.append(' ');
                case HardLineBreak ignored -> text.append('\n');
                case Link link -> link(link);
                default -> {
                    // Emphasis, images: what they hold comes next.
                }
            }
        }
        return text.toString();
    }

    private void link(Link link) {
        String url = link.getDestination();
        String scheme = url.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
            String label = text(link);
            links.add(new WebLink(label.isBlank() ? url : label.strip(), url));
        }
    }
}
