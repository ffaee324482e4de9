package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        List<String> extras = new ArrayList<>();
        try (Connection connection = trellis.database().connect();
                Statement explain = connection.createStatement();
                ResultSet plan = explain.executeQuery(
                        (connection.getMetaData().getDatabaseProductVersion().contains("MariaDB")
                                        ? "explain "
                                        : "explain format = traditional ")
                                + Lanes.WAITING)) {
            while (plan.next()) {
                extras.add(plan.getString("table") + ": " + plan.getString("key") + " " + plan.getString("Extra"));
            }
        }
        assertThat(extras).anyMatch(step -> step.startsWith("o: outbox_lane"));
        assertThat(extras).noneMatch(step -> step.contains("filesort"));
        assertThat(trellis.bean(Lanes.class).waiting())
                .singleElement()
                .extracting(due -> due.lane().workspace())
                .isEqualTo(1L);
    }
}
