package dev.trellis.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a roster below its header.
 *
 * @param number of the file's line that it begins on, from 1
 * @param cells without those that are blank
 * @param surplus whether it has more cells than the header
 */
record Line(int number, Map<Column, String> cells, boolean surplus) {
    Line {
        cells = Map.copyOf(cells);
    }

    @Nullable
    String cell(Column column) {
        return cells.get(column);
    }
}
