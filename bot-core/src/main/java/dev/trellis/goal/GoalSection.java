package dev.trellis.goal;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.summary.OwnSection;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Goals and next steps on a person's own page (G2, G3): their own, and in each pair what the other one shares. */
@Singleton
class GoalSection implements OwnSection {
    private static final int LISTED = 5;

    private final GoalBook book;
    private final Partners partners;

    GoalSection(GoalBook book, Partners partners) {
        this.book = book;
        this.partners = partners;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public List<Element> own(Person person, Instant now) {
        List<GoalView> open = book.open(person, LISTED);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Divider());
        if (open.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("goal.own-none")));
            elements.add(
                    Element.Buttons.of(Button.doing(Text.of("goal.button.new"), Button.Action.of("goal.templates"))));
            return elements;
        }
        elements.add(new Element.Paragraph(Text.of("goal.own")));
        elements.add(new Element.Bullets(open.stream().map(GoalSection::line).toList()));
        elements.add(Element.Buttons.of(
                Button.doing(Text.of("goal.button.all"), Button.Action.of("goal.list")),
                Button.doing(Text.of("goal.button.plan"), Button.Action.of("plan.read"))));
        return elements;
    }

    @Override
    public List<Element> ofPair(Person person, Pair pair, Instant now) {
        return partners.of(person, pair.id())
                .map(partner -> shared(person, partner))
                .orElse(List.of());
    }

    private List<Element> shared(Person person, Partners.Partner partner) {
        List<GoalView> shared = book.shared(person, partner).stream()
                .filter(view -> view.goal().isOpen())
                .limit(LISTED)
                .toList();
        return shared.isEmpty()
                ? List.of()
                : List.of(
                        new Element.Paragraph(Text.of("goal.theirs", "partner", partner.name())),
                        new Element.Bullets(
                                shared.stream().map(GoalSection::line).toList()),
                        Element.Buttons.of(Button.doing(
                                Text.of("goal.button.of-partner", "partner", partner.name()),
                                Button.Action.of(
                                        "goal.of-partner",
                                        "pair",
                                        partner.pair().id()))));
    }

    private static Text line(GoalView view) {
        String title = view.goal().name();
        return view.next()
                .map(next -> next.dueOn() == null
                        ? Text.of("goal.section-line", "title", title, "next", next.name())
                        : Text.of(
                                "goal.section-line-until",
                                "title",
                                title,
                                "next",
                                next.name(),
                                "day",
                                new Text.Date(next.dueOn())))
                .orElseGet(() -> GoalCards.line(view));
    }
}
