package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts pieces into blocks. Too many of them are squeezed step by step until they fit, and no step loses a word or a button: neighbouring
 * texts share a block, then titles and small print become text and lines go, at last all texts come before all buttons.
 */
final class Layout {
    private Layout() {}

    static ArrayNode of(List<Piece> pieces, int maximum) {
        ArrayNode blocks = blocks(pieces, Limits.BUTTONS_IN_VIEW);
        if (blocks.size() <= maximum) {
            return blocks;
        }
        blocks = blocks(merged(pieces), Limits.BUTTONS_PER_BLOCK);
        if (blocks.size() <= maximum) {
            return blocks;
        }
        List<Piece> plain = merged(plain(pieces));
        blocks = blocks(plain, Limits.BUTTONS_PER_BLOCK);
        return blocks.size() <= maximum ? blocks : blocks(merged(textsFirst(plain)), Limits.BUTTONS_PER_BLOCK);
    }

    private static ArrayNode blocks(List<Piece> pieces, int buttonsPerBlock) {
        ArrayNode blocks = Json.array();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Rich rich -> blocks.add(RichText.block(rich.containers()));
                case Piece.Title title -> {
                    ObjectNode header = Json.typed("header");
                    header.set("text", PlainTexts.of(title.text(), Limits.HEADER));
                    blocks.add(header);
                }
                case Piece.SmallPrint print -> {
                    ObjectNode context = Json.typed("context");
                    context.putArray("elements").add(PlainTexts.of(print.text(), Limits.NOTE));
                    blocks.add(context);
                }
                case Piece.Buttons buttons -> addRows(blocks, buttons.buttons(), buttonsPerBlock);
                case Piece.Drawn drawn -> blocks.add(drawn.chart());
                case Piece.Line ignored -> blocks.add(Json.typed("divider"));
            }
        }
        return blocks;
    }

    private static void addRows(ArrayNode blocks, List<ObjectNode> buttons, int perBlock) {
        for (int from = 0; from < buttons.size(); from += perBlock) {
            ObjectNode row = Json.typed("actions");
            row.putArray("elements").addAll(buttons.subList(from, Math.min(from + perBlock, buttons.size())));
            blocks.add(row);
        }
    }

    private static List<Piece> merged(List<Piece> pieces) {
        List<Piece> merged = new ArrayList<>();
        for (Piece piece : pieces) {
            Piece last = merged.isEmpty() ? new Piece.Line() : merged.getLast();
            if (piece instanceof Piece.Rich next && last instanceof Piece.Rich before) {
                List<ObjectNode> containers = new ArrayList<>();
                before.containers().forEach(container -> containers.add(container.deepCopy()));
                RichText.breakLine(containers.getLast());
                containers.addAll(next.containers());
                merged.set(merged.size() - 1, new Piece.Rich(containers));
            } else if (piece instanceof Piece.Buttons next && last instanceof Piece.Buttons before) {
                List<ObjectNode> buttons = new ArrayList<>(before.buttons());
                buttons.addAll(next.buttons());
                merged.set(merged.size() - 1, new Piece.Buttons(buttons));
            } else {
                merged.add(piece);
            }
        }
        return merged;
    }

    private static List<Piece> plain(List<Piece> pieces) {
        List<Piece> plain = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Title title -> plain.add(text(new Span(title.text(), true, false)));
                case Piece.SmallPrint print -> plain.add(text(new Span(print.text(), false, true)));
                case Piece.Line ignored -> {}
                default -> plain.add(piece);
            }
        }
        return plain;
    }

    private static Piece text(Span span) {
        return new Piece.Rich(List.of(RichText.section(List.of(span))));
    }

    private static List<Piece> textsFirst(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>();
        pieces.stream().filter(piece -> !(piece instanceof Piece.Buttons)).forEach(sorted::add);
        pieces.stream().filter(Piece.Buttons.class::isInstance).forEach(sorted::add);
        return sorted;
    }
}
