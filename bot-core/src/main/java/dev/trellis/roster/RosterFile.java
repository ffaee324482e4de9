package dev.trellis.roster;

import dev.trellis.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A roster as it was brought. Spreadsheets write such files in many ways, and all of them are read: commas, semicolons or tabs; UTF-8 with or
 * without its mark, UTF-16, or the Windows code page; columns in any order.
 *
 * @param unknown headers that mean nothing here
 */
record RosterFile(List<Line> lines, List<String> unknown) {
    /** Bytes of the largest one. */
    static final int LARGEST = 5 << 20;
    /** Lines of the longest one. */
    static final int MOST_LINES = 20_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';

    RosterFile {
        lines = List.copyOf(lines);
        unknown = List.copyOf(unknown);
    }

    /** What became of reading. */
    sealed interface Read {
        record Good(RosterFile file) implements Read {}

        /** Nothing can be made of it. */
        record Bad(Text why) implements Read {}
    }

    /** The bytes as text, in whichever of the usual encodings they are. */
    static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return unmarked(new String(bytes, StandardCharsets.UTF_16LE));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return unmarked(new String(bytes, StandardCharsets.UTF_16BE));
        }
        try {
            return unmarked(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] bytes, int one, int other) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == one && (bytes[1] & 0xFF) == other;
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    static Read read(String text) {
        if (text.isBlank()) {
            return new Read.Bad(Text.of("roster.file.empty"));
        }
        if (text.startsWith("PK") || text.indexOf('\0') >= 0) {
            return new Read.Bad(Text.of("roster.file.no-csv"));
        }
        int skipped = text.toLowerCase(java.util.Locale.ROOT).startsWith("sep=") ? 1 : 0;
        String rest = skipped == 0 ? text : text.substring(Math.min(text.length(), text.indexOf('\n') + 1));
        return new Reader(skipped).read(rest);
    }

    /** What the header is parted by most often. */
    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char most = ',';
        for (char one : new char[] {';', '\t'}) {
            if (count(header, one) > count(header, most)) {
                most = one;
            }
        }
        return most;
    }

    private static long count(String header, char wanted) {
        return header.chars().filter(character -> character == wanted).count();
    }

    /** One reading. */
    private static final class Reader {
        private final int skipped;
        private final List<@Nullable Column> columns = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();

        Reader(int skipped) {
            this.skipped = skipped;
        }

        Read read(String text) {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter(text))
                    .setIgnoreEmptyLines(false)
                    .setTrim(true)
                    .get();
            long at = 1;
            try (CSVParser parser = CSVParser.parse(text, format)) {
                Iterator<CSVRecord> records = parser.iterator();
                while (true) {
                    at = parser.getCurrentLineNumber() + 1 + skipped;
                    if (!records.hasNext()) {
                        break;
                    }
                    Read refused = take((int) at, records.next());
                    if (refused != null) {
                        return refused;
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                return new Read.Bad(Text.of("roster.file.quotes", "line", at));
            }
            return lines.isEmpty()
                    ? new Read.Bad(Text.of("roster.file.empty"))
                    : new Read.Good(new RosterFile(lines, unknown));
        }

        private @Nullable Read take(int number, CSVRecord record) {
            if (record.stream().allMatch(String::isEmpty)) {
                return null;
            }
            if (columns.isEmpty()) {
                return header(record);
            }
            if (lines.size() == MOST_LINES) {
                return new Read.Bad(Text.of("roster.file.too-long", "most", MOST_LINES));
            }
            Map<Column, String> cells = new EnumMap<>(Column.class);
            boolean surplus = false;
            for (int i = 0; i < record.size(); i++) {
                String cell = record.get(i);
                Column column = i < columns.size() ? columns.get(i) : null;
                surplus |= i >= columns.size() && !cell.isEmpty();
                if (column != null && !cell.isEmpty()) {
                    cells.put(column, cell);
                }
            }
            lines.add(new Line(number, cells, surplus));
            return null;
        }

        private @Nullable Read header(CSVRecord record) {
            Set<Column> seen = EnumSet.noneOf(Column.class);
            for (String name : record) {
                Column column = Column.of(name).orElse(null);
                if (column == null && !name.isEmpty()) {
                    unknown.add(name);
                } else if (column != null && !seen.add(column)) {
                    return new Read.Bad(Text.of("roster.file.column-twice", "column", name));
                }
                columns.add(column);
            }
            if (!seen.contains(Column.PERSON)) {
                return new Read.Bad(Text.of("roster.file.no-person"));
            }
            return seen.contains(Column.ROLE) || seen.contains(Column.LEAVES)
                    ? null
                    : new Read.Bad(Text.of("roster.file.no-role"));
        }
    }
}
