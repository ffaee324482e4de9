package dev.trellis.secrecy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * The keyset of {@code TRELLIS_ENCRYPTION_KEY}: a Tink keyset for AEAD, in JSON. What is stored is encrypted with its primary key;
 * every key in it can still read. A key is changed by adding one ({@link #rotated}), reading everything with the old and writing it with
 * the new one, and only then taking the old one away ({@link #withoutOldKeys}).
 */
public final class EncryptionKey {
    private final KeysetHandle keyset;

    private EncryptionKey(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    /**
     * @throws IllegalArgumentException when this is no such keyset; nothing of it is in the message
     */
    public static EncryptionKey parse(String keyset) {
        try {
            AeadConfig.register();
            EncryptionKey key =
                    new EncryptionKey(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
            key.aead();
            return key;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without the cause: its message may quote the key.
            throw new IllegalArgumentException("not a Tink keyset for AEAD in JSON");
        }
    }

    public static EncryptionKey generate() {
        try {
            AeadConfig.register();
            return new EncryptionKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no encryption key could be made", e);
        }
    }

    /** With a new key, which is what is written with from now on; the old ones still read. */
    public EncryptionKey rotated() {
        try {
            EncryptionKey rotated = withOneMore();
            // What is sealed shows most of its key's id, and keys are told apart by that.
            while (new Vault(rotated).currentPrefix().equals(new Vault(this).currentPrefix())) {
                rotated = withOneMore();
            }
            return rotated;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no encryption key could be made", e);
        }
    }

    private EncryptionKey withOneMore() throws GeneralSecurityException {
        return new EncryptionKey(KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    /** With nothing but the key that is written with: what was encrypted with another one cannot be read any more. */
    public EncryptionKey withoutOldKeys() {
        try {
            return new EncryptionKey(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(keyset.getPrimary().getKey())
                            .withFixedId(keyset.getPrimary().getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the old keys could not be taken away", e);
        }
    }

    /** The keyset itself, in one line: a secret. */
    public String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                    .replaceAll("\\s+", "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the encryption key could not be written", e);
        }
    }

    /** How many keys can read. */
    public int keys() {
        return keyset.size();
    }

    Aead aead() throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "EncryptionKey[" + keyset.size() + " keys]";
    }
}
