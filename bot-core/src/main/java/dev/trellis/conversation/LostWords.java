package dev.trellis.conversation;

import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A form came too late to be kept: whoever sent it gets back what they wrote. */
final class LostWords {
    private LostWords() {}

    /** The reply that says why, with every value that looks written and not chosen. */
    static Reply given(Reply why, Map<String, String> values) {
        Card card = switch (why) {
            case Reply.Show show -> show.card();
            case Reply.Replace replace -> replace.card();
            case Reply.Quiet ignored -> null;
            case Reply.Ask ignored -> null;
            case Reply.Correct ignored -> null;
        };
        List<String> written = values.values().stream()
                .filter(value -> value.strip().contains(" "))
                .sorted()
                .toList();
        if (card == null || written.isEmpty()) {
            return why;
        }
        List<Element> elements = new ArrayList<>(card.elements());
        elements.add(new Element.Note(Text.of("talk.your-words")));
        written.forEach(words -> elements.add(new Element.Quote(Text.words(words))));
        return Reply.show(new Card(card.summary(), elements));
    }
}
