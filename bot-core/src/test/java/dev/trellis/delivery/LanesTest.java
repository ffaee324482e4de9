package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.QueryPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The look at all lanes is the most frequent statement of all: its cost must not follow what waits. */
@Tag("database")
class LanesTest {
    private final CoreFixture trellis = new CoreFixture();

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theFirstMessageOfALaneIsFoundWithoutSortingTheOthers() throws SQLException {
        trellis.person("olivia").says("help");
        trellis.database()
                .execute(
                        "insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, card, state, due_at,"
                                + " created_at, lane) with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)"
                                + " select 1, concat(a.i, '-', b.i), 'x', 'ROUTINE', 2, 'PERSON', '{}', 'WAITING', '2027-01-01', now(6), 1"
                                + " from n a join n b on b.i <= 10",
                        "analyze table outbox");
        QueryPlan plan = QueryPlan.of(trellis.database(), Lanes.WAITING);
        assertThat(plan.at("o")).singleElement().extracting(QueryPlan.Step::key).isEqualTo("outbox_lane");
        assertThat(plan.steps()).noneMatch(step -> step.extra().contains("filesort"));
        assertThat(rowsRead(Lanes.WAITING)).as("of 10,000 that wait").isLessThan(1_000);
        assertThat(trellis.bean(Lanes.class).waiting())
                .singleElement()
                .extracting(due -> due.lane().workspace())
                .isEqualTo(1L);
    }

    /** How many rows of tables and indexes the server has really gone to. */
    private long rowsRead(String statement) throws SQLException {
        try (Connection connection = trellis.database().connect();
                Statement asking = connection.createStatement()) {
            asking.execute("flush status");
            asking.executeQuery(statement).close();
            long read = 0;
            try (ResultSet counts = asking.executeQuery("show session status like 'Handler_read%'")) {
                while (counts.next()) {
                    read += counts.getLong(2);
                }
            }
            return read;
        }
    }
}
