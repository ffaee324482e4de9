package dev.trellis.ending;

import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.summary.OwnSection;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** On a person's own page: that a pair comes to its end, and when. */
@Singleton
class EndingSection implements OwnSection {
    private final Endings endings;

    EndingSection(Endings endings) {
        this.endings = endings;
    }

    @Override
    public int place() {
        return 80;
    }

    @Override
    public List<Element> ofPair(Person person, Pair pair, Instant now) {
        return endings.running(pair.id(), pair.organizationId())
                .map(ending -> List.<Element>of(
                        new Element.Paragraph(Text.of(
                                "ending.section", "at", new Text.Moment(ending.endsAt(), Text.Moment.Form.DAY))),
                        Element.Buttons.of(EndingCards.say(ending))))
                .orElse(List.of());
    }
}
