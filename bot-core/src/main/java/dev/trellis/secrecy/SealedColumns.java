package dev.trellis.secrecy;

import java.util.List;

/**
 * Every column that holds sealed texts, and what for. Whoever seals into another one names it here: a key can be taken away only when
 * nothing is sealed with it any more, and this is where that is looked for.
 */
public final class SealedColumns {
    public static final List<SealedColumn> ALL = List.of(
            words("agreement_clause", "words"),
            words("agreement_edit", "words"),
            words("charter_section", "words"),
            words("check_in_answer", "words"),
            words("library_article", "body"),
            words("enrolment", "reason"),
            words("intake", "said"),
            words("intake", "aspirations"),
            words("intake", "barriers"),
            words("intake", "declared"),
            words("farewell", "thanks"),
            words("farewell", "lessons"),
            words("farewell", "reflection"),
            words("goal", "title"),
            words("goal", "measure"),
            words("goal", "notes"),
            words("meeting", "topic"),
            words("meeting_reflection", "worked"),
            words("meeting_reflection", "did_not_work"),
            words("meeting_reflection", "next_step"),
            words("milestone", "title"),
            words("milestone_progress", "evidence"),
            words("milestone_progress", "applied"),
            words("variant", "purpose"),
            named("outbox", "id", "card"),
            named("processed_event", "event_key", "answer"),
            named("roster_import", "id", "file"),
            named("slack_installation", "id", "bot_token"),
            named("slack_installation", "id", "refresh_token"));

    private SealedColumns() {}

    private static SealedColumn words(String table, String column) {
        return new SealedColumn(table, "id", column, PrivateWords.PURPOSE);
    }

    private static SealedColumn named(String table, String key, String column) {
        return new SealedColumn(table, key, column, table + "." + column);
    }

    /**
     * A column of sealed texts; null and an empty text are none.
     *
     * @param key the primary key, of one column
     * @param purpose as in {@link Vault#seal}
     */
    public record SealedColumn(String table, String key, String column, String purpose) {
        /** As in {@code meeting.topic}. */
        public String name() {
            return table + "." + column;
        }
    }
}
