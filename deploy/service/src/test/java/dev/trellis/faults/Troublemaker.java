package dev.trellis.faults;

import dev.trellis.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Locks messages that are in hand, from the newest to the oldest and so the other way round than nodes write of them, with a moment between
 * two. It has changed so many rows of its own before that of two who lock each other out the server undoes the other one.
 */
final class Troublemaker implements AutoCloseable {
    private static final int DEADLOCK = 1213;
    private static final int LOCK_NOT_GOT = 1205;

    private final TestDatabase database;
    private final Queue<SQLException> trouble = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean goOn = true;

    private Troublemaker(TestDatabase database) {
        this.database = database;
        database.execute("create table trouble (id int not null primary key) engine = innodb");
        thread = Thread.ofVirtual().name("troublemaker").start(this::run);
    }

    /** From now on. */
    static Troublemaker in(TestDatabase database) {
        return new Troublemaker(database);
    }

    /** What went wrong with itself, but for locks. */
    List<SQLException> trouble() {
        return List.copyOf(trouble);
    }

    private void run() {
        try {
            while (goOn) {
                try (Connection connection = database.connect()) {
                    connection.setAutoCommit(false);
                    while (goOn) {
                        makeTrouble(connection);
                        Thread.sleep(20);
                    }
                } catch (SQLException e) {
                    if (e.getErrorCode() != DEADLOCK && e.getErrorCode() != LOCK_NOT_GOT) {
                        trouble.add(e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void makeTrouble(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement();
                PreparedStatement lock = connection.prepareStatement("select id from outbox where id = ? for update")) {
            statement.executeUpdate("insert into trouble with recursive n(i) as (select 1 union all select i + 1 from n"
                    + " where i < 1000) select i from n");
            for (long id : inHand(statement)) {
                lock.setLong(1, id);
                lock.executeQuery().close();
                Thread.sleep(5);
            }
        } finally {
            connection.rollback();
        }
    }

    private static List<Long> inHand(Statement statement) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select id from outbox where state = 'CLAIMED' order by id desc limit 30")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    @Override
    public void close() throws InterruptedException {
        goOn = false;
        thread.join();
    }
}
