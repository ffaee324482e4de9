package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MigrationsTest {
    private TestDatabase database;
    private Migrations migrations;

    @BeforeEach
    void anEmptySchema() {
        database = TestDatabase.empty();
        migrations = Migrations.of(database.dataSource());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anEmptySchemaGetsEverythingOnce() {
        List<String> pending = migrations.pending();
        assertThat(pending).hasSizeGreaterThanOrEqualTo(2).contains("2 quartz");
        assertThat(migrations.version()).isEqualTo("none");

        assertThat(migrations.migrate()).isEqualTo(pending.size());

        assertThat(migrations.pending()).isEmpty();
        assertThat(migrations.version()).isEqualTo(pending.getLast());
        assertThat(migrations.migrate()).isZero();
    }

    @Test
    void programsThatAreThereGetTheFirstVersionOfACharter() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target("5")
                .load()
                .migrate();
        database.execute(
                "insert into organization (id, name, created_at) values (7, 'Seven', now(6))",
                "insert into program (id, organization_id, name, purpose, time_zone, check_in_cadence, created_by, created_at)"
                        + " values (3, 7, 'Peers', 'To grow.', 'UTC', 'weekly', 5, '2026-11-19 15:00:00')");

        migrations.migrate();

        assertThat(new Schema(database)
                        .rows(
                                "select concat_ws(' ', organization_id, program_id, version, template, edition, written_by,"
                                        + " written_at) from charter"))
                .containsExactly("7 3 1 peer-onboarding 1 5 2026-11-19 15:00:00.000000");
        assertThat(new Schema(database).rows("select concat_ws(' ', capacity, coalesce(template, '-')) from program"))
                .containsExactly("2 -");
    }

    @Test
    void aUrlServesAsWellAsASource() {
        assertThat(Migrations.of(database.url(), database.username(), database.password())
                        .migrate())
                .isPositive();
    }

    @Test
    void severalNodesMayStartAtOnce() throws Exception {
        int pending = migrations.pending().size();
        int nodes = 4;
        List<Future<Integer>> applied = new ArrayList<>();
        try (ExecutorService starting = Executors.newFixedThreadPool(nodes)) {
            for (int node = 0; node < nodes; node++) {
                applied.add(starting.submit(
                        () -> Migrations.of(database.dataSource()).migrate()));
            }
        }
        int sum = 0;
        for (Future<Integer> each : applied) {
            sum += each.get();
        }
        assertThat(migrations.pending()).isEmpty();
        assertThat(sum).as("each migration by one node").isEqualTo(pending);
    }

    @Test
    void aNewerDatabaseIsLeftAlone() {
        migrations.migrate();
        database.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (900, '900', 'from tomorrow', 'SQL', 'V900__from_tomorrow.sql', 1, 'x', 1, 1)");

        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("newer than this Trellis")
                .hasMessageContaining("900 from tomorrow")
                .hasMessageContaining("backup");
    }

    @Test
    void aMigrationChangedAfterwardsIsRefused() {
        migrations.migrate();
        database.execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("was changed since");
    }

    @Test
    void aMigrationThatFailedHalfWayIsSaid() {
        migrations.migrate();
        database.execute("UPDATE flyway_schema_history SET success = 0 WHERE version = '2'");

        assertThat(migrations.pending()).containsExactly("2 quartz");
        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("failed half-way")
                .hasMessageContaining("backup");
    }

    @Test
    void someoneElsesSchemaIsLeftAlone() {
        database.execute("CREATE TABLE wp_posts (id INT PRIMARY KEY)");

        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("not Trellis's");
    }

    @Test
    void aServerThatIsNotThereIsSaidWithoutThePassword() {
        assertThatThrownBy(() -> Migrations.of("jdbc:mysql://127.0.0.1:1/trellis", "someone", "s3cret")
                        .migrate())
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("s3cret");
    }
}
