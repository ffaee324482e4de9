package dev.trellis.secrecy;

import dev.trellis.storage.Json;
import jakarta.inject.Singleton;

/** Records in columns that a copy of the database must not tell: cards on their way, answers that may be given once more. */
@Singleton
public final class SealedJson {
    private final Vault vault;

    public SealedJson(Vault vault) {
        this.vault = vault;
    }

    /** @param purpose as in {@link Vault#seal} */
    public String write(Object value, String purpose) {
        return vault.seal(Json.write(value), purpose);
    }

    public <T> T read(String stored, Class<T> type, String purpose) {
        return Json.read(vault.open(stored, purpose), type);
    }
}
