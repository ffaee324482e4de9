package dev.trellis.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the test server means to run a statement, step by step. */
public record QueryPlan(List<Step> steps) {
    /**
     * A look at one table.
     *
     * @param table or its alias
     * @param type as both servers call it, such as {@code eq_ref} or {@code ALL}; absent for a step that looks at none
     * @param key the index that is used; absent for none
     * @param rows that it expects to examine each time
     */
    public record Step(
            String table, @Nullable String type, @Nullable String key, long rows, String extra) {
        private static Step read(ResultSet plan) throws SQLException {
            String extra = plan.getString("Extra");
            return new Step(
                    String.valueOf(plan.getString("table")),
                    plan.getString("type"),
                    plan.getString("key"),
                    plan.getLong("rows"),
                    extra == null ? "" : extra);
        }
    }

    public QueryPlan {
        steps = List.copyOf(steps);
    }

    /** @param statement with values in place of its parameters */
    public static QueryPlan of(TestDatabase database, String statement) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement explain = connection.createStatement();
                ResultSet plan = explain.executeQuery(explaining(connection) + statement)) {
            while (plan.next()) {
                steps.add(Step.read(plan));
            }
        }
        return new QueryPlan(steps);
    }

    /** MySQL draws trees unless told otherwise; MariaDB knows the table only. */
    private static String explaining(Connection connection) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        return mariaDb ? "explain " : "explain format = traditional ";
    }

    /** The steps that look at this table, or at what has this alias. */
    public List<Step> at(String table) {
        return steps.stream().filter(step -> step.table().equals(table)).toList();
    }
}
