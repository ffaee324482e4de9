package dev.trellis.flows;

import dev.trellis.testkit.Rows;
import dev.trellis.testkit.TestDatabase;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every row of every table that is not one organization's: whatever that one does, these stay as they are. */
final class RowsOfOthers {
    private RowsOfOthers() {}

    /** By table; the rows are sorted and written out. */
    static Map<String, TreeSet<String>> than(TestDatabase database, long organization) {
        Map<String, TreeSet<String>> tables = new TreeMap<>();
        for (String table : Rows.strings(database, """
                select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'
                """)) {
            String columns = Rows.value(
                    database,
                    "select group_concat('coalesce(`', column_name, '`, ''null'')' order by ordinal_position) from information_schema.columns"
                            + " where table_schema = database() and table_name = '" + table + "'");
            String others = table.equals("organization")
                    ? " where id <> " + organization
                    : columns.contains("`organization_id`")
                            ? " where organization_id <> " + organization
                            // How fast a workspace may be called, which is its organization's.
                            : table.equals("delivery_pace")
                                    ? " where lane in (select id from workspace where organization_id <> "
                                            + organization + ")"
                                    : "";
            tables.put(
                    table,
                    new TreeSet<>(Rows.strings(
                            database, "select concat_ws('|', " + columns + ") from `" + table + "`" + others)));
        }
        return tables;
    }
}
