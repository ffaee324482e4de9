package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.QueryPlan;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is written with every message and every tap finds its rows by their keys, with 10,000 others in the outbox. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxPlansTest {
    private static final int MOST_EXAMINED = 20;
    private static final Pattern PARAMETER = Pattern.compile("\\?");
    private static final String NOW = "'2026-11-19 14:00:00'";

    private final CoreFixture trellis = new CoreFixture();

    @BeforeAll
    void fill() {
        trellis.person("olivia").says("help");
        trellis.database()
                .execute(
                        "insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, card, state,"
                                + " due_at, created_at, lane, claimed_by, sending_at) with recursive n(i) as (select 1 union all"
                                + " select i + 1 from n where i < 1000) select 1, concat('k', a.i, '-', b.i), 'x', 'ROUTINE', 2, 'PERSON', 1,"
                                + " '{}', if(b.i = 1, 'CLAIMED', 'WAITING'), '2027-01-01', now(6), 1, if(b.i = 1, 't', null),"
                                + " if(b.i = 1, now(6), null) from n a join n b on b.i <= 10",
                        "analyze table outbox");
    }

    @AfterAll
    void close() {
        trellis.close();
    }

    @Test
    void markingWhatIsBeingSentLooksItUpById() throws SQLException {
        byId(Claims.SENDING, "'[[7, \"t\"], [8, \"t\"]]'", NOW, NOW, NOW, NOW, NOW);
    }

    @Test
    void recordingWhatWasDeliveredLooksItUpById() throws SQLException {
        byId(
                Claims.DELIVERED,
                "'[[7, \"t\", 0, \"memory\", \"W1\", \"c\", \"m\"], [8, \"t\", 0, null, null, null, null]]'",
                NOW,
                NOW);
    }

    @Test
    void recordingWhatWasTappedLooksItUpById() throws SQLException {
        byId(Sightings.ARRIVED, "'[[7, \"memory\", \"W1\", \"c\", \"m\"]]'", NOW);
    }

    @Test
    void withdrawingLooksItUpByItsKey() throws SQLException {
        for (String which : List.of(
                "business_key = 'k7-2'", "business_key in ('k7-2', 'k8-2')", "business_key like concat('k77-', '%')")) {
            QueryPlan plan = plan(Outbox.WITHDRAW + which, NOW, "1");
            assertThat(plan.at("outbox"))
                    .as("%s: %s", which, plan)
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.key()).isEqualTo("outbox_business_key");
                        assertThat(step.rows()).isLessThanOrEqualTo(MOST_EXAMINED);
                    });
        }
    }

    @Test
    void aScanIsNoticed() throws SQLException {
        assertThat(plan(
                                Claims.SENDING.replace("d.id = o.id", "d.id = o.id + 0"),
                                "'[[7, \"t\"]]'",
                                NOW,
                                NOW,
                                NOW,
                                NOW,
                                NOW)
                        .at("o"))
                .noneMatch(step -> "PRIMARY".equals(step.key()) && step.rows() <= MOST_EXAMINED);
    }

    /** First what is given, then for each of these one look by the primary key. */
    private void byId(String statement, String... parameters) throws SQLException {
        QueryPlan plan = plan(statement, parameters);
        assertThat(plan.steps()).as("%s", plan).hasSize(2);
        assertThat(plan.at("d")).as("%s", plan).hasSize(1);
        assertThat(plan.at("o")).as("%s", plan).singleElement().satisfies(step -> {
            assertThat(step.type()).isEqualTo("eq_ref");
            assertThat(step.key()).isEqualTo("PRIMARY");
            assertThat(step.rows()).isEqualTo(1);
        });
    }

    private QueryPlan plan(String statement, String... parameters) throws SQLException {
        Deque<String> values = new ArrayDeque<>(List.of(parameters));
        String filled = PARAMETER.matcher(statement).replaceAll(mark -> Matcher.quoteReplacement(values.removeFirst()));
        assertThat(values).as("more values than parameters").isEmpty();
        return QueryPlan.of(trellis.database(), filled);
    }
}
