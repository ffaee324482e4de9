package dev.trellis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@WithDatabase
class TestDatabaseTest {
    @Test
    void isMigratedAndEachIsItsOwn(TestDatabase first) throws SQLException {
        long began = System.nanoTime();
        try (TestDatabase second = TestDatabase.migrated()) {
            System.out.println("second schema ms " + (System.nanoTime() - began) / 1_000_000);
            assertThat(second.schema()).isNotEqualTo(first.schema());
        }
    }
}
