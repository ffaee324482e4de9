package dev.trellis.checkin;

import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** {@code /mentor progress}: how somebody's own answers went over time (D6). Nobody else sees it, whatever their role. */
@Singleton
class TrendFlow implements Flow {
    private final CheckInHistory history;

    TrendFlow(CheckInHistory history) {
        this.history = history;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "progress",
                Right.TAKE_PART,
                "checkin.help-progress",
                (turn, none) -> Reply.show(
                        card(history.trends(turn.organizationId(), turn.actor().id()))));
    }

    @Override
    public int placeInHelp() {
        return 21;
    }

    static Card card(List<Trend> trends) {
        Text title = Text.of("checkin.trends");
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        if (trends.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("checkin.trends-none")));
        } else {
            elements.add(new Element.Facts(trends.stream()
                    .map(trend -> new Element.Fact(trend.name(), trend.say()))
                    .toList()));
            List<Trend> moving =
                    trends.stream().filter(trend -> trend.scores().size() > 1).toList();
            if (!moving.isEmpty()) {
                elements.add(chart(moving));
            }
        }
        elements.add(new Element.Note(Text.of("checkin.trends-private")));
        return new Card(title, elements);
    }

    private static Element chart(List<Trend> trends) {
        long up =
                trends.stream().filter(trend -> trend.latest() > trend.first()).count();
        return new Element.Chart(
                Text.of("checkin.trends-chart"),
                Element.Chart.Kind.BAR,
                trends.stream().map(Trend::name).toList(),
                List.of(
                        new Element.Series(
                                Text.of("checkin.trends-first"),
                                trends.stream()
                                        .map(trend -> (double) trend.first())
                                        .toList(),
                                null),
                        new Element.Series(
                                Text.of("checkin.trends-latest"),
                                trends.stream()
                                        .map(trend -> (double) trend.latest())
                                        .toList(),
                                null)),
                Text.of("checkin.trends-fallback", "up", up, "all", trends.size()));
    }
}
