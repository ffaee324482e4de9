package dev.trellis.standins.teams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only one person's client shows: the open dialog, complaints and notices below cards. Under the tenant's lock. */
final class ClientScreen {
    private @Nullable OpenDialog dialog;
    private final Map<String, Map<String, String>> inputErrors = new LinkedHashMap<>();
    private final Map<String, String> notices = new LinkedHashMap<>();

    Optional<OpenDialog> dialog() {
        return Optional.ofNullable(dialog);
    }

    void show(@Nullable OpenDialog opened) {
        dialog = opened;
    }

    Map<String, String> inputErrors(String messageId) {
        return inputErrors.getOrDefault(messageId, Map.of());
    }

    @Nullable
    String notice(String messageId) {
        return notices.get(messageId);
    }

    void clear(String messageId) {
        inputErrors.remove(messageId);
        notices.remove(messageId);
    }

    void inputErrors(String messageId, Map<String, String> errors) {
        inputErrors.put(messageId, Map.copyOf(errors));
    }

    void notice(String messageId, String notice) {
        notices.put(messageId, notice);
    }
}
