package dev.trellis.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** I4: files as spreadsheets write them. */
class RosterFileTest {
    @Test
    void spreadsheetsWriteInManyWaysAndAllAreRead() {
        String german = "Person;Rolle;Führungskraft\r\n\"Müller, Jörg\";Mentorin;\r\n";
        for (byte[] bytes : List.of(
                german.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + german).getBytes(StandardCharsets.UTF_8),
                german.getBytes(Charset.forName("windows-1252")),
                ("\uFEFF" + german).getBytes(StandardCharsets.UTF_16LE),
                ("sep=;\r\n" + german).getBytes(StandardCharsets.UTF_8),
                german.replace(';', '\t').getBytes(StandardCharsets.UTF_8))) {
            RosterFile.Read read = RosterFile.read(RosterFile.decoded(bytes));
            assertThat(read).isInstanceOf(RosterFile.Read.Good.class);
            RosterFile file = ((RosterFile.Read.Good) read).file();
            assertThat(file.unknown()).isEmpty();
            assertThat(file.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.cells())
                            .isEqualTo(Map.of(Column.PERSON, "Müller, Jörg", Column.ROLE, "Mentorin")));
        }
    }

    @Test
    void linesAreCountedAsTheFileHasThem() {
        RosterFile.Read read = RosterFile.read("person,role,team\n\n\"a\",mentor,\"two\nlines\"\n\nb,mentee,x");
        assertThat(((RosterFile.Read.Good) read).file().lines())
                .extracting(Line::number)
                .containsExactly(3, 6);
    }

    @Test
    void whatIsNoRosterIsRefusedInOneSentence() {
        assertThat(Stream.of(
                                "",
                                "a,b\n",
                                "person\nmara",
                                "person,role,user\nx,y,z",
                                "person,role\n\"mara,mentor",
                                "PK\u0003\u0004")
                        .map(RosterFile::read))
                .allSatisfy(read -> assertThat(read).isInstanceOf(RosterFile.Read.Bad.class));
    }

    @Test
    void theExampleCanBeRead() {
        for (Language language : Language.values()) {
            RosterFile.Read read = RosterFile.read(RosterFile.decoded(
                    Rosters.example(new Voice(language, ZoneOffset.UTC)).getBytes(StandardCharsets.UTF_8)));
            RosterFile file = ((RosterFile.Read.Good) read).file();
            assertThat(file.unknown()).isEmpty();
            Understanding nothing = new Understanding(Map.of(), Map.of());
            assertThat(file.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(nothing.of(line)).isInstanceOf(Entry.class));
        }
    }
}
