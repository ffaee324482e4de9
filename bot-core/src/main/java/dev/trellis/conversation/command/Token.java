package dev.trellis.conversation.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trellis.platform.ChatIdentity;

/** A piece of what was typed. The adapter recognises its platform's mentions; everything else is a word. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Token.Word.class, name = "word"),
    @JsonSubTypes.Type(value = Token.Person.class, name = "person"),
    @JsonSubTypes.Type(value = Token.Channel.class, name = "channel")
})
public sealed interface Token {
    /** As typed, without the quotes around it if there were any. */
    record Word(String word) implements Token {}

    /** A mention that the platform itself resolved. */
    record Person(ChatIdentity identity, String shownAs) implements Token {}

    /** A mention of a channel that the platform itself resolved. */
    record Channel(String conversation, String shownAs) implements Token {}
}
