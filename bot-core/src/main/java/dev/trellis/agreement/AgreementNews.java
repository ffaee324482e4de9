package dev.trellis.agreement;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells one of the two what the other one did about their agreement, and names all messages about it. */
@Singleton
class AgreementNews {
    /** Whoever has not heard of it by then reads it when they look. */
    private static final Duration NEWS = Duration.ofDays(14);

    private final AgreementBook book;
    private final Outbox outbox;
    private final HomePages homes;

    AgreementNews(AgreementBook book, Outbox outbox, HomePages homes) {
        this.book = book;
        this.outbox = outbox;
        this.homes = homes;
    }

    /** The differences are counted from what the other one has read last: news that they have not heard yet are in it. */
    void changed(Turn turn, Two two, WrittenAgreement now) {
        int seen = Math.min(book.seen(now.agreement(), two.other().id()), now.version() - 1);
        WrittenAgreement before = book.version(now.agreement(), seen).orElseThrow();
        outbox.withdrawAll(turn.organizationId(), news(two.pair().id()));
        tell(
                turn,
                news(two.pair().id()) + "version:" + now.version() + ":"
                        + two.other().id(),
                two,
                "agreement.changed",
                EditCards.changed(two.turned(), now, Difference.between(before, now)));
        refresh(two);
    }

    void signed(Turn turn, Two two, Agreement now, boolean inForce) {
        outbox.withdrawAll(turn.organizationId(), draft(two.pair().id()));
        if (inForce) {
            outbox.withdrawAll(turn.organizationId(), news(two.pair().id()));
            // Whoever was asked to sign and has signed is not asked any more; where nothing was asked, nothing is
            // replaced.
            turn.send(Intent.inPlaceOf(
                    signature(two.pair().id(), now.version(), false, two.me().id()),
                    two.me().id(),
                    AgreementCards.signed(two, now, true)));
        }
        tell(
                turn,
                signature(two.pair().id(), now.version(), inForce, two.other().id()),
                two,
                "agreement.signed",
                AgreementCards.otherSigned(two.turned(), now, inForce));
        refresh(two);
    }

    void refresh(Two two) {
        homes.refresh(two.pair().organizationId(), two.me().id());
        homes.refresh(two.pair().organizationId(), two.other().id());
    }

    private static void tell(Turn turn, String key, Two two, String kind, Card card) {
        turn.send(Intent.toPerson(two.other().id(), key, kind, Urgency.TIMELY, card)
                .expiring(turn.now().plus(NEWS)));
    }

    /** The beginning of the keys of everything about a pair's agreement. */
    static String all(long pair) {
        return "agreement:" + pair + ":";
    }

    private static String news(long pair) {
        return all(pair) + "news:";
    }

    /** That the other one has signed, for this person. */
    private static String signature(long pair, int version, boolean inForce, long person) {
        return news(pair) + "signed:" + version + ":" + inForce + ":" + person;
    }

    private static String draft(long pair) {
        return all(pair) + "draft:";
    }

    /** That there is a draft, for one of the two. */
    static Intent drafted(Two two, Instant now) {
        return Intent.toPerson(
                        two.me().id(),
                        draft(two.pair().id()) + two.me().id(),
                        "agreement.drafted",
                        Urgency.ROUTINE,
                        RevisitCards.drafted(two))
                .expiring(now.plus(Duration.ofDays(7)));
    }

    /** Whether it is still right, for one of the two. */
    static Intent question(Two two, Agreement agreement, boolean again, Instant now) {
        List<String> keys = questions(two, agreement.revisitOn());
        return Intent.toPerson(
                        two.me().id(),
                        again ? keys.getLast() : keys.getFirst(),
                        again ? "agreement.revisit-again" : "agreement.revisit",
                        Urgency.ROUTINE,
                        RevisitCards.question(two, agreement, again))
                .expiring(now.plus(NEWS));
    }

    /** The keys of the question and of its reminder. */
    static List<String> questions(Two two, @Nullable LocalDate day) {
        return questions(two.pair().id(), two.me().id(), day);
    }

    static List<String> questions(long pair, long person, @Nullable LocalDate day) {
        String question = all(pair) + "revisit:" + day + ":" + person;
        return List.of(question, question + ":again");
    }
}
