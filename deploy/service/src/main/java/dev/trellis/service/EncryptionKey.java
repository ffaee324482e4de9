package dev.trellis.service;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The Tink keyset that secrets are encrypted with before they are stored. */
final class EncryptionKey {
    private EncryptionKey() {}

    /** What is wrong with a keyset, to be read after the variable's name; nothing of the keyset itself is in it. */
    static Optional<String> mistake(String keyset) {
        try {
            AeadConfig.register();
            TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.of("is not a Tink keyset for AEAD in JSON."
                    + " Make one with: java -jar trellis.jar new-encryption-key");
        }
    }

    /** A new keyset, in one line. */
    static String generate() {
        try {
            AeadConfig.register();
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get())
                    .replaceAll("\\s+", "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no encryption key could be made", e);
        }
    }
}
