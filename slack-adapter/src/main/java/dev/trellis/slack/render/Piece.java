package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A part of a card on its way to becoming a block or sharing one. */
sealed interface Piece {
    /** Containers of one {@code rich_text} block. */
    record Rich(List<ObjectNode> containers) implements Piece {}

    record Title(String text) implements Piece {}

    record SmallPrint(String text) implements Piece {}

    record Buttons(List<ObjectNode> buttons) implements Piece {}

    record Drawn(ObjectNode chart) implements Piece {}

    record Line() implements Piece {}
}
