package dev.trellis.secrecy;

import com.google.crypto.tink.Aead;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals what must not be read from a copy of the database, and opens it again. A sealed text is authenticated and bound to its purpose:
 * one that was moved to another column does not open.
 *
 * <p>Texts that were stored before there was a vault lack the mark of a sealed one and are given back as they are; sealing everything
 * once more ({@link Resealing}) ends that.
 */
@Singleton
public final class Vault {
    /** What every sealed text starts with. */
    static final String MARK = "sealed:1:";

    /** Tink's prefix of 5 bytes names the key; the first 6 characters of Base64 hold 36 of its 40 bits. */
    private static final int KEY_CHARACTERS = 6;

    private final Aead aead;

    /** Of the configured key; without one nothing can be stored, so there is no vault. */
    @Inject
    Vault(@Value("${trellis.encryption-key}") String keyset) {
        this(EncryptionKey.parse(keyset));
    }

    public Vault(EncryptionKey key) {
        try {
            this.aead = key.aead();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the encryption key is of no use", e);
        }
    }

    /**
     * @param purpose what the text is for, as in {@code slack_installation.bot_token}; opening it takes the same
     */
    public String seal(String text, String purpose) {
        try {
            return MARK
                    + Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(aead.encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(purpose)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed for " + purpose, e);
        }
    }

    /**
     * @throws UnreadableException when no key of the keyset opens it: another key, another purpose, or changed by somebody
     */
    public String open(String sealed, String purpose) {
        if (!isSealed(sealed)) {
            return sealed;
        }
        try {
            byte[] encrypted = Base64.getDecoder().decode(sealed.substring(MARK.length()));
            return new String(aead.decrypt(encrypted, bytes(purpose)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException(purpose);
        }
    }

    public static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    /** What every text begins with that is sealed with the key that is written with now. */
    String currentPrefix() {
        return seal("", "prefix").substring(0, MARK.length() + KEY_CHARACTERS);
    }

    private static byte[] bytes(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }

    /** What is stored cannot be opened with the keys that there are. */
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String purpose) {
            super("what is stored as " + purpose + " cannot be opened with the keys of TRELLIS_ENCRYPTION_KEY");
        }
    }
}
