package dev.trellis.conversation;

/**
 * A conversation about one concept. It declares every command, button and form it answers, each with the role that it takes; what is not
 * declared does not exist.
 */
public interface Flow {
    void define(Talk talk);
}
