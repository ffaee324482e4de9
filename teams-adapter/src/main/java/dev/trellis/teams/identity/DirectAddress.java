package dev.trellis.teams.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's conversation with the bot is; kept by the core as opaque text.
 *
 * @param conversation the id of the 1:1 conversation
 * @param member the person's {@code 29:} id, which is valid for this bot only; absent when the conversation was opened by object id
 */
public record DirectAddress(
        @JsonProperty("conversation") String conversation,
        @JsonProperty("member") @Nullable String member) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String asText() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Absent when the text is not ours: then the conversation is opened anew, which Teams answers with the same id. */
    public static @Nullable DirectAddress of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            DirectAddress read = JSON.readValue(text, DirectAddress.class);
            return read == null
                            || read.conversation() == null
                            || read.conversation().isBlank()
                    ? null
                    : read;
        } catch (JsonProcessingException notOurs) {
            return null;
        }
    }
}
