package dev.trellis.secrecy;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Words that a person wrote and that not everybody may read. They are sealed in the database, and say nothing where they are printed by
 * mistake: in a log line, an exception, a failed assertion.
 */
@TypeDef(type = DataType.STRING, converter = PrivateWords.Column.class)
public record PrivateWords(String text) {
    /** As the {@link Vault} knows them. One for all columns, so that a query may read them from any. */
    public static final String PURPOSE = "private words";

    /** Absent for absent. */
    public static @Nullable PrivateWords of(@Nullable String text) {
        return text == null ? null : new PrivateWords(text);
    }

    /** Absent for absent. */
    public static @Nullable String text(@Nullable PrivateWords words) {
        return words == null ? null : words.text();
    }

    @Override
    public String toString() {
        return "PrivateWords[…]";
    }

    /** Seals on the way to the database and opens on the way back. */
    @Singleton
    public static class Column implements AttributeConverter<PrivateWords, String> {
        private final Vault vault;

        Column(Vault vault) {
            this.vault = vault;
        }

        @Override
        public @Nullable String convertToPersistedValue(@Nullable PrivateWords words, ConversionContext context) {
            return words == null ? null : vault.seal(words.text(), PURPOSE);
        }

        @Override
        public @Nullable PrivateWords convertToEntityValue(@Nullable String stored, ConversionContext context) {
            return stored == null ? null : new PrivateWords(vault.open(stored, PURPOSE));
        }
    }
}
