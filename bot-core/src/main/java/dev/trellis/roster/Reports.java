package dev.trellis.roster;

import dev.trellis.roster.Imports.Row;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** What an admin is told of an import: who leaves, and which lines were not taken and why. */
@Singleton
class Reports {
    private static final int LEAVERS = 10;
    private static final int LONGEST_CELL = 60;
    private static final Pattern SEPARATORS = Pattern.compile("[;\\t\\v]");

    private final Imports imports;
    private final Sql sql;
    private final @Nullable String publicUrl;

    Reports(Imports imports, Sql sql, @Nullable @Value("${trellis.public-url:}") String publicUrl) {
        this.imports = imports;
        this.sql = sql;
        this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceAll("/+$", "");
    }

    /** Of the page with this key; empty where the service has no address. */
    Optional<String> page(String key) {
        return Optional.ofNullable(publicUrl).map(url -> url + "/roster/" + key);
    }

    Optional<String> link(String key) {
        return page(key).map(page -> page + "/report");
    }

    /**
     * Somebody who leaves.
     *
     * @param pairs how many of theirs go on in this program, as long as nobody ends them
     */
    record Leaver(String name, int pairs) {}

    /** The first of them, those in pairs before the others. */
    List<Leaver> leavers(RosterImport one) {
        return one.counts().gone() == 0
                ? List.of()
                : sql.query(
                        """
                        select p.display_name, (select count(*) from pair m where m.mentor_id = p.id and m.program_id = ? and m.together = 1)
                          + (select count(*) from pair m where m.mentee_id = p.id and m.program_id = ? and m.together = 1) as pairs
                        from roster_row r join person p on p.id = r.person_id
                        where r.import_id = ? and r.outcome = 'GONE' order by pairs desc, r.line limit ?
                        """,
                        row -> new Leaver(row.getString("display_name"), row.getInt("pairs")),
                        one.programId(),
                        one.programId(),
                        one.id(),
                        LEAVERS);
    }

    /**
     * Every line that was not taken: its number, why, and what stood there; and the columns that mean nothing. For spreadsheets, so nothing
     * in it begins like a formula.
     */
    String csv(RosterImport one, Voice voice) {
        RosterFile file = imports.file(one.id()).orElse(new RosterFile(List.of(), List.of()));
        Map<Integer, Line> lines = file.lines().stream().collect(Collectors.toMap(Line::number, Function.identity()));
        StringWriter text = new StringWriter();
        // Spreadsheets take a file without the mark for the Windows code page.
        text.append('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(
                    voice.plain(Text.of("roster.report.line")),
                    voice.plain(Text.of("roster.report.why")),
                    voice.plain(Text.of("roster.report.person")));
            for (String unknown : file.unknown()) {
                printer.printRecord(
                        1,
                        harmless(voice.plain(Text.of("roster.report.unknown-column", "column", brief(unknown)))),
                        "");
            }
            for (Row row : imports.refused(one.id())) {
                Optional<Line> line = Optional.ofNullable(lines.get(row.line()));
                Column about = row.about() == null ? Column.PERSON : row.about();
                String what =
                        line.map(found -> found.cell(about)).map(Reports::brief).orElse("");
                Text why = Objects.requireNonNull(row.problem()).say(what, row.otherLine());
                printer.printRecord(
                        row.line(),
                        harmless(voice.plain(why)),
                        harmless(line.map(found -> found.cell(Column.PERSON))
                                .map(Reports::brief)
                                .orElse("")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What stood in the file, on one line and without what separates cells: not all spreadsheets read a comma, nor the quotes then. */
    private static String brief(String written) {
        String cell = SEPARATORS.matcher(written).replaceAll(" ");
        return cell.length() <= LONGEST_CELL
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, cell.codePointCount(0, LONGEST_CELL))) + "…";
    }

    private static String harmless(String cell) {
        String seen = cell.stripLeading();
        return seen.isEmpty() || "=+-@".indexOf(seen.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
