package dev.trellis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.Token;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.platform.Capability;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.Target;
import dev.trellis.testkit.ChatUnderTest.Knocked;
import dev.trellis.testkit.ChatUnderTest.Seen;
import dev.trellis.testkit.ChatUnderTest.SeenForm;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import dev.trellis.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every chat platform must do. Each adapter has one subclass that says how to put it to the test; the build fails without it. */
public abstract class ChatPlatformContract {
    private final RecordingConversation conversation = new RecordingConversation();
    private int parcels;
    private ChatUnderTest chat;

    /** A fresh one, with nothing posted yet. */
    protected abstract ChatUnderTest start();

    @BeforeEach
    void startChat() {
        chat = start();
        chat.answeredBy(conversation);
    }

    @AfterEach
    void closeChat() {
        chat.assertPayloadsValid();
        chat.close();
    }

    @Test
    void aNameIsNeverTakenForAnId() {
        assertThat(chat.platform().userId("Wilhelmina")).isEmpty();
        assertThat(chat.platform().userId("Noor Nettle")).isEmpty();
    }

    @Test
    void everyElementOfACardIsShown() {
        post(Samples.everyElement());
        Seen seen = chat.seen().getLast();
        assertThat(seen.text())
                .contains("A heading", "A paragraph", "Label one", "Value one", "Label two", "Value two")
                .contains("First item", "Second item", "What somebody wrote", "The small print");
        assertThat(seen.buttons()).containsExactly("Do it", "Fill in", "Read more");
    }

    @Test
    void aChartIsDrawnOrSaidInWords() {
        post(Samples.withChart());
        Seen seen = chat.seen().getLast();
        assertThat(seen.drawsChart()).isEqualTo(chat.platform().capabilities().contains(Capability.CHARTS));
        if (!seen.drawsChart()) {
            assertThat(seen.text()).contains("Answers a week", "May 4", "61", "May 11", "74", "Three of four");
        }
    }

