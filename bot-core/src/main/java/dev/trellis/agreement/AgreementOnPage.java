package dev.trellis.agreement;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.summary.OwnSection;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the agreement of each pair stands, on the page of each of its two (G2, G3). */
@Singleton
class AgreementOnPage implements OwnSection {
    private final OwnPairs own;
    private final AgreementBook book;
    private final Revisits revisits;

    AgreementOnPage(OwnPairs own, AgreementBook book, Revisits revisits) {
        this.own = own;
        this.book = book;
        this.revisits = revisits;
    }

    @Override
    public int place() {
        return 12;
    }

    @Override
    public List<Element> ofPair(Person person, Pair pair, Instant now) {
        Two two = own.of(person, pair);
        Optional<Agreement> agreement = book.find(pair);
        List<Element.Fact> facts = new ArrayList<>();
        facts.add(new Element.Fact(
                Text.of("agreement.page.title"), agreement.map(this::state).orElse(Text.of("agreement.page.drafted"))));
        List<Button> buttons = new ArrayList<>();
        agreement.ifPresent(there -> {
            LocalDate day = there.revisitOn();
            boolean due = revisits.isDue(there, person, now);
            if (day != null) {
                facts.add(new Element.Fact(
                        Text.of("agreement.revisit-title"), due ? Text.of("agreement.page.due") : new Text.Date(day)));
            }
            if (due && there.isInForce(there.version())) {
                buttons.add(RevisitCards.stillRight(two, there));
            }
        });
        buttons.addFirst(AgreementCards.read(two));
        return List.of(new Element.Facts(facts), new Element.Buttons(buttons));
    }

    private Text state(Agreement agreement) {
        Instant since = agreement.inForceSince();
        if (since == null) {
            return Text.of("agreement.page.drafted");
        }
        return agreement.isInForce(agreement.version())
                ? Text.of("agreement.page.in-force", "since", AgreementCards.date(since))
                : Text.of("agreement.page.to-sign", "version", agreement.version());
    }
}
