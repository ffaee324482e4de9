package dev.trellis.planted;

/** Planted: breaks a rule of {@code dev.trellis.architecture.Rule}. */
public final class MakesATable {
    private MakesATable() {}

    /** A statement that belongs into a migration. */
    public static String statement(String table) {
        return "create table if not exists " + table + " (id bigint)";
    }
}
