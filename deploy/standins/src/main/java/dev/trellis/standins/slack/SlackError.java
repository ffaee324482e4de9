package dev.trellis.standins.slack;

import java.util.List;

/** A refusal of the Web API: {@code {"ok":false,"error":code}}, with details in {@code response_metadata.messages}. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<String> messages;

    SlackError(String code, List<String> messages) {
        super(code + (messages.isEmpty() ? "" : " " + messages), null, false, false);
        this.code = code;
        this.messages = List.copyOf(messages);
    }

    SlackError(String code) {
        this(code, List.of());
    }

    String code() {
        return code;
    }

    List<String> messages() {
        return messages;
    }
}
