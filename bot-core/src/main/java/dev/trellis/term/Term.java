package dev.trellis.term;

import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;

/**
 * An entry of one of a program's lists: what people can choose from in their survey.
 *
 * @param tag what rows and claims say: starting with {@code @} it is the template's own, in each reader's language; everything else is
 *     the admins' own words
 * @param place in its list, from 0
 */
@MappedEntity("program_term")
public record Term(@Id @GeneratedValue long id, long organizationId, long programId, Kind kind, String tag, int place) {
    /** The mark of what a template brought. */
    static final String TEMPLATES = "@";

    public Text text() {
        return say(kind, tag);
    }

    /** How a tag is said to somebody. Never with its mark, even if another version of Trellis wrote it. */
    public static Text say(Kind kind, String tag) {
        if (!tag.startsWith(TEMPLATES)) {
            return Text.words(tag);
        }
        String key = "term." + kind.tag() + "." + tag.substring(TEMPLATES.length());
        return Text.exists(key)
                ? Text.of(key)
                : Text.words(tag.substring(TEMPLATES.length()).replace('-', ' '));
    }

    /** What a list is about. */
    public enum Kind {
        SKILL,
        GOAL,
        STRENGTH,
        INTEREST,
        GROUP;

        /** As claims and message bundles name it. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
