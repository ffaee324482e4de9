package dev.trellis.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.organization.Workspaces;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AdmissionTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void anOwnerIsThere() {
        olivia.says("help");
        noor.says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aWorkspaceThatTheConfigurationNamesSomebodyInIsLetInAtOnce() {
        assertThat(ask("W1", null)).isInstanceOf(Admissions.Decision.Admitted.class);
        assertThat(ask("W9", "W1")).isInstanceOf(Admissions.Decision.Admitted.class);
        assertThat(trellis.count("waiting_workspace where decided_at is null")).isZero();
    }

    @Test
    void aStrangersWorkspaceWaitsAndTheOwnersAreAskedOnce() {
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.Waiting.class);
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.Waiting.class);
        trellis.settle();

        assertThat(olivia.messages().stream().filter(text -> text.contains("wants to use this Trellis")))
                .hasSize(1);
        assertThat(noor.messages()).noneMatch(text -> text.contains("wants to use this Trellis"));
        assertThat(trellis.count("workspace where external_id = 'W7'")).isZero();
    }

    @Test
    void anOwnersTapLetsItIn() {
        ask("W7", null);
        trellis.settle();
        olivia.taps("Let it in");

        assertThat(olivia.message()).contains("uses this Trellis from now on");
        assertThat(trellis.count("workspace where external_id = 'W7' and removed_at is null"))
                .isEqualTo(1);
        assertThat(trellis.count("audit_entry where act = 'let-in' and subject = 'workspace memory:W7'"))
                .isEqualTo(1);
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.Admitted.class);
    }

    @Test
    void anOwnersTapTurnsItAway() {
        ask("W7", null);
        trellis.settle();
        olivia.taps("Turn it away");

        assertThat(olivia.message()).contains("was turned away");
        assertThat(trellis.count("workspace where external_id = 'W7'")).isZero();
        assertThat(trellis.count("waiting_workspace where decided_at is null")).isZero();
    }

    @Test
    void nobodyElseDecides() {
        ask("W7", null);
        noor.sends(Button.Action.of("admission.let-in", "waiting", 1));

        assertThat(trellis.count("waiting_workspace where decided_at is null")).isEqualTo(1);
        assertThat(trellis.count("workspace where external_id = 'W7'")).isZero();
        assertThat(trellis.count("audit_entry where act = 'admission.let-in' and outcome = 'REFUSED'"))
                .isEqualTo(1);
    }

    @Test
    void strangersCannotFloodTheOwnersAndNobodyIsKeptOutByThem() {
        for (int i = 1; i <= Admissions.MESSAGES_PER_HOUR + 2; i++) {
            assertThat(ask("W7" + i, null)).isInstanceOf(Admissions.Decision.Waiting.class);
        }
        trellis.settle();
        assertThat(asked()).isEqualTo(Admissions.MESSAGES_PER_HOUR);
        olivia.says("workspaces");
        assertThat(olivia.answer()).contains("memory:W75");

        trellis.clock().advance(Duration.ofHours(1));
        trellis.settle();
        assertThat(asked()).isEqualTo(Admissions.MESSAGES_PER_HOUR + 2);
    }

    @Test
    void theListHasAnEnd() {
        for (int i = 0; i < Admissions.LONGEST_LIST; i++) {
            assertThat(ask("WA" + i, null)).isInstanceOf(Admissions.Decision.Waiting.class);
        }
        assertThat(ask("WB", null)).isInstanceOf(Admissions.Decision.NotNow.class);
        withdraw("WA0");
        assertThat(ask("WB", null)).isInstanceOf(Admissions.Decision.Waiting.class);
    }

    @Test
    void oneThatTookTrellisOutAgainAsksAgainAfterAWeekAtTheEarliest() {
        ask("W7", null);
        withdraw("W7");
        trellis.clock().advance(Admissions.AGAIN.minusSeconds(1));
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.NotNow.class);
        trellis.settle();
        assertThat(asked()).isZero();
        trellis.clock().advance(Duration.ofSeconds(1));
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.Waiting.class);
        trellis.settle();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void oneThatWasTurnedAwayAsksAgainAfterAWeekAtTheEarliest() {
        ask("W7", null);
        trellis.settle();
        olivia.taps("Turn it away");
        trellis.clock().advance(Duration.ofDays(6));
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.NotNow.class);
        trellis.clock().advance(Duration.ofDays(1));
        assertThat(ask("W7", null)).isInstanceOf(Admissions.Decision.Waiting.class);
    }

    @Test
    void aStrangersNameIsShortenedAndOnlyWords() {
        ask("W7", null, "**Wild** <!channel> \u202eWest\u0007 " + "x".repeat(200));
        trellis.settle();

        assertThat(trellis.text("name from waiting_workspace"))
                .startsWith("**Wild** <!channel> West xxx")
                .endsWith("…")
                .hasSize(Admissions.NAME + 1);
        assertThat(olivia.message()).contains("**Wild** <!channel> West xxx");
    }

    @Test
    void whatNobodyDecidedIsForgottenAfterAWeek() {
        ask("W7", null);
        trellis.settle();
        trellis.clock().advance(Admissions.PATIENCE);
        trellis.settle();

        assertThat(trellis.count("waiting_workspace where decided_at is null")).isZero();
        olivia.sends(Button.Action.of("admission.let-in", "waiting", 1));
        assertThat(trellis.count("workspace where external_id = 'W7'")).isZero();
    }

    @Test
    void ownersSeeWhoIsServedAndWhoWaits() {
        ask("W7", null);
        olivia.says("workspaces");

        assertThat(olivia.answer()).contains("memory:W1", "is served", "Wild West", "Let it in");
    }

    @Test
    void messagesToARemovedWorkspaceWaitAndLeaveWhenItIsBack() {
        olivia.says("program create Peers").submits(Map.of());
        trellis.bean(Workspaces.class).remove(1, 1, trellis.clock().instant());
        ask("W7", null);
        trellis.settle();
        assertThat(trellis.count(
                        "outbox where kind = 'admission.ask' and state = 'WAITING' and why = 'WORKSPACE_REMOVED'"))
                .isEqualTo(1);

        ask("W1", null);
        trellis.pass(Duration.ofHours(1));
        assertThat(olivia.messages()).anyMatch(text -> text.contains("wants to use this Trellis"));
    }

    @SuppressWarnings("unchecked")
    private void withdraw(String workspace) {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            trellis.bean(Admissions.class).withdrawn(new WorkspaceRef(MemoryChat.NAME, workspace, null));
            return null;
        });
    }

    private long asked() {
        return olivia.messages().stream()
                .filter(text -> text.contains("wants to use this Trellis"))
                .count();
    }

    private Admissions.Decision ask(String workspace, @Nullable String within) {
        return ask(workspace, within, " Wild\nWest ");
    }

    @SuppressWarnings("unchecked")
    private Admissions.Decision ask(String workspace, @Nullable String within, String name) {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status ->
                trellis.bean(Admissions.class).ask(new WorkspaceRef(MemoryChat.NAME, workspace, null), name, within));
    }
}
