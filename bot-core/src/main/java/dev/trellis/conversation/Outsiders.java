package dev.trellis.conversation;

import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.ZoneId;

/**
 * What somebody of another organization is told: one kind sentence, whatever they did. It depends on nothing that is kept, so a repeated
 * event gets the same, and nobody outside can make Trellis write a row.
 */
final class Outsiders {
    private Outsiders() {}

    static Answer answer(Inbound inbound, ZoneId houseZone) {
        Voice voice = new Voice(Language.ofTag(inbound.sender().languageTag()), houseZone);
        Reply reply = switch (inbound.event()) {
            case Event.Spoken ignored -> sentence();
            case Event.Pressed ignored -> sentence();
            case Event.FormAsked ignored -> sentence();
            case Event.FormSubmitted ignored -> sentence();
            case Event.Installed ignored -> sentence();
            // Nobody waits for an answer to these.
            case Event.HomeOpened ignored -> Reply.quiet();
            case Event.Removed ignored -> Reply.quiet();
        };
        // A form that was sent would close without a word; "not kept" keeps it open and says the sentence.
        return new Answer(reply, voice, !(inbound.event() instanceof Event.FormSubmitted));
    }

    private static Reply sentence() {
        return Reply.say(Text.of("talk.outsider"));
    }
}
