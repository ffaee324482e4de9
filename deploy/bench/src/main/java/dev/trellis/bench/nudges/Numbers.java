package dev.trellis.bench.nudges;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.server.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills tables set-based, on MySQL and MariaDB alike, some hundred thousand rows a statement. */
final class Numbers {
    private static final int CHUNK = 100_000;
    private static final String DIGIT = "(select 0 d union all select 1 union all select 2 union all select 3 union all"
            + " select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)";

    private Numbers() {}

    /**
     * Inserts a row for every number {@code n} from 1 to {@code upTo} that fits.
     *
     * @param into the table and its columns
     * @param values an expression in {@code n} for each column
     * @param condition on {@code n}
     */
    static void insert(Schema schema, String into, String values, String condition, int upTo) {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            // Nothing that is filled in here refers to what is not there.
            statement.execute("set session foreign_key_checks = 0, unique_checks = 0");
            for (int from = 0; from < upTo; from += CHUNK) {
                statement.execute("insert into " + into + " select " + values + " from (select " + from
                        + " + 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from " + DIGIT + " a, "
                        + DIGIT
                        + " b, " + DIGIT + " c, " + DIGIT + " e, " + DIGIT + " f) numbers where n <= " + upTo + " and "
                        + condition + " order by n");
            }
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the rows could not be filled in", e);
        }
    }
}