    @Test
    void whatPeopleWroteIsShownToTheLetter() {
        post(Card.of(
                Text.words("Summary " + Samples.HOSTILE),
                new Element.Heading(Text.words(Samples.HOSTILE)),
                new Element.Paragraph(Text.words(Samples.HOSTILE)),
                new Element.Facts(List.of(new Element.Fact(Text.words(Samples.HOSTILE), Text.words(Samples.HOSTILE)))),
                new Element.Bullets(List.of(Text.words(Samples.HOSTILE))),
                new Element.Quote(Text.words(Samples.HOSTILE)),
                new Element.Note(Text.words(Samples.HOSTILE))));
        String text = chat.seen().getLast().text();
        assertThat(text.split(java.util.regex.Pattern.quote(Samples.HOSTILE), -1))
                .as("seven times to the letter in: %s", text)
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void longTextsAreSplitOrShortenedVisiblyAndNeverRefused() {
        String words = "A sentence of the long text. ".repeat(350);
        post(Card.of(
                Text.words(words),
                new Element.Heading(Text.words(words)),
                new Element.Paragraph(Text.words(words)),
                new Element.Note(Text.words(words)),
                new Element.Quote(Text.words("\uD83D\uDE00".repeat(4000)))));
        assertThat(chat.seen().getLast().text()).contains("A sentence of the long text.");
    }

    @Test
    void manyElementsAndManyButtonsAreAllReachable() {
        post(Samples.withManyButtons(30));
        assertThat(chat.seen().getLast().buttons()).hasSize(30);
        List<Element> many = IntStream.range(0, 70)
                .<Element>mapToObj(i -> new Element.Paragraph(Text.words("Line " + i + ".")))
                .toList();
        post(new Card(Text.words("Many lines"), many));
        assertThat(chat.seen().getLast().text()).contains("Line 0.", "Line 69.");
    }

    @Test
    void aMessageIsChangedInPlace() {
        MessageRef message = Objects.requireNonNull(post(Samples.everyElement()).message());
        int before = chat.seen().size();
        deliver(new Target.InPlaceOf(message), Card.of(Text.words("Thank you")));
        assertThat(chat.seen()).hasSize(before);
        assertThat(chat.seen().getLast().text()).contains("Thank you").doesNotContain("A paragraph");
        assertThat(chat.seen().getLast().buttons()).isEmpty();
    }

    @Test
    void aMessageIsRemovedAndOneThatIsGoneIsRemovedToo() {
        post(Card.of(Text.words("It stays")));
        MessageRef message = Objects.requireNonNull(post(Samples.everyElement()).message());
        for (int time = 1; time <= 2; time++) {
            assertThat(deliver(new Target.Gone(message), Card.of(Text.words("…"))))
                    .as("time %d", time)
                    .isInstanceOf(DeliveryOutcome.Delivered.class);
            assertThat(chat.seen())
                    .extracting(Seen::text)
                    .singleElement()
                    .asString()
                    .contains("It stays");
        }
    }

    @Test
    void aTapIsAWitnessWhereThePlatformCannotBeAsked() {
        if (chat.platform().capabilities().contains(Capability.FINDS_ITS_MESSAGES)) {
            return;
        }
        MessageRef message = Objects.requireNonNull(post(Samples.everyElement()).message());
        for (String label : List.of("Do it", "Fill in")) {
            chat.taps(label, false);
            assertThat(conversation.last().sighting()).as(label).isEqualTo(new Sighting("parcel-" + parcels, message));
        }
    }

    @Test
    void aDirectConversationIsOpenedOnceAndItsAddressIsUsedAfterwards() {
        DeliveryOutcome.Delivered first = post(Card.of(Text.words("First")));
        DeliveryOutcome outcome =
                deliver(new Target.Direct(chat.person(), first.address()), Card.of(Text.words("Second")));
        assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(chat.seen().stream().map(Seen::conversation).distinct()).hasSize(1);
    }

    @Test
    void aChannelGetsAPost() {
        assertThat(deliver(new Target.Channel(chat.channel()), Samples.everyElement()))
                .isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(chat.seen().getLast().conversation()).isEqualTo(chat.channel());
    }

    @Test
    void whatThePlatformCannotDoIsRejectedAndNeverAnAccident() {
        for (var entry : Map.<Capability, Target>of(
                        Capability.HOME, new Target.Home(chat.person()),
                        Capability.ONLY_YOU, new Target.OnlyYou(chat.channel(), chat.person()))
                .entrySet()) {
            DeliveryOutcome outcome = deliver(entry.getValue(), Samples.everyElement());
            if (chat.platform().capabilities().contains(entry.getKey())) {
                assertThat(outcome).as("%s", entry.getKey()).isInstanceOf(DeliveryOutcome.Delivered.class);
            } else {
                assertThat(outcome).as("%s", entry.getKey()).isInstanceOf(DeliveryOutcome.Rejected.class);
            }
        }
    }

    @Test
    void aPersonWhoCannotBeReachedIsNamedSo() {
        assertThat(deliver(new Target.Direct(chat.unreachable(), null), Card.of(Text.words("Hello"))))
                .isInstanceOf(DeliveryOutcome.Unreachable.class);
    }

    @Test
    void aRateLimitIsHonouredAndNothingIsPosted() {
        post(Card.of(Text.words("First")));
        chat.next(Trouble.RATE_LIMITED);
        DeliveryOutcome outcome = deliver(new Target.Channel(chat.channel()), Card.of(Text.words("Second")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Limited.class,
                        later -> assertThat(later.delay()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(chat.seen()).hasSize(1);
    }

    @Test
    void aMessageInDoubtIsCalledUnknownAndIsNotSentAgain() {
        for (Trouble trouble : List.of(Trouble.SERVER_ERROR, Trouble.TIME_OUT)) {
            int before = chat.callsThatPost();
            chat.next(trouble);
            assertThat(deliver(new Target.Channel(chat.channel()), Card.of(Text.words("In doubt"))))
                    .as("%s", trouble)
                    .isInstanceOf(DeliveryOutcome.Unknown.class);
            assertThat(chat.callsThatPost() - before).as("calls on %s", trouble).isEqualTo(1);
        }
    }

    @Test
    void aMessageInDoubtIsFoundWhereThePlatformCanBeAsked() {
        if (!chat.platform().capabilities().contains(Capability.FINDS_ITS_MESSAGES)) {
            return;
        }
        DeliveryOutcome.Delivered opened = post(Card.of(Text.words("Before")));
        Parcel arrived = parcel(new Target.Direct(chat.person(), opened.address()), Card.of(Text.words("It arrived")));
        chat.next(Trouble.TIME_OUT);
        assertThat(chat.platform().deliver(arrived)).isInstanceOf(DeliveryOutcome.Unknown.class);
        assertThat(chat.platform().find(arrived)).isInstanceOf(DeliveryOutcome.Delivered.class);
        Parcel never = parcel(new Target.Direct(chat.person(), opened.address()), Card.of(Text.words("Never sent")));
        assertThat(chat.platform().find(never)).isInstanceOf(DeliveryOutcome.Rejected.class);
    }

    @Test
    void refusedCredentialsAndRefusedContentAreToldApart() {
        chat.next(Trouble.UNAUTHORIZED);
        assertThat(deliver(new Target.Channel(chat.channel()), Card.of(Text.words("Hello"))))
                .isInstanceOf(DeliveryOutcome.Unauthorized.class);
        chat.next(Trouble.REFUSED);
        assertThat(deliver(new Target.Channel(chat.channel()), Card.of(Text.words("Hello"))))
                .isInstanceOf(DeliveryOutcome.Rejected.class);
    }

    @Test
    void whatIsTypedArrivesAsWords() {
        assertThat(chat.types("status \"two words\"").status()).isEqualTo(200);
        Inbound inbound = conversation.last();
        assertThat(inbound.event())
                .isInstanceOfSatisfying(
                        Event.Spoken.class,
                        spoken -> assertThat(spoken.line().tokens())
                                .containsExactly(new Token.Word("status"), new Token.Word("two words")));
        assertThat(inbound.sender().identity()).isEqualTo(chat.person());
        assertThat(inbound.workspace().id()).isEqualTo(chat.workspace().id());
        assertThat(inbound.place().kind()).isEqualTo(Place.Kind.DIRECT);
    }

    @Test
    void aTapCarriesItsActionAndItsMessage() {
        MessageRef message = Objects.requireNonNull(post(Samples.everyElement()).message());
        assertThat(chat.taps("Do it", false).status()).isEqualTo(200);
        assertThat(conversation.last().event()).isInstanceOfSatisfying(Event.Pressed.class, pressed -> {
            assertThat(pressed.action().name()).isEqualTo("sample.do");
            assertThat(pressed.action().arguments()).isEqualTo(Map.of("id", "7", "value", "4"));
            assertThat(pressed.message()).isEqualTo(message);
        });
    }

    @Test
    void aRepeatedTapHasTheSameKeyAndAnotherTapHasAnother() {
        post(Samples.everyElement());
        chat.taps("Do it", false);
        chat.taps("Do it", true);
        chat.taps("Do it", false);
        List<String> keys = conversation.received().stream().map(Inbound::key).toList();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
        assertThat(keys)
                .allMatch(key ->
                        key.length() <= 180 && key.startsWith(chat.platform().name()));
    }

    @Test
    void aReplyToATapIsSeenByTheOneWhoTapped() {
        post(Samples.everyElement());
        conversation.answering(Reply.say(Text.words("That question is closed.")));
        Knocked knocked = chat.taps("Do it", false);
        assertThat(Objects.requireNonNull(knocked.shown()).text()).contains("That question is closed.");
    }

    @Test
    void aFormOpensWithEverythingInIt() {
        SeenForm form = openForm();
        assertThat(form.title()).isEqualTo("One of everything");
        Form expected = Samples.everyField();
        expected.fields()
                .forEach(field ->
                        assertThat(form.labels().get(field.id())).contains(((Text.Words) field.label()).words()));
        assertThat(form.values())
                .containsEntry("name", "initial")
                .containsEntry("menu", "b")
                .containsEntry("days", "mo")
                .containsEntry("day", "2026-11-23")
                .containsEntry("time", "14:30");
        assertThat(conversation.last().event())
                .isInstanceOfSatisfying(
                        Event.FormAsked.class,
                        asked -> assertThat(asked.form().arguments()).containsEntry("id", "7"));
    }

    @Test
    void aFormComesBackInTheNeutralNotation() {
        openForm();
        Map<String, String> values = Map.of(
                "name",
                "Ada",
                "story",
                "one\ntwo",
                "menu",
                "c",
                "open",
                "x",
                "days",
                "mo,tu",
                "day",
                "2026-12-01",
                "time",
                "09:05");
        conversation.answering(Reply.quiet());
        Knocked knocked = chat.submits(values);
        assertThat(knocked.status()).isEqualTo(200);
        assertThat(knocked.form()).isNull();
        assertThat(conversation.last().event()).isInstanceOfSatisfying(Event.FormSubmitted.class, submitted -> {
            assertThat(submitted.form()).isEqualTo("sample.form");
            assertThat(submitted.subject()).isEqualTo(Map.of("id", "7"));
            assertThat(submitted.values()).isEqualTo(values);
        });
    }

    @Test
    void whatWasLeftEmptyIsAbsent() {
        openForm();
        conversation.answering(Reply.quiet());
        Map<String, String> values = Map.of("name", "Ada", "menu", "c", "day", "2026-12-01", "time", "09:05");
        chat.submits(values);
        assertThat(conversation.last().event())
                .isInstanceOfSatisfying(
                        Event.FormSubmitted.class,
                        submitted -> assertThat(submitted.values()).isEqualTo(values));
    }

    @Test
    void aFormThatNeedsAnotherLookStaysOpenWithWhatWasEntered() {
        openForm();
        conversation.answering(new Reply.Correct(Samples.everyField(), Map.of("name", Text.words("Too short."))));
        Map<String, String> values = Map.of("name", "A", "menu", "c", "day", "2026-12-01", "time", "09:05");
        SeenForm form = Objects.requireNonNull(chat.submits(values).form());
        assertThat(form.errors()).isEqualTo(Map.of("name", "Too short."));
        assertThat(form.values()).containsEntry("name", "A").containsEntry("menu", "c");
        conversation.answering(Reply.quiet());
        assertThat(chat.submits(values).form()).isNull();
    }

    @Test
    void aForgedRequestIsTurnedAwayUnread() {
        post(Samples.everyElement());
        chat.taps("Do it", false);
        int before = conversation.received().size();
        assertThat(chat.forged().status()).isEqualTo(401);
        assertThat(conversation.received()).hasSize(before);
    }

    @Test
    void aMalformedRequestIsRefusedPlainly() {
        assertThat(chat.malformed().status()).isEqualTo(400);
        assertThat(conversation.received()).isEmpty();
    }

    private SeenForm openForm() {
        post(Samples.everyElement());
        conversation.answering(new Reply.Ask(Samples.everyField()));
        Knocked knocked = chat.taps("Fill in", false);
        assertThat(knocked.status()).isEqualTo(200);
        return Objects.requireNonNull(knocked.form());
    }

    private DeliveryOutcome.Delivered post(Card card) {
        DeliveryOutcome outcome = deliver(new Target.Direct(chat.person(), null), card);
        assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
        return (DeliveryOutcome.Delivered) outcome;
    }

    private DeliveryOutcome deliver(Target target, Card card) {
        return chat.platform().deliver(parcel(target, card));
    }

    private Parcel parcel(Target target, Card card) {
        return new Parcel("parcel-" + ++parcels, chat.workspace(), target, card, RecordingConversation.VOICE);
    }
}
