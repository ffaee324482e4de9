package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The question of the week comes on its day, whatever else waits (E1, rule 2). It is a Thursday; Mondays are the days of questions. */
@Tag("database")
class ReservationsTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia").says("help");
    private final Persona noor = trellis.person("noor").says("help");
    private final long person = trellis.number("id from person where display_name = 'Noor'");

    @BeforeEach
    void pairUp() {
        trellis.person("mara").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("program settings").submits(Map.of("deep-dive", "off", "review", "off"));
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whatWaitedTheWeekEndComesBehindMondaysQuestion() {
        trellis.passUntil("2026-11-20T18:00");
        means("late");
        trellis.passUntil("2026-11-23T09:30");
        assertThat(said()).containsExactly("checkin.ask");
        assertThat(trellis.text("why from outbox where business_key = 'late'")).isIn("KEPT_FREE", "BUDGET_SPENT");
        trellis.passUntil("2026-11-24T09:30");
        assertThat(said()).containsExactly("checkin.ask", "late");
    }

    @Test
    void theMessageThatIsLookedAtBeforeTheQuestionIsWrittenKeepsItsRoom() {
        trellis.clock().advance(Duration.between(trellis.clock().instant(), instant("2026-11-23T09:00")));
        means(intent("early"));
        trellis.bean(Courier.class).deliverDue();
        assertThat(trellis.text("why from outbox where business_key = 'early'")).isEqualTo("KEPT_FREE");
        trellis.settle();
        assertThat(said()).containsExactly("checkin.ask");
    }

    @Test
    void theThirdMessageOfAWeekIsMondaysQuestionAndNotWhatWasMeantBefore() {
        means("one", "two", "three", "four");
        trellis.passUntil("2026-11-23T12:00");
        assertThat(said()).containsExactly("one", "two", "checkin.ask");
        trellis.passUntil("2026-11-30T12:00");
        assertThat(said()).contains("three").endsWith("checkin.ask");
    }

    @Test
    void whereNothingIsPromisedForTheDayNothingWaits() {
        olivia.says("cadence @mara @noor monthly");
        trellis.passUntil("2026-11-20T18:00");
        means("late");
        trellis.passUntil("2026-11-23T09:30");
        assertThat(said()).containsExactly("late");
    }

    @Test
    void whoHasHeardNothingButQuestionsForAWeekHearsWhatHasWaitedAsLong() {
        noor.says("settings").taps("Change").submits(Map.of("messages", "1"));
        means(intent("patient").expiring(instant("2026-12-03T15:00")));
        trellis.passUntil("2026-11-25T12:00");
        assertThat(said()).containsExactly("checkin.ask");
        trellis.passUntil("2026-11-30T12:00");
        assertThat(said()).containsExactly("checkin.ask", "patient");
        trellis.passUntil("2026-12-07T12:00");
        assertThat(said()).containsExactly("checkin.ask", "patient", "checkin.ask");
    }

    @Test
    void whatHasWaitedForAWeekBecauseThereIsMuchToSayTakesNoQuestionsPlace() {
        means("one", "two", "three", "four", "five", "six");
        trellis.passUntil("2026-11-30T12:00");
        assertThat(said()).containsExactly("one", "two", "checkin.ask", "three", "four", "checkin.ask");
        trellis.passUntil("2026-12-07T12:00");
        assertThat(said()).endsWith("checkin.ask", "five", "six", "checkin.ask");
    }

    @Test
    void whatIsLostByWaitingDoesNotTakeThePlaceOfTheQuestionEither() {
        trellis.passUntil("2026-11-20T18:00");
        means(intent("short").expiring(instant("2026-11-23T17:00")));
        trellis.passUntil("2026-11-24T09:30");
        assertThat(said()).containsExactly("checkin.ask");
        assertThat(trellis.text("concat(state, ' ', why) from outbox where business_key = 'short'"))
                .isEqualTo("DROPPED KEPT_FREE");
    }

    @Test
    void aReminderLetsPassWhateverIsNew() {
        trellis.passUntil("2026-11-23T18:00");
        means("new", "newer");
        trellis.passUntil("2026-11-24T09:30");
        assertThat(said()).containsExactly("checkin.ask", "new");
        trellis.passUntil("2026-11-25T09:30");
        assertThat(said()).containsExactly("checkin.ask", "new", "newer");
        assertThat(trellis.count("outbox where kind = 'checkin.remind' and state = 'DELIVERED'"))
                .isZero();
    }

    @Test
    void whatKeptRoomIsSaidWhenThePairComesToItsEnd() {
        noor.says("settings").taps("Change").submits(Map.of("messages", "1"));
        means("late");
        assertThat(trellis.text("why from outbox where business_key = 'late'")).isEqualTo("KEPT_FREE");
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(said()).containsExactly("late");
    }

    /** What Trellis asked and the tests meant, in the order in which Noor got it. */
    private List<String> said() {
        return List.of(trellis.text(
                        "group_concat(if(kind = 'test', business_key, kind) order by delivered_at, id separator ' ')"
                                + " from outbox where kind in ('test', 'checkin.ask') and state = 'DELIVERED' and person_id = "
                                + person)
                .split(" "));
    }

    private void means(String... keys) {
        for (String key : keys) {
            means(intent(key));
        }
        trellis.settle();
    }

    private Intent intent(String key) {
        return Intent.toPerson(person, key, "test", Urgency.ROUTINE, Card.of(Text.words(key)));
    }

    @SuppressWarnings("unchecked")
    private void means(Intent intent) {
        ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            trellis.bean(Outbox.class).write(1, intent);
            return null;
        });
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(CoreFixture.HOUSE)).toInstant();
    }
}
