package dev.trellis.conversation;

/**
 * A conversation about one concept. It declares every command, button and form it answers, each with the role that it takes; what is not
 * declared does not exist.
 */
public interface Flow {
    void define(Talk talk);

    /** Where its commands stand in the help, from 0 (first); equal ones by the class's name, so that the help is the same every day. */
    default int placeInHelp() {
        return 50;
    }
}
