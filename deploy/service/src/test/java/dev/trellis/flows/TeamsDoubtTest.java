package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import dev.trellis.standins.teams.TeamsSnapshot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Teams posts a question and fails to say so. Nobody can ask Teams, so the one who taps it settles it. A story: each test goes on where the
 * last one ended.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TeamsDoubtTest {
    private static final String POST = "POST /v3/conversations/{id}/activities";
    private static final String ASKED = "outbox where kind = 'checkin.ask' and target = 'PERSON'";

    private Town town;

    @BeforeAll
    void open() {
        town = new Town().settled();
        town.renata.saysIn(Town.TEAMS_CHANNEL, "@Trellis pair @Tomás Thistle @Yuki Yarrow");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void aQuestionInDoubtIsNotAskedTwice() {
        asksInDoubt("2026-11-23");
        assertThat(questions()).hasSize(1);
        assertThat(town.count(ASKED + " and state = 'BLOCKED' and why like 'IN_DOUBT%'"))
                .isEqualTo(1);
        assertThat(town.olivia.commands("blocked").message()).contains("IN_DOUBT");
    }

    @Test
    @Order(2)
    void theTapThatAnswersItSettlesItAndItsCardBecomesTheReceipt() {
        town.yuki.taps("4 · ziemlich");
        assertThat(town.count("check_in_answer")).isEqualTo(1);
        assertThat(town.count(ASKED + " and state = 'DELIVERED' and message is not null"))
                .isEqualTo(1);
        assertThat(town.yuki.message()).contains("Danke", "4 · ziemlich", "Antwort ändern");
        assertThat(questions()).isEmpty();
        assertThat(town.olivia.commands("blocked").message()).doesNotContain("IN_DOUBT");
    }

    @Test
    @Order(3)
    void whatAnAdminSendsOnceMoreIsThereTwice() {
        asksInDoubt("2026-11-30");
        town.olivia.commands("blocked").taps("Try again");
        assertThat(questions()).hasSize(2);
    }

    @Test
    @Order(4)
    void theCopyThatIsTappedCountsOnceAndGoesAndTheOtherBecomesTheReceipt() {
        List<TeamsSnapshot.Message> both = questions();
        int messages = town.yuki.messages().size();
        town.yuki.person.act(town.yuki.person.personalId(), both.getFirst().id(), "4 · ziemlich");
        town.settle();
        assertThat(town.count("check_in_answer")).isEqualTo(2);
        assertThat(town.teams.witness().succeeded("DELETE /v3/conversations/{id}/activities/{id}"))
                .isEqualTo(1);
        assertThat(questions()).isEmpty();
        assertThat(town.yuki.messages()).hasSize(messages - 1);
        assertThat(town.yuki.person.personal().messages())
                .extracting(TeamsSnapshot.Message::id)
                .doesNotContain(both.getFirst().id())
                .contains(both.getLast().id());
        assertThat(town.yuki.message()).contains("Danke", "4 · ziemlich", "Antwort ändern");
    }

    /** Yuki's question of that Monday is posted, and answered with a time-out of some gateway. */
    private void asksInDoubt(String monday) {
        town.passUntil(monday + "T08:59");
        town.teams.misbehaviour().next(POST, new Fault.DeliverThenError(504));
        town.passUntil(monday + "T09:01");
    }

    private List<TeamsSnapshot.Message> questions() {
        return town.yuki.person.personal().messages().stream()
                .filter(message ->
                        message.card() != null && Visible.text(message.card()).contains("5 · sehr"))
                .toList();
    }
}
