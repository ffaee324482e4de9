package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.secrecy.SealedColumns;
import dev.trellis.secrecy.Vault;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Rows;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the tour leaves in the database: every column of every table is read as somebody would who got hold of a copy. */
@Tag("database")
@Tag("tour")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredTextsTest {
    /** Columns where names may stand as they are, with the reason. */
    private static final Map<String, String> IN_THE_OPEN = Map.ofEntries(
            Map.entry("person.display_name", "people are found by it; every colleague reads it in the chat"),
            Map.entry("chat_identity.display_name", "the same name, as one chat tells it"),
            Map.entry("program.name", "programs are found by it; everybody who takes part reads it"),
            Map.entry("program.purpose", "an announcement to everybody who takes part"),
            Map.entry("program.metrics", "an announcement to everybody who takes part"),
            Map.entry("program.strategy", "an announcement to everybody who takes part"),
            Map.entry("cohort.name", "as a program's name"),
            Map.entry("variant.region", "the name of a part of the organization"),
            Map.entry("variant.job_function", "the name of a part of the organization"),
            Map.entry("workplace.region", "the same, where somebody belongs to it"),
            Map.entry("workplace.job_function", "the same, where somebody belongs to it"),
            Map.entry("channel.name", "as the chat shows it to everybody in it"),
            Map.entry("waiting_workspace.name", "the owners decide by it; the workspace tells it itself"),
            // Keys of a chat platform. In this chat in memory they are the names in small letters.
            Map.entry("chat_identity.external_id", "how the chat names somebody"),
            Map.entry("chat_identity.direct_address", "where the chat takes messages to somebody"));

    /** Only where Slack is installed through its page; what is sealed there is Slack's own test's. */
    private static final Set<String> NOT_IN_THE_TOUR =
            Set.of("slack_installation.bot_token", "slack_installation.refresh_token");

    private final CoreFixture trellis = new CoreFixture();
    private final Map<String, List<String>> columns = new TreeMap<>();

    @BeforeAll
    void tour() {
        Tour.of(trellis);
        // Answers are kept for three days, and the tour ends with eight quiet ones.
        trellis.person("mara").says("status");
        leavesAMessageWaiting();
        RosterTour.waiting(trellis);
        TestDatabase database = trellis.database();
        for (String column : Rows.strings(database, """
                select concat(c.table_name, '.', c.column_name) from information_schema.columns c
                where c.table_schema = database() and c.data_type in ('varchar', 'char', 'text', 'mediumtext', 'longtext')
                """)) {
            String[] parts = column.split("\\.");
            columns.put(
                    column,
                    Rows.strings(
                            database,
                            "select distinct `" + parts[1] + "` from `" + parts[0] + "` where `" + parts[1]
                                    + "` <> ''"));
        }
    }

    /** What was said is kept without its words, so only what waits has any. */
    @SuppressWarnings("unchecked")
    private void leavesAMessageWaiting() {
        Intent waits = Intent.toPerson(
                        trellis.number("person_id from chat_identity where external_id = 'mara' limit 1"),
                        "waits",
                        "test",
                        Urgency.ROUTINE,
                        Card.of(Text.words("It helped to say it aloud.")))
                .notBefore(trellis.clock().instant().plus(Duration.ofDays(1)));
        ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            trellis.bean(Outbox.class).write(trellis.number("min(id) from organization"), waits);
            return waits;
        });
    }

    @AfterAll
    void close() {
        trellis.close();
    }

    @Test
    void everyColumnThatHoldsASealedTextIsDeclared() {
        Set<String> holding = columns.entrySet().stream()
                .filter(column -> column.getValue().stream().anyMatch(Vault::isSealed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = SealedColumns.ALL.stream()
                .map(SealedColumns.SealedColumn::name)
                .filter(name -> !NOT_IN_THE_TOUR.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(holding).isEqualTo(declared);
        assertThat(columns.keySet()).containsAll(NOT_IN_THE_TOUR);
    }

    @Test
    void whatIsDeclaredSealedHoldsNothingElseAndOpensForItsPurpose() {
        Vault vault = trellis.bean(Vault.class);
        for (SealedColumns.SealedColumn column : SealedColumns.ALL) {
            assertThat(columns.get(column.name())).as(column.name()).allMatch(Vault::isSealed);
            assertThat(columns.get(column.name()))
                    .as(column.name())
                    .allSatisfy(text ->
                            assertThat(vault.open(text, column.purpose())).isNotEqualTo(text));
        }
    }

    @Test
    void nobodysWordsAndNamesStandElsewhere() {
        OwnTexts texts = OwnTexts.of(trellis, trellis.number("min(id) from organization"));

        assertThat(texts.all()).contains("It helped to say it aloud.", "First steps", "Mara");
        assertThat(found(texts)).isEmpty();
    }

    @Test
    void aTextInTheOpenIsFound() {
        columns.put("planted.note", List.of("Noor said: It helped to say it aloud."));
        try {
            assertThat(found(OwnTexts.of(trellis, 1)))
                    .contains("planted.note: It helped to say it aloud.", "planted.note: Noor");
        } finally {
            columns.remove("planted.note");
        }
    }

    @Test
    void noSecretStandsAnywhere() {
        List<String> secrets = Stream.of(codes(), keys(), Stream.of(trellis.encryptionKey()))
                .flatMap(one -> one)
                .toList();

        assertThat(secrets).hasSizeGreaterThan(2);
        columns.forEach((column, texts) ->
                assertThat(texts).as(column).noneMatch(text -> secrets.stream().anyMatch(text::contains)));
    }

    private List<String> found(OwnTexts own) {
        List<String> found = new ArrayList<>();
        columns.forEach((column, texts) -> {
            if (!IN_THE_OPEN.containsKey(column)) {
                texts.forEach(text -> own.in(text).forEach(one -> found.add(column + ": " + one)));
            }
        });
        return found;
    }

    /** The codes that were typed to link accounts. */
    private Stream<String> codes() {
        return trellis.gestures().stream()
                .filter(gesture -> gesture.event() instanceof Event.Spoken)
                .flatMap(gesture -> ((Event.Spoken) gesture.event()).line().tokens().stream())
                .filter(Token.Word.class::isInstance)
                .map(token -> ((Token.Word) token).word())
                .filter(word -> word.matches("[2-9A-Z]{4}-[2-9A-Z]{4}"));
    }

    /** The keys of the pages from which people take a copy of their data. */
    private Stream<String> keys() {
        return trellis.replies().stream()
                .filter(Reply.Show.class::isInstance)
                .flatMap(reply -> ((Reply.Show) reply).card().elements().stream())
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .map(Button::press)
                .filter(Button.Press.OpenLink.class::isInstance)
                .map(press -> ((Button.Press.OpenLink) press).url())
                .filter(url -> url.contains("/privacy/copy/"))
                .map(url -> url.substring(url.lastIndexOf('/') + 1));
    }
}
