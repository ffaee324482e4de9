package dev.trellis.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every table, whoever adds it. */
@WithDatabase
class SchemaRulesTest {
    /** Tables without organization_id, and why. */
    private static final Map<String, String> WITHOUT_ORGANIZATION = Map.of(
            "organization", "is one",
            "delivery_pace", "of a workspace, which says whose it is",
            "slack_install_state", "what a browser has used up before anybody is known",
            "flyway_schema_history", "Flyway's own",
            "QRTZ_*", "the rhythms of the system, never those of an organization");

    /** Tables whose organization_id no key holds to the organization, and why. */
    private static final Map<String, String> WITHOUT_ORGANIZATION_KEY = Map.of(
            "processed_event", "written for every event and kept for days: no lock on the organization's row for it");

    private final Schema schema;

    SchemaRulesTest(TestDatabase database) {
        this.schema = new Schema(database);
    }

    @Test
    void everyTableSaysWhoseItsRowsAre() {
        List<String> without = schema.rows("""
                SELECT t.TABLE_NAME FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = DATABASE()
                AND NOT EXISTS (SELECT 1 FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = t.TABLE_SCHEMA
                  AND c.TABLE_NAME = t.TABLE_NAME AND c.COLUMN_NAME = 'organization_id' AND c.IS_NULLABLE = 'NO')
                """);
        assertThat(without)
                .allSatisfy(table -> assertThat(WITHOUT_ORGANIZATION)
                        .as("%s needs organization_id, not null, or a reason", table)
                        .containsKey(table.startsWith("QRTZ_") ? "QRTZ_*" : table));
        assertThat(without).as("the list has no entry in vain").contains("organization", "flyway_schema_history");
    }

    @Test
    void theOrganizationIsOneThatExists() {
        assertThat(schema.rows("""
                SELECT c.TABLE_NAME FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = DATABASE()
                AND c.COLUMN_NAME = 'organization_id'
                AND NOT EXISTS (SELECT 1 FROM information_schema.KEY_COLUMN_USAGE k WHERE k.TABLE_SCHEMA = c.TABLE_SCHEMA
                  AND k.TABLE_NAME = c.TABLE_NAME AND k.COLUMN_NAME = c.COLUMN_NAME AND k.REFERENCED_TABLE_NAME = 'organization')
                """))
                .as("tables whose organization_id is no foreign key")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_ORGANIZATION_KEY.keySet());
    }

    @Test
    void everyTableIsInnoDbAndOfOneCharset() {
        assertThat(schema.rows("""
                SELECT CONCAT(TABLE_NAME, ' is ', ENGINE, ' ', TABLE_COLLATION) FROM information_schema.TABLES
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'
                AND (ENGINE <> 'InnoDB' OR TABLE_COLLATION NOT IN ('utf8mb4_bin', 'utf8mb4_unicode_ci'))
                """)).isEmpty();
        assertThat(schema.rows("""
                SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME, ' is ', COLLATION_NAME) FROM information_schema.COLUMNS
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'
                AND COLLATION_NAME NOT IN ('utf8mb4_bin', 'utf8mb4_unicode_ci', 'ascii_bin')
                """)).isEmpty();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(schema.rows("""
                SELECT t.TABLE_NAME FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = DATABASE()
                AND NOT EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS k WHERE k.TABLE_SCHEMA = t.TABLE_SCHEMA
                  AND k.TABLE_NAME = t.TABLE_NAME AND k.CONSTRAINT_TYPE = 'PRIMARY KEY')
                """)).isEmpty();
    }

    @Test
    void aForeignKeyJoinsColumnsOfOneTypeAndCharset() {
        assertThat(schema.rows("""
                SELECT CONCAT(k.TABLE_NAME, '.', k.COLUMN_NAME, ' ', a.COLUMN_TYPE, ' -> ', k.REFERENCED_TABLE_NAME, '.',
                  k.REFERENCED_COLUMN_NAME, ' ', b.COLUMN_TYPE)
                FROM information_schema.KEY_COLUMN_USAGE k
                JOIN information_schema.COLUMNS a ON a.TABLE_SCHEMA = k.TABLE_SCHEMA AND a.TABLE_NAME = k.TABLE_NAME
                  AND a.COLUMN_NAME = k.COLUMN_NAME
                JOIN information_schema.COLUMNS b ON b.TABLE_SCHEMA = k.REFERENCED_TABLE_SCHEMA
                  AND b.TABLE_NAME = k.REFERENCED_TABLE_NAME AND b.COLUMN_NAME = k.REFERENCED_COLUMN_NAME
                WHERE k.TABLE_SCHEMA = DATABASE() AND (a.COLUMN_TYPE <> b.COLUMN_TYPE
                  OR COALESCE(a.COLLATION_NAME, '') <> COALESCE(b.COLLATION_NAME, ''))
                """)).isEmpty();
    }

    @Test
    void aForeignKeyPointsAtSomethingUnique() {
        assertThat(schema.rows("""
                SELECT CONCAT(TABLE_NAME, '.', CONSTRAINT_NAME) FROM information_schema.REFERENTIAL_CONSTRAINTS
                WHERE CONSTRAINT_SCHEMA = DATABASE() AND UNIQUE_CONSTRAINT_NAME IS NULL
                """))
                .as("MySQL 8.4 refuses what MariaDB lets pass: a key that points at columns that are not unique")
                .isEmpty();
    }

    @Test
    void noIndexIsTheBeginningOfAnother() {
        List<String> indexes = schema.rows("""
                SELECT CONCAT(TABLE_NAME, '/', INDEX_NAME, '/', GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ','), ',')
                FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
                AND TABLE_NAME <> 'flyway_schema_history' AND NON_UNIQUE = 1 GROUP BY TABLE_NAME, INDEX_NAME
                """);
        List<String> all = schema.rows("""
                SELECT CONCAT(TABLE_NAME, '/', INDEX_NAME, '/', GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ','), ',')
                FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() GROUP BY TABLE_NAME, INDEX_NAME
                """);
        assertThat(indexes)
                .allSatisfy(index -> assertThat(all)
                        .as("%s costs every write and serves nobody", index)
                        .noneMatch(other -> !other.equals(index)
                                && part(other, 0).equals(part(index, 0))
                                && part(other, 2).startsWith(part(index, 2))));
    }

    private static String part(String index, int which) {
        return index.split("/", -1)[which];
    }
}
