package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Right;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.Target;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 4, where a platform cannot be asked for its messages: whoever taps one says that it arrived, and of two copies one goes. */
@Tag("database")
class SightingsTest {
    private static final long ORGANIZATION = 1;
    private static final Button.Action TAP = Button.Action.of("seen.tap");
    private static final Card THANKS = Card.of(Text.words("Thanks"));

    private final CoreFixture trellis = CoreFixture.with(new TapFlow());
    private final Persona noor = trellis.person("noor").says("help");
    private final long person = trellis.number("max(id) from person");

    @BeforeEach
    void aMessageThatMayHaveArrived() {
        trellis.chat().next(new DeliveryOutcome.Unknown("time-out"));
        means(question("k"));
        trellis.settle();
        assertThat(state()).isEqualTo("BLOCKED IN_DOUBT time-out");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aTapOnAMessageInDoubtSaysThatItIsThere() {
        noor.taps("Tap");
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(noor.messages()).containsExactly("Thanks");
        assertThat(trellis.text("message from outbox where business_key = 'k'")).isEqualTo("m1");
        assertThat(trellis.bean(Outbox.class).blocked(ORGANIZATION, 10)).isEmpty();
        assertThat(trellis.count("outbox where business_key = 'k' and card <> ''"))
                .as("its words are in the chat now")
                .isZero();
    }

    @Test
    void itWasThereFromWhenItBecameDoubtful() {
        Instant then = trellis.clock().instant();
        trellis.pass(Duration.ofHours(2));
        noor.taps("Tap");
        assertThat(inTransaction(() -> trellis.bean(Outbox.class).deliveredAt(ORGANIZATION, "k")))
                .contains(then);
    }

    @Test
    void fromThenOnItIsChangedInPlaceByItsKey() {
        noor.taps("Tap");
        means(Intent.inPlaceOf("k", person, Card.of(Text.words("It is over."))));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("It is over.");
    }

    @Test
    void whatWasReleasedAndIsTappedBeforeItLeavesIsNotSentAgain() {
        assertThat(trellis.bean(Outbox.class).release(ORGANIZATION, row())).isTrue();
        noor.taps("Tap");
        trellis.pass(Duration.ofDays(1));
        assertThat(noor.messages()).containsExactly("Thanks");
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @Test
    void aTapOnWhatALostWorkerSentSaysThatItIsThere() {
        means(question("lost"));
        Ready lost = trellis.bean(Picking.class)
                .pick(new Lane(1, CallKind.POST), 10)
                .ready()
                .getFirst();
        assertThat(trellis.bean(Ledger.class).sending(lost)).isTrue();
        MessageRef there = trellis.chat()
                .post(lost.row().parcelId(), (Target.Direct) lost.at().target());
        noor.taps(TAP, new Sighting(lost.row().parcelId(), there));
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        trellis.settle();
        assertThat(state("lost")).isEqualTo("DELIVERED");
        assertThat(trellis.chat().posts()).hasSize(2);
    }

    @Test
    void whatWasTakenBackInDoubtAndIsTappedIsThereAllTheSame() {
        inTransaction(() -> {
            trellis.bean(Outbox.class).withdraw(ORGANIZATION, "k");
            return null;
        });
        noor.taps("Tap");
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @Test
    void aSecondCopyIsRemovedWhenItIsTappedAndTheFirstIsChanged() {
        List<Sighting> copies = twoCopies();
        noor.taps(TAP, copies.getFirst());
        assertThat(trellis.chat().posts())
                .extracting(MemoryChat.Post::ref)
                .containsExactly(copies.get(1).message());
        assertThat(noor.messages()).containsExactly("Thanks");
        assertThat(noor.answer()).isEqualTo("Thanks");
        // Its client shows it a little longer.
        noor.taps(TAP, copies.getFirst());
        assertThat(noor.messages()).containsExactly("Thanks");
    }

    @Test
    void aFormThatIsAskedForOnASecondCopyRemovesItToo() {
        twoCopies();
        // The newest is the one that is recorded.
        noor.taps("Form");
        assertThat(trellis.chat().posts()).hasSize(2);
        trellis.database().execute("update outbox set message = 'm1' where business_key = 'k'");
        noor.taps("Form");
        assertThat(trellis.chat().posts())
                .extracting(post -> post.ref().message())
                .containsExactly("m1");
    }

    @Test
    void aTapOnTheRecordedCopyRemovesNothing() {
        noor.taps(TAP, twoCopies().get(1));
        assertThat(noor.messages()).hasSize(2).last().isEqualTo("Thanks");
    }

    @Test
    void ofTwoThatAreTappedTogetherTheFirstStays() {
        Sighting first = copy(trellis.chat().posts().getFirst());
        Sighting second = new Sighting(
                first.parcel(), trellis.chat().post(first.parcel(), new Target.Direct(noor.identity(), "dm:noor")));
        Sightings.Seen one = seen(person, null, first);
        Sightings.Seen other = seen(person, null, second);
        assertThat(take(one, other)).isEqualTo(Map.of(other, first.message()));
        assertThat(take(one, other)).as("and again").isEqualTo(Map.of(other, first.message()));
    }

    @Test
    void anIdThatIsNoneOfOursIsAnsweredAsEver() {
        MessageRef message = trellis.chat().posts().getFirst().ref();
        for (String parcel : List.of(
                "",
                "m",
                "m0",
                "m-1",
                "m+1",
                "m01",
                "M" + row(),
                " m" + row(),
                "m" + row() + " ",
                "m1 or 1=1",
                "x",
                "m999999",
                "m99999999999999999999",
                "teams:t:h",
                "m١")) {
            assertThat(noor.taps(TAP, new Sighting(parcel, message)).answer())
                    .as(parcel)
                    .isEqualTo("Thanks");
        }
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
    }

    @Test
    void anotherPersonsTapChangesNothing() {
        Sighting claimed = copy(trellis.chat().posts().getFirst());
        assertThat(trellis.person("mara").taps(TAP, claimed).answer()).isEqualTo("Thanks");
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
    }

    @Test
    void anotherOrganizationsTapChangesNothing() {
        trellis.anotherOrganization("W2");
        MessageRef theirs = new MessageRef(MemoryChat.NAME, "W2", "dm:noor", "m1");
        Persona eve = trellis.person("W2", "noor");
        assertThat(eve.taps(TAP, new Sighting("m" + row(), theirs)).answer()).isEqualTo("Thanks");
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
        twoCopies();
        eve.taps(TAP, new Sighting("m" + row(), theirs));
        assertThat(trellis.count("outbox where target = 'GONE'")).isZero();
    }

    @Test
    void whatIsForOnePersonIsNotToBeSeenInAChannel() {
        MessageRef there = new MessageRef(MemoryChat.NAME, CoreFixture.WORKSPACE, "general", "m1");
        noor.tapsIn("general", TAP, new Sighting("m" + row(), there));
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
    }

    @Test
    void aChannelsMessageIsSeenByWhoeverTapsItThere() {
        trellis.database()
                .execute(
                        "insert into channel (organization_id, workspace_id, external_id, name) values (1, 1, 'general', 'g')");
        trellis.chat().next(new DeliveryOutcome.Unknown("time-out"));
        means(Intent.toChannel(trellis.number("max(id) from channel"), "post", "test", card("To all")));
        trellis.settle();
        Sighting post = copy(trellis.chat().posts("general").getFirst());
        noor.taps(TAP, post);
        noor.tapsIn("random", TAP, post);
        assertThat(state("post")).startsWith("BLOCKED IN_DOUBT");
        trellis.person("mara").tapsIn("general", TAP, post);
        assertThat(state("post")).isEqualTo("DELIVERED");
    }

    @Test
    void aClaimRemovesNoOtherMessage() {
        twoCopies();
        means(question("other"));
        trellis.settle();
        MessageRef other = trellis.chat().posts().getLast().ref();
        noor.taps(TAP, new Sighting("m" + row(), other));
        assertThat(trellis.chat().posts()).extracting(MemoryChat.Post::ref).contains(other);
        assertThat(trellis.count("outbox where target = 'GONE'")).isZero();
    }

    @Test
    void aClaimMakesNoOtherMessageOfIt() {
        means(question("other"));
        trellis.settle();
        noor.taps(
                TAP, new Sighting("m" + row(), trellis.chat().posts().getLast().ref()));
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
        noor.taps(TAP, copy(trellis.chat().posts().getFirst()));
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @Test
    void whatWasNeverInDoubtHasNoSecondCopy() {
        means(question("sure"));
        trellis.settle();
        Sighting sure = copy(trellis.chat().posts().getLast());
        MessageRef elsewhere = new MessageRef(MemoryChat.NAME, CoreFixture.WORKSPACE, "dm:noor", "m77");
        noor.taps(TAP, new Sighting(sure.parcel(), elsewhere));
        assertThat(trellis.count("outbox where target = 'GONE'")).isZero();
    }

    @Test
    void whatIsNoLongerTrueIsNeitherShownToAnOperatorNorSentByThem() {
        trellis.chat().next(new DeliveryOutcome.Unknown("time-out"));
        means(question("short").expiring(trellis.clock().instant().plus(Duration.ofHours(1))));
        trellis.settle();
        long id = trellis.number("id from outbox where business_key = 'short'");
        assertThat(trellis.bean(Outbox.class).blocked(ORGANIZATION, 10)).hasSize(2);
        trellis.clock().advance(Duration.ofHours(1));
        assertThat(trellis.bean(Outbox.class).blocked(ORGANIZATION, 10)).hasSize(1);
        assertThat(trellis.bean(Outbox.class).release(ORGANIZATION, id)).isFalse();
        trellis.settle();
        assertThat(state("short")).isEqualTo("DROPPED EXPIRED");
        assertThat(state()).startsWith("BLOCKED IN_DOUBT");
        noor.taps(TAP, copy(trellis.chat().posts().getLast()));
        assertThat(state("short")).as("it had arrived, though").isEqualTo("DELIVERED");
    }

    /** An operator had it sent once more, and both attempts arrived; the second one is recorded. */
    private List<Sighting> twoCopies() {
        trellis.bean(Outbox.class).release(ORGANIZATION, row());
        trellis.settle();
        assertThat(state()).isEqualTo("DELIVERED");
        List<Sighting> copies =
                trellis.chat().posts().stream().map(SightingsTest::copy).toList();
        assertThat(copies).hasSize(2).extracting(Sighting::parcel).containsOnly("m" + row());
        return copies;
    }

    private static Sighting copy(MemoryChat.Post post) {
        return new Sighting(post.parcel(), post.ref());
    }

    private static Sightings.Seen seen(long person, String channel, Sighting sighting) {
        return new Sightings.Seen(ORGANIZATION, person, 1, channel, sighting);
    }

    private Map<Sightings.Seen, MessageRef> take(Sightings.Seen... all) {
        return inTransaction(() -> trellis.bean(Sightings.class).take(List.of(all)));
    }

    private long row() {
        return trellis.number("id from outbox where business_key = 'k'");
    }

    private Intent question(String key) {
        return Intent.toPerson(person, key, "test", Urgency.INTERACTIVE, card("A question"));
    }

    private static Card card(String words) {
        return Card.of(
                Text.words(words),
                new Element.Paragraph(Text.words(words)),
                Element.Buttons.of(
                        Button.doing(Text.words("Tap"), TAP),
                        Button.opening(Text.words("Form"), Button.Action.of("seen.form"))));
    }

    private void means(Intent intent) {
        inTransaction(() -> {
            trellis.bean(Outbox.class).write(ORGANIZATION, intent);
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T inTransaction(Supplier<T> work) {
        return ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class))
                .executeWrite(status -> work.get());
    }

    private String state() {
        return state("k");
    }

    private String state(String key) {
        return trellis.text(
                "concat(state, coalesce(concat(' ', why), '')) from outbox where business_key = '" + key + "'");
    }

    /** A button that is answered by replacing its card, and one that asks for a form. */
    private static final class TapFlow implements Flow {
        @Override
        public void define(Talk talk) {
            talk.button("seen.tap", Right.TAKE_PART, (turn, claim) -> new Reply.Replace(THANKS));
            talk.form(
                    "seen.form",
                    Right.TAKE_PART,
                    (turn, claim) -> Reply.say(Text.words("not now")),
                    (turn, submission) -> Reply.quiet());
        }
    }
}
