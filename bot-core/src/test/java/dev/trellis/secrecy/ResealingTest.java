package dev.trellis.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.secrecy.SealedColumns.SealedColumn;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A key is changed beneath a life that goes on: interrupted, repeated, and with somebody writing at the same moment. */
@Tag("database")
class ResealingTest {
    /** More than two batches. */
    private static final int MANY = 450;

    private final CoreFixture trellis = new CoreFixture();
    private final EncryptionKey old = EncryptionKey.parse(trellis.encryptionKey());
    private final EncryptionKey rotated = old.rotated();
    private final Vault both = new Vault(rotated);
    private final Vault onlyNew = new Vault(rotated.withoutOldKeys());

    @BeforeEach
    void aLife() {
        Persona olivia = trellis.person("olivia");
        trellis.person("mara").says("help");
        Persona noor = trellis.person("noor").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        noor.says("meet").submits(Map.of("day", "2026-11-20", "time", "15:00", "topic", "The offer"));
        trellis.person("mara").taps("Accept");
        trellis.passUntil("2026-11-24T09:00");
        noor.taps("4 · quite").taps("Add a few words").submits(Map.of("words", "It was hard"));
        noor.says("meetings").taps("Yes").taps("Add a reflection");
        noor.submits(Map.of("worked", "Her silence", "not-worked", "My haste", "next-step", "Ask for a raise"));
        Vault before = new Vault(old);
        for (int i = 1; i <= MANY; i++) {
            trellis.database()
                    .execute(
                            "insert into processed_event (event_key, organization_id, answer, received_at) values ('many:"
                                    + i + "', 1, '" + before.seal("answer " + i, "processed_event.answer")
                                    + "', '2026-11-24 08:00:00')");
        }
        // As before there was a vault, and as it is without anything.
        trellis.database().execute("update meeting_reflection set next_step = 'Ask for a raise'");
        trellis.database()
                .execute("update outbox set card = '" + before.seal("a card on its way", "outbox.card")
                        + "' where id = " + trellis.number("max(id) from outbox"));
        trellis.database().execute("update outbox set card = '' where id = 1");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void everythingIsSealedWithTheNewKeyAndSaysWhatItSaid() throws SQLException {
        Map<String, String> said = said(new Vault(old));
        try (Connection connection = trellis.database().connect()) {
            Resealing resealing = new Resealing(connection, both);
            assertThat(resealing.left().keySet())
                    .extracting(SealedColumn::name)
                    .contains("check_in_answer.words", "meeting.topic", "meeting_reflection.worked", "outbox.card");
            assertThatThrownBy(() -> resealing.run(progress -> {
                        if (progress.sealed() >= 200) {
                            throw new IllegalStateException("interrupted");
                        }
                    }))
                    .hasMessage("interrupted");
        }
        try (Connection connection = trellis.database().connect()) {
            Resealing again = new Resealing(connection, both);
            assertThat(again.left()).isNotEmpty();
            List<Resealing.Progress> told = new ArrayList<>();
            again.run(told::add);
            assertThat(told).isNotEmpty().allMatch(progress -> progress.unreadable() == 0);
            assertThat(again.left()).isEmpty();
            again.run(progress -> {
                throw new AssertionError("there is nothing left to do");
            });
        }
        assertThat(said(onlyNew)).isEqualTo(said).hasSizeGreaterThan(MANY);
        assertThat(trellis.count("outbox where id = 1 and card = ''")).isEqualTo(1);
    }

    @Test
    void whatSomebodyWritesInTheMeantimeStays() throws SQLException {
        String fresh = both.seal("written meanwhile", PrivateWords.PURPOSE);
        try (Connection connection = trellis.database().connect()) {
            new Resealing(beforeUpdatesOf("meeting set topic", fresh, connection), both).run(progress -> {});
            assertThat(new Resealing(connection, both).left()).isEmpty();
        }
        assertThat(Rows.value(trellis.database(), "select topic from meeting")).isEqualTo(fresh);
    }

    @Test
    void whatNoKeyOpensIsToldAndLeftAlone() throws SQLException {
        String lost = new Vault(EncryptionKey.generate()).seal("lost", PrivateWords.PURPOSE);
        trellis.database().execute("update meeting set topic = '" + lost + "'");
        try (Connection connection = trellis.database().connect()) {
            Resealing resealing = new Resealing(connection, both);
            List<Resealing.Progress> told = new ArrayList<>();
            resealing.run(told::add);
            assertThat(told).anyMatch(progress -> progress.unreadable() == 1);
            assertThat(resealing.left().values()).containsExactly(1L);
        }
        assertThat(Rows.value(trellis.database(), "select topic from meeting")).isEqualTo(lost);
    }

    /** Another connection writes the topic after it was read and before it is written back. */
    private Connection beforeUpdatesOf(String what, String topic, Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().startsWith("update " + what)) {
                        trellis.database().execute("update meeting set topic = '" + topic + "'");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Every text of every sealed column, opened. */
    private Map<String, String> said(Vault vault) {
        Map<String, String> said = new TreeMap<>();
        for (SealedColumn column : SealedColumns.ALL) {
            Rows.strings(
                            trellis.database(),
                            "select concat(" + column.key() + ", ' ', " + column.column() + ") from " + column.table()
                                    + " where " + column.column() + " <> ''")
                    .forEach(row -> {
                        int space = row.indexOf(' ');
                        said.put(
                                column.name() + " " + row.substring(0, space),
                                vault.open(row.substring(space + 1), column.purpose()));
                    });
        }
        return said;
    }
}
