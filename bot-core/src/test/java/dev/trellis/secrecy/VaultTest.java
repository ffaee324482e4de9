package dev.trellis.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VaultTest {
    private final EncryptionKey key = EncryptionKey.generate();
    private final Vault vault = new Vault(key);

    @Test
    void what_was_sealed_opens_again_and_does_not_show_through() {
        String sealed = vault.seal("Grüße an Zoë", "test");

        assertThat(sealed).doesNotContain("Zoë");
        assertThat(vault.open(sealed, "test")).isEqualTo("Grüße an Zoë");
        assertThat(vault.seal("Grüße an Zoë", "test")).isNotEqualTo(sealed);
    }

    @Test
    void a_text_that_was_changed_or_moved_to_another_purpose_does_not_open() {
        String sealed = vault.seal("token", "one");
        String changed = sealed.substring(0, sealed.length() - 2) + (sealed.endsWith("AA") ? "BB" : "AA");

        assertThatThrownBy(() -> vault.open(sealed, "other")).isInstanceOf(Vault.UnreadableException.class);
        assertThatThrownBy(() -> vault.open(changed, "one")).isInstanceOf(Vault.UnreadableException.class);
        assertThatThrownBy(() -> vault.open("sealed:1:%%%", "one")).isInstanceOf(Vault.UnreadableException.class);
    }

    @Test
    void after_a_rotation_old_texts_are_read_and_new_ones_use_the_new_key() {
        String old = vault.seal("words", "test");
        EncryptionKey rotated = EncryptionKey.parse(key.rotated().toJson());
        Vault both = new Vault(rotated);

        assertThat(both.open(old, "test")).isEqualTo("words");
        assertThat(old).doesNotStartWith(both.currentPrefix());
        String fresh = both.seal("words", "test");
        assertThat(fresh).startsWith(both.currentPrefix());
        assertThatThrownBy(() -> vault.open(fresh, "test")).isInstanceOf(Vault.UnreadableException.class);

        Vault onlyNew = new Vault(rotated.withoutOldKeys());
        assertThat(onlyNew.open(fresh, "test")).isEqualTo("words");
        assertThatThrownBy(() -> onlyNew.open(old, "test")).isInstanceOf(Vault.UnreadableException.class);
    }

    @Test
    void neither_keys_nor_words_are_printed() {
        assertThat(key.toString()).isEqualTo("EncryptionKey[1 keys]");
        assertThat(new PrivateWords("secret")).hasToString("PrivateWords[…]");
        assertThatThrownBy(() -> EncryptionKey.parse("{\"key\":\"hunter2\"}"))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void what_was_stored_before_there_was_a_vault_is_still_read() {
        assertThat(vault.open("plain", "test")).isEqualTo("plain");
    }
}
