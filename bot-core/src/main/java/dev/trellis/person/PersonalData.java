package dev.trellis.person;

import dev.trellis.text.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a concept keeps about a person (I5): it can say all of it, and forget it. Every concept with rows about people has one; a test
 * erases somebody and then looks for them in every column of every table.
 */
public interface PersonalData {
    /** Names its part of the copy: {@code privacy.section.<section>} in the bundles. */
    String section();

    /** Where it stands in the copy, from 0; and when it is forgotten: what others refer to last. */
    int place();

    /** Everything about the person themselves and everything they wrote. Of others no more than the person sees anyway. */
    List<Item> of(Person person);

    /** Forgets it, in the caller's transaction. What stays names nobody. */
    default void erase(Person person, Instant now) {}

    /**
     * One thing that is kept, as fields in order: {@code privacy.field.<field>} in the bundles.
     *
     * @param fields values are {@link Text}, strings, numbers and {@link Instant}s
     */
    record Item(SequencedMap<String, Object> fields) {
        /** Alternating names and values; fields without a value are left out. */
        public static Item of(@Nullable Object... namesAndValues) {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                Object value = namesAndValues[i + 1];
                if (value != null) {
                    fields.put(String.valueOf(namesAndValues[i]), value);
                }
            }
            return new Item(fields);
        }
    }
}
