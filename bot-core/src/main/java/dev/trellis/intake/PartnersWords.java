package dev.trellis.intake;

import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.summary.OwnSection;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one's partner hopes for and what stands in their way, in their words: read by the two of a pair, and nobody else. */
@Singleton
class PartnersWords implements OwnSection {
    private final Surveys surveys;

    PartnersWords(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public int place() {
        return 15;
    }

    @Override
    public List<Element> ofPair(Person person, Pair pair, Instant now) {
        List<Element> elements = new ArrayList<>();
        surveys.findByOrganizationIdAndProgramIdAndPersonId(
                        pair.organizationId(), pair.programId(), pair.partnerOf(person.id()))
                .ifPresent(survey -> {
                    add(elements, "intake.partner.aspirations", survey.aspirations());
                    add(elements, "intake.partner.barriers", survey.barriers());
                });
        return elements;
    }

    private static void add(List<Element> elements, String key, @Nullable PrivateWords words) {
        if (words != null) {
            elements.add(new Element.Note(Text.of(key)));
            elements.add(new Element.Quote(Text.words(words.text())));
        }
    }
}
