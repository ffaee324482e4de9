package dev.trellis.secrecy;

import dev.trellis.secrecy.SealedColumns.SealedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Seals with the current key whatever is sealed with an older one, or was stored before there was a vault. Batch after batch in the order
 * of the primary key, each in its own transaction; a text that somebody changes in the meantime is left to them, for they seal with the
 * current key. So it may run beside the service, be interrupted at any moment, and be run again.
 */
public final class Resealing {
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 5;
    /** Deadlock, lock wait time-out: the same batch may succeed at once. */
    private static final Set<Integer> RETRIED = Set.of(1213, 1205);

    private final Connection connection;
    private final Vault vault;
    private final String current;

    /** @param connection its own: what is on it is committed here */
    public Resealing(Connection connection, Vault vault) {
        this.connection = connection;
        this.vault = vault;
        this.current = vault.currentPrefix();
    }

    /** How many texts each column holds that are not sealed with the current key; columns without any are left out. */
    public Map<SealedColumn, Long> left() throws SQLException {
        Map<SealedColumn, Long> left = new LinkedHashMap<>();
        for (SealedColumn column : SealedColumns.ALL) {
            try (PreparedStatement count =
                    connection.prepareStatement("select count(*) from " + column.table() + where(column))) {
                count.setString(1, current + "%");
                try (ResultSet results = count.executeQuery()) {
                    results.next();
                    if (results.getLong(1) > 0) {
                        left.put(column, results.getLong(1));
                    }
                }
            }
        }
        return left;
    }

    /**
     * Seals them.
     *
     * @param progress told after every batch
     */
    public void run(Consumer<Progress> progress) throws SQLException {
        connection.setAutoCommit(false);
        for (SealedColumn column : SealedColumns.ALL) {
            Progress soFar = new Progress(column, 0, 0, 0);
            String after = "";
            List<Stored> batch;
            do {
                batch = batch(column, after);
                if (!batch.isEmpty()) {
                    soFar = soFar.plus(reseal(column, batch));
                    after = batch.getLast().key();
                    progress.accept(soFar);
                }
            } while (batch.size() == BATCH);
        }
    }

    private List<Stored> batch(SealedColumn column, String after) throws SQLException {
        String beyond = after.isEmpty() ? "" : " and " + column.key() + " > ?";
        try (PreparedStatement select =
                connection.prepareStatement("select " + column.key() + ", " + column.column() + " from "
                        + column.table() + where(column) + beyond + " order by " + column.key() + " limit " + BATCH)) {
            select.setString(1, current + "%");
            if (!after.isEmpty()) {
                select.setObject(2, key(column, after));
            }
            List<Stored> batch = new ArrayList<>();
            try (ResultSet results = select.executeQuery()) {
                while (results.next()) {
                    batch.add(new Stored(results.getString(1), results.getString(2)));
                }
            }
            connection.commit();
            return batch;
        }
    }

    private Progress reseal(SealedColumn column, List<Stored> batch) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(column, batch);
            } catch (SQLException e) {
                connection.rollback();
                if (attempt == ATTEMPTS || !RETRIED.contains(e.getErrorCode())) {
                    throw e;
                }
            }
        }
    }

    private Progress once(SealedColumn column, List<Stored> batch) throws SQLException {
        int sealed = 0;
        int unreadable = 0;
        try (PreparedStatement update = connection.prepareStatement("update " + column.table() + " set "
                + column.column() + " = ? where " + column.key() + " = ? and " + column.column() + " = ?")) {
            for (Stored stored : batch) {
                try {
                    update.setString(1, vault.seal(vault.open(stored.text(), column.purpose()), column.purpose()));
                } catch (Vault.UnreadableException e) {
                    unreadable++;
                    continue;
                }
                update.setObject(2, key(column, stored.key()));
                update.setString(3, stored.text());
                sealed += update.executeUpdate();
            }
        }
        connection.commit();
        return new Progress(column, sealed, batch.size() - sealed - unreadable, unreadable);
    }

    /** A number where the key is one. */
    private static Object key(SealedColumn column, String key) {
        return column.key().equals("id") ? (Object) Long.valueOf(key) : key;
    }

    private static String where(SealedColumn column) {
        return " where " + column.column() + " <> '' and " + column.column() + " not like ?";
    }

    /**
     * How far a column is.
     *
     * @param changed were changed by somebody else in the meantime
     * @param unreadable cannot be opened with any key of the keyset, and stay as they are
     */
    public record Progress(SealedColumn column, int sealed, int changed, int unreadable) {
        private Progress plus(Progress batch) {
            return new Progress(column, sealed + batch.sealed, changed + batch.changed, unreadable + batch.unreadable);
        }
    }

    private record Stored(String key, String text) {
        /** Never the text. */
        @Override
        public String toString() {
            return "Stored[" + key + "]";
        }
    }
}
