package dev.trellis.testkit;

import dev.trellis.conversation.Conversation;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.WorkspaceRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat platform with its servers replaced by something that a test controls: what {@link ChatPlatformContract} needs to put an adapter
 * to the test. Gestures go through the adapter's real door (real bytes, real signatures or tokens, real controller); deliveries go
 * through its real client over HTTP.
 */
public interface ChatUnderTest extends AutoCloseable {
    ChatPlatform platform();

    WorkspaceRef workspace();

    /** Somebody who can be written to, and who makes the gestures. */
    ChatIdentity person();

    /** Somebody who cannot be written to. */
    ChatIdentity unreachable();

    /** A channel that Trellis is in. */
    String channel();

    /** The next outgoing call meets this. */
    void next(Trouble trouble);

    /** What is on the screens now, oldest first; a replaced message is seen as it is after its replacement. */
    List<Seen> seen();

    /** How many calls that post or change a message were made since the start. */
    int callsThatPost();

    /** Checks every payload sent so far against the vendor's schema; does nothing, visibly, where the schemas are absent. */
    void assertPayloadsValid();

    /** Who takes in what comes through the door from now on. */
    void answeredBy(Conversation conversation);

    /** The person types this to Trellis in their direct conversation (in the way this platform has for it). */
    Knocked types(String words);

    /** Taps the button with this label on the newest message; {@code again} sends the very same request as before once more. */
    Knocked taps(String label, boolean again);

    /**
     * Fills the open form (from the last {@link Knocked#form()}) and sends it.
     *
     * @param values by field id, in the neutral notation of {@code Field}
     */
    Knocked submits(Map<String, String> values);

    /** The newest tap again, but with a signature or token that does not fit. */
    Knocked forged();

    /** A well-signed request whose body is not what it should be, such as broken JSON. */
    Knocked malformed();

    @Override
    void close();

    /** A message as a client shows it. */
    record Seen(
            String conversation,
            /** Every visible character of the message in order, after the platform has interpreted its markup, lines separated by \n. */
            String text,
            List<String> buttons,
            boolean drawsChart) {}

    /** What came back from the door, and what the client then shows. */
    record Knocked(
            int status,
            /** A message that only the person sees, or the card that replaced the tapped one, in answer to this request. */
            @Nullable Seen shown,
            @Nullable SeenForm form) {}

    /** An open form as the client shows it: labels and current values by field id, and the sentences at fields that need another look. */
    record SeenForm(String title, Map<String, String> labels, Map<String, String> values, Map<String, String> errors) {}

    /** What the platform's servers do to a call. */
    enum Trouble {
        /** 429 with Retry-After: 30. Nothing is posted. */
        RATE_LIMITED,
        /** A server error after the call was read. */
        SERVER_ERROR,
        /** The message is posted, but the answer does not come. */
        TIME_OUT,
        /** Our credentials are refused. */
        UNAUTHORIZED,
        /** This content is refused. */
        REFUSED
    }
}
