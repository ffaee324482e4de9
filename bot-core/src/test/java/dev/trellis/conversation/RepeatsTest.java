package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Button;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One event is taken in once, however often and however simultaneously it is brought. */
@Tag("database")
class RepeatsTest {
    private final CoreFixture trellis = new CoreFixture();

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aTapBroughtFourTimesAtOnceIsOneAnswerAndOneReply() throws Exception {
        Persona olivia = trellis.person("olivia");
        Persona noor = trellis.person("noor");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        trellis.passUntil("2026-11-23T09:00");
        Inbound tap = inbound(
                "tap-1",
                new Event.Pressed(
                        new Button.Action("checkin.answer", Map.of("checkIn", "1", "score", "4", "asking", "0")),
                        null));
        assertThat(fourTimesAtOnce(tap)).hasSize(1);
        assertThat(trellis.count("check_in_answer")).isEqualTo(1);
    }

    @Test
    void aReceiptThatIsSeenWithTheAnswerLetsOthersPassInTheOutbox() {
        Persona olivia = trellis.person("olivia");
        trellis.person("noor").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        trellis.passUntil("2026-11-23T09:00");
        MessageRef question = trellis.chat().posts("dm:noor").getLast().ref();
        Button.Action four = new Button.Action("checkin.answer", Map.of("checkIn", "1", "score", "4", "asking", "0"));
        trellis.bean(Conversation.class).receive(inbound("tap-1", new Event.Pressed(four, question, true)));
        assertThat(trellis.text("urgency from outbox where kind = 'update'")).isEqualTo("ROUTINE");
        trellis.settle();
        assertThat(trellis.text("state from outbox where kind = 'update'")).isEqualTo("DELIVERED");
    }

    @Test
    void twoPeopleWhoAreMetAtOnceAreTwoAndOnePersonMetFourTimesIsOne() throws Exception {
        Inbound first = inbound("hello-1", new Event.Spoken(new CommandLine(CommandLine.words("help"))));
        assertThat(fourTimesAtOnce(first)).hasSize(1);
        assertThat(trellis.count("person")).isEqualTo(1);
        assertThat(trellis.count("chat_identity")).isEqualTo(1);
    }

    @Test
    void differentEventsOfOneNewPersonAtOnceMeetThemOnce() throws Exception {
        Conversation conversation = trellis.bean(Conversation.class);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Inbound one = inbound("many-" + i, new Event.Spoken(new CommandLine(CommandLine.words("status"))));
            calls.add(() -> conversation.receive(one));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().kept()).isTrue();
            }
        }
        assertThat(trellis.count("person")).isEqualTo(1);
        assertThat(trellis.count("organization")).isEqualTo(1);
    }

    private java.util.Set<Reply> fourTimesAtOnce(Inbound inbound) throws Exception {
        Conversation conversation = trellis.bean(Conversation.class);
        Callable<Answer> call = () -> conversation.receive(inbound);
        java.util.Set<Reply> replies = new java.util.HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get().kept()).isTrue();
                replies.add(answer.get().reply());
            }
        }
        return replies;
    }

    private static Inbound inbound(String key, Event event) {
        return new Inbound(
                MemoryChat.NAME + ":" + key,
                new WorkspaceRef(MemoryChat.NAME, CoreFixture.WORKSPACE, null),
                new Sender(
                        new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, "noor"),
                        "Noor",
                        null,
                        null,
                        "dm:noor"),
                new Place(Place.Kind.DIRECT, "dm:noor", ""),
                true,
                event);
    }
}
