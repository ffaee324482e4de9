package dev.trellis.goal;

import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goals may be about (D4): the skill map of the program, or where it has none, a short list of our own. Tags that start with {@code @}
 * are the template's, in each reader's language; those that start with {@code #} are of our own list; everything else is the admins' words.
 */
@Singleton
class Competencies {
    static final String OWN = "#";
    private static final String TEMPLATES = "@";

    private static final List<String> LIST = List.of(
            "listening",
            "feedback",
            "presenting",
            "collaboration",
            "leading",
            "planning",
            "problem-solving",
            "customers",
            "craft",
            "self-management");

    private final Sql sql;

    Competencies(Sql sql) {
        this.sql = sql;
    }

    /** In the order in which they are offered. */
    List<String> of(long organization, @Nullable Long program) {
        List<String> map =
                program == null ? List.of() : sql.query("""
                        select tag from program_term where organization_id = ? and program_id = ? and kind = 'SKILL' order by place, id
                        """, row -> row.getString("tag"), organization, program);
        return map.isEmpty() ? LIST.stream().map(tag -> OWN + tag).toList() : map;
    }

    static Text say(String tag) {
        String key = tag.startsWith(OWN)
                ? "competency." + tag.substring(OWN.length())
                : tag.startsWith(TEMPLATES) ? "term.skill." + tag.substring(TEMPLATES.length()) : "";
        if (key.isEmpty()) {
            return Text.words(tag);
        }
        return Text.exists(key) ? Text.of(key) : Text.words(tag.substring(1));
    }
}
