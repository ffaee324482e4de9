package dev.trellis.service;

import java.io.Serial;
import java.util.List;

/** The service was not started, because of what the operator has set. */
public final class SettingsMistakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    SettingsMistakenException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** A sentence for each mistake, all of them. */
    public List<String> mistakes() {
        return mistakes;
    }
}
