package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Button;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.text.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People of other organizations are told so, and leave no trace. */
@Tag("database")
class OutsidersTest {
    private static final List<String> TABLES =
            List.of("organization", "workspace", "person", "chat_identity", "processed_event", "outbox", "audit_entry");

    private final CoreFixture trellis = new CoreFixture();

    @AfterEach
    void close() {
        trellis.close();
    }

    static List<Event> events() {
        return List.of(
                new Event.Spoken(new CommandLine(CommandLine.words("program create"))),
                new Event.Pressed(Button.Action.of("checkin.answer", "checkIn", 1), null),
                new Event.FormAsked(Button.Action.of("settings.form", "id", 1)),
                new Event.FormSubmitted("settings.form", Map.of(), Map.of("zone", "Vienna")),
                new Event.Installed());
    }

    @ParameterizedTest
    @MethodSource("events")
    void hearOneSentenceAndNothingIsKept(Event event) {
        Answer answer = receive(event);
        assertThat(answer.kept()).isEqualTo(!(event instanceof Event.FormSubmitted));
        assertThat(answer.reply()).isEqualTo(Reply.say(Text.of("talk.outsider")));
        assertThat(answer.voice().plain(Text.of("talk.outsider"))).contains("nur für die Menschen dieser Organisation");
        assertNothingKept();
        assertThat(receive(event).reply()).isEqualTo(answer.reply());
    }

    @Test
    void areNotAnsweredWhereNobodyWaits() {
        assertThat(receive(new Event.HomeOpened()).reply()).isEqualTo(Reply.quiet());
        assertThat(receive(new Event.Removed()).reply()).isEqualTo(Reply.quiet());
        assertNothingKept();
    }

    private void assertNothingKept() {
        assertThat(TABLES).allSatisfy(table -> assertThat(trellis.count(table)).isZero());
    }

    private Answer receive(Event event) {
        return trellis.bean(Conversation.class)
                .receive(new Inbound(
                        MemoryChat.NAME + ":guest",
                        new WorkspaceRef(MemoryChat.NAME, CoreFixture.WORKSPACE, null),
                        new Sender(
                                        new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, "guest"),
                                        "Guest",
                                        "de-DE",
                                        "Europe/Berlin",
                                        "dm:guest")
                                .asOutsider(),
                        new Place(Place.Kind.DIRECT, "dm:guest", ""),
                        true,
                        event));
    }
}
