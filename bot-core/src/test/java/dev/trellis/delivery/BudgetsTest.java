package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.People;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A3: what somebody or their programs chose is how often they are addressed first. It is a Thursday. */
@Tag("database")
class BudgetsTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia").says("help");
    private final Persona noor = trellis.person("noor").says("help");
    private final long person = trellis.number("id from person where display_name = 'Noor'");

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoWantsOneAWeekGetsTheSecondAWeekLater() {
        chooses("1");
        means("one", "two");
        assertThat(said()).containsExactly("one");
        trellis.passUntil("2026-11-26T08:59");
        assertThat(said()).containsExactly("one");
        trellis.passUntil("2026-11-26T09:00");
        assertThat(said()).containsExactly("one", "two");
    }

    @Test
    void whoWantsFiveAWeekGetsOneEachDay() {
        chooses("5");
        means("one", "two", "three", "four", "five", "six");
        trellis.passUntil("2026-11-25T09:00");
        assertThat(said()).containsExactly("one", "two", "three", "four", "five");
        trellis.passUntil("2026-11-26T08:59");
        assertThat(said()).hasSize(5);
        trellis.passUntil("2026-11-26T09:00");
        assertThat(said()).endsWith("six");
    }

    @Test
    void whatWaitsIsDecidedAboutAnewWhenSomebodyChoosesOtherwise() {
        chooses("1");
        means("one", "two");
        trellis.passUntil("2026-11-20T10:00");
        assertThat(said()).containsExactly("one");
        chooses("5");
        assertThat(said()).containsExactly("one", "two");
    }

    @Test
    void theQuietestProgramOfSomebodyDecidesForThem() {
        program("Peers", "5");
        program("Calm", "1");
        enrol("Peers", "ENROLLED");
        enrol("Calm", "ENROLLED");
        means("one", "two");
        trellis.passUntil("2026-11-25T12:00");
        assertThat(said()).containsExactly("one");
        trellis.passUntil("2026-11-26T09:00");
        assertThat(said()).containsExactly("one", "two");
    }

    @Test
    void whoIsInAPairTakesPartOnEitherSideOfIt() {
        trellis.person("mara").says("help");
        program("Calm", "1");
        olivia.says("pair @noor @mara");
        trellis.database().execute("delete from enrolment");
        assertThat(aWeek("Noor")).isEqualTo(1);
        assertThat(aWeek("Mara")).isEqualTo(1);
        assertThat(aWeek("Olivia")).isEqualTo(3);
        olivia.says("unpair @noor @mara").taps("End it");
        assertThat(aWeek("Noor")).isEqualTo(3);
    }

    @Test
    void whatWaitsIsDecidedAboutAnewWhenTheProgramSaysOtherwise() {
        program("Calm", "1");
        enrol("Calm", "ENROLLED");
        means("one", "two");
        trellis.passUntil("2026-11-20T10:00");
        assertThat(said()).containsExactly("one");
        olivia.says("program settings Calm").submits(Map.of("messages", "3"));
        assertThat(said()).containsExactly("one", "two");
    }

    private int aWeek(String name) {
        long id = trellis.number("id from person where display_name = '" + name + "'");
        return trellis.bean(Budgets.class)
                .of(trellis.bean(People.class).findByIdAndOrganizationId(id, 1).orElseThrow())
                .budget()
                .aWeek();
    }

    @Test
    void aProgramSaysNothingToThoseWhoAreNotInItOrOnceItHasEnded() {
        program("Calm", "1");
        program("Over", "1");
        program("Elsewhere", "1");
        enrol("Calm", "APPLIED");
        enrol("Over", "ENROLLED");
        trellis.database().execute("update program set ended_at = now(6) where name = 'Over'");
        means("one", "two");
        trellis.passUntil("2026-11-20T09:00");
        assertThat(said()).containsExactly("one", "two");
    }

    /** What Trellis said of its own accord, by its keys. */
    private List<String> said() {
        return noor.messages().stream()
                .filter(message -> message.matches("[a-z]+"))
                .toList();
    }

    private void chooses(String messages) {
        noor.says("settings").taps("Change").submits(Map.of("messages", messages));
    }

    private void program(String name, String messages) {
        olivia.says("program create " + name).submits(Map.of());
        olivia.says("program settings " + name).submits(Map.of("messages", messages));
    }

    private void enrol(String program, String state) {
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at, onboarded_at)"
                                + " select 1, id, " + person + ", 'MENTEE', '" + state
                                + "', now(6), now(6), now(6) from program"
                                + " where name = '" + program + "'");
    }

    @SuppressWarnings("unchecked")
    private void means(String... keys) {
        ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            for (String key : keys) {
                trellis.bean(Outbox.class)
                        .write(1, Intent.toPerson(person, key, "test", Urgency.ROUTINE, Card.of(Text.words(key))));
            }
            return null;
        });
        trellis.settle();
    }
}
