package dev.trellis.standins.slack;

/** One broken rule of Block Kit, worded like Slack's {@code response_metadata.messages}. */
public record Finding(String message, String pointer) {

    @Override
    public String toString() {
        return "[ERROR] " + message + " [json-pointer:" + pointer + "]";
    }
}
