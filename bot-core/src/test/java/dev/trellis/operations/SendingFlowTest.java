package dev.trellis.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Pace;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a workspace's limit makes long, admins see before they have to ask. */
@Tag("database")
class SendingFlowTest {
    /** A hundred a minute. */
    private static final Pace PACE = new Pace(CallKind.POST, 101, Duration.ofMinutes(1), 1, Duration.ZERO);

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia").says("help");
    private final Persona mara = trellis.person("mara").says("help");

    @BeforeEach
    void aSecondWorkspaceThatSendsNothingNow() {
        trellis.chat().keepsTo(PACE);
        trellis.database()
                .execute(
                        "insert into workspace (id, organization_id, platform, external_id, installed_at)"
                                + " values (2, 1, 'memory', 'W2', now(6))",
                        // Closed, so that what waits there is still waiting when somebody looks.
                        "insert into delivery_pace (lane, call_kind, free_at, closed_until, percent, changed_at)"
                                + " values (2, 0, now(6), '2026-11-19 14:05:00', 100, now(6))");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whenNothingWaitsItSaysSo() {
        olivia.says("sending");
        assertThat(olivia.answer())
                .contains(
                        "Nothing is waiting to be sent",
                        "memory (W2)",
                        "Nothing now, and nothing in the next 24 hours");
    }

    @Test
    void whatIsDueIsCountedWithTheTimeItTakes() {
        waiting(900, "2026-11-19 13:50:00");
        waiting(40, "2026-11-20 08:00:00");
        waiting(7, "2026-11-22 08:00:00");
        olivia.says("sending");
        assertThat(olivia.answer())
                .contains("900 messages are waiting", "asked me to pause until", "after that it takes about 9 minutes");
        trellis.database().execute("update outbox set due_at = '2026-11-20 09:00:00' where lane = 2");
        olivia.taps("Look again");
        assertThat(olivia.answer()).contains("Nothing now, 947 in the next 24 hours");
    }

    @Test
    void aWorkspaceThatWasRefusedTakesLonger() {
        waiting(900, "2026-11-19 13:50:00");
        trellis.database().execute("update delivery_pace set percent = 20 where lane = 2");
        olivia.says("sending");
        assertThat(olivia.answer()).contains("about 45 minutes");
    }

    @Test
    void aSendThatTakesHoursSaysHours() {
        waiting(40_000, "2026-11-19 13:50:00");
        olivia.says("sending");
        assertThat(olivia.answer()).contains("40,000 messages", "about 7 hours");
    }

    @Test
    void thoseWhoRunProgramsAreToldOfABigSendOnceADay() {
        olivia.says("role @mara admin");
        Persona noor = trellis.person("noor").says("help");
        waiting(10_000, "2026-11-19 13:50:00");
        trellis.settle();
        trellis.settle();
        for (Persona one : new Persona[] {olivia, mara}) {
            assertThat(one.messages().stream()
                            .filter(text -> text.contains("on the way"))
                            .toList())
                    .singleElement()
                    .asString()
                    .contains(
                            "10,000 messages are on the way in memory (W2): about 100 minutes at this workspace’s limit");
        }
        assertThat(noor.messages()).noneMatch(text -> text.contains("on the way"));
        olivia.taps("See how far it is");
        assertThat(olivia.answer()).contains("10,000 messages are waiting");
    }

    @Test
    void aSendThatGoesOnOverMidnightIsNoNews() {
        waiting(10_000, "2026-11-19 13:50:00");
        trellis.settle();
        trellis.database().execute("update delivery_pace set closed_until = '2026-11-21 00:00:00' where lane = 2");
        trellis.passUntil("2026-11-20T00:05");
        assertThat(olivia.messages().stream()
                        .filter(text -> text.contains("on the way"))
                        .toList())
                .hasSize(1);
    }

    @Test
    void aSmallSendIsNoNews() {
        waiting(900, "2026-11-19 13:50:00");
        trellis.settle();
        assertThat(olivia.messages()).noneMatch(text -> text.contains("on the way"));
    }

    @Test
    void anotherOrganizationsMessagesAreNotCounted() {
        waiting(10_000, "2026-11-19 13:50:00");
        trellis.database()
                .execute(
                        "insert into organization (id, name, created_at) values (2, 'Other', now(6))",
                        "update outbox set organization_id = 2 where lane = 2",
                        "update workspace set organization_id = 2 where id = 2");
        olivia.says("sending");
        assertThat(olivia.answer()).contains("Nothing is waiting").doesNotContain("W2");
        trellis.settle();
        assertThat(olivia.messages()).noneMatch(text -> text.contains("on the way"));
    }

    private void waiting(int messages, String due) {
        trellis.database()
                .execute(
                        "insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, card, state,"
                                + " due_at, created_at, lane) with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)"
                                + " select 1, concat('" + due
                                + " ', a.i, '-', b.i), 'x', 'ROUTINE', 2, 'PERSON', null, '{}', 'WAITING', '"
                                + due + "', now(6), 2 from n a join n b on b.i <= 1 + (" + messages + " - 1) div 1000"
                                + " where a.i + 1000 * (b.i - 1) <= " + messages);
    }
}
