package dev.trellis.conversation;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;

/** The first thing Trellis says to somebody. */
final class Welcome {
    private Welcome() {}

    static Card card() {
        return Card.of(
                Text.of("talk.welcome"),
                new Element.Paragraph(Text.of("talk.welcome")),
                new Element.Note(Text.of("talk.welcome-privacy")),
                Element.Buttons.of(Button.doing(Text.of("talk.what-can-you-do"), Button.Action.of(HelpFlow.HELP))));
    }
}
