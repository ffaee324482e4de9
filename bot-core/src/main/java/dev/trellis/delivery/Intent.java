package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.MessageRef;
import dev.trellis.text.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is meant to be sent. Written into the outbox in the transaction of what caused it; whether, when and in which words it
 * is said is decided later.
 *
 * @param businessKey names the message within its organization, such as {@code checkin:12}; a second intent with the same key is the same
 *     message, so writing it again changes nothing (except for {@link To.InPlaceOf}, {@link To.InPlaceOfIntent}, {@link To.Gone} and
 *     {@link To.Home}, where the newest card wins)
 * @param kind what it is in operators' words, such as {@code checkin.ask}
 * @param notBefore absent: now
 * @param expires when it would no longer be true; absent: never
 */
public record Intent(
        String businessKey,
        String kind,
        Urgency urgency,
        To to,
        Card card,
        @Nullable Instant notBefore,
        @Nullable Instant expires) {
    private static final Card NOTHING_YET = Card.of(Text.words("…"));

    /** To a person, wherever they are reached best. */
    public static Intent toPerson(long person, String businessKey, String kind, Urgency urgency, Card card) {
        return new Intent(businessKey, kind, urgency, new To.Person(person), card, null, null);
    }

    /** To a person in the chat of this workspace, if they are there; else wherever they are reached best. */
    public static Intent toPersonIn(
            long workspace, long person, String businessKey, String kind, Urgency urgency, Card card) {
        return new Intent(businessKey, kind, urgency, new To.PersonIn(workspace, person), card, null, null);
    }

    public static Intent toChannel(long channel, String businessKey, String kind, Card card) {
        return new Intent(businessKey, kind, Urgency.TIMELY, new To.Channel(channel), card, null, null);
    }

    /** Takes the place of a message that a person sees. */
    public static Intent inPlaceOf(MessageRef message, long reader, Card card) {
        return new Intent(
                keyInPlaceOf(message),
                "update",
                Urgency.INTERACTIVE,
                new To.InPlaceOf(message, reader),
                card,
                null,
                null);
    }

    /** The one key under which this message is replaced, whoever means it: so that an older card never comes after a newer one. */
    static String keyInPlaceOf(MessageRef message) {
        return "place:" + place(message);
    }

    private static String place(MessageRef message) {
        return Integer.toHexString(message.conversation().hashCode()) + ":" + message.message();
    }

    /** Takes the place of the message that was or will be sent under another key. */
    public static Intent inPlaceOf(String businessKey, long reader, Card card) {
        return new Intent(
                "place:" + businessKey,
                "update",
                Urgency.INTERACTIVE,
                new To.InPlaceOfIntent(businessKey, reader),
                card,
                null,
                null);
    }

    /** Removes a message that a person sees: a second copy of one that stays. */
    public static Intent gone(MessageRef message, long reader) {
        return new Intent(
                "gone:" + place(message),
                "removal",
                Urgency.INTERACTIVE,
                new To.Gone(message, reader),
                NOTHING_YET,
                null,
                null);
    }

    /** The person's own page anew. It has no card yet: what is on it is looked up when it is sent, see {@link OwnPage}. */
    public static Intent home(long person) {
        return home(person, null);
    }

    /**
     * The same.
     *
     * @param workspace in which they have it, as far as is known; absent: it is looked up
     */
    public static Intent home(long person, @Nullable Long workspace) {
        To.Home home = new To.Home(person, workspace);
        return new Intent("home:" + person, "summary.home", Urgency.INTERACTIVE, home, NOTHING_YET, null, null);
    }

    /** The same, when nobody waits for it: it lets pass what answers somebody. */
    public Intent unprompted() {
        return new Intent(businessKey, kind, Urgency.ROUTINE, to, card, notBefore, expires);
    }

    public Intent notBefore(Instant at) {
        return new Intent(businessKey, kind, urgency, to, card, at, expires);
    }

    public Intent expiring(Instant at) {
        return new Intent(businessKey, kind, urgency, to, card, notBefore, at);
    }

    /** Where it goes. */
    public sealed interface To {
        record Person(long person) implements To {}

        /** Where it matters in which of their chats somebody is told: what concerns that account itself. */
        record PersonIn(long workspace, long person) implements To {}

        record Channel(long channel) implements To {}

        /** Only the person sees it, in that conversation where the platform can, else in their direct messages. */
        record OnlyYou(long workspace, String conversation, long person) implements To {}

        record InPlaceOf(MessageRef message, long reader) implements To {}

        record InPlaceOfIntent(String businessKey, long reader) implements To {}

        record Gone(MessageRef message, long reader) implements To {}

        /** The person's own page, on every chat that has one. */
        record Home(long person, @Nullable Long expectedIn) implements To {}
    }
}
