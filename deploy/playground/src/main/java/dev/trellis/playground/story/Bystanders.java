package dev.trellis.playground.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.cast.Part;
import dev.trellis.playground.cast.SlackMember;
import dev.trellis.playground.cast.TeamsMember;
import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.teams.CardAction;
import dev.trellis.standins.teams.TeamsSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Answers check-ins for the people whom nobody plays, by pressing a button of the newest question in their own chats; now and then
 * somebody does not.
 */
public final class Bystanders {
    private static final String ANSWER = "checkin.answer";
    /** Of so many people one has no time for it in a given week; the next week it is another one. */
    private static final int ONE_OF = 6;

    private final Stage stage;
    private final RandomGenerator dice =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    public Bystanders(Stage stage) {
        this.stage = stage;
    }

    /** Those in the background take a look at their chats. */
    public void look() {
        answer(part -> part == Part.BACKGROUND);
    }

    /** Everybody with an open question does, those the newcomer plays too. */
    void everybodyLooks() {
        answer(part -> true);
    }

    private void answer(Predicate<Part> whose) {
        Cast.SLACK.stream().filter(member -> whose.test(member.part())).forEach(this::answer);
        Cast.TEAMS.stream().filter(member -> whose.test(member.part())).forEach(this::answer);
    }

    private void answer(SlackMember member) {
        var person = stage.slack().person(Cast.WORKSPACE, member.id());
        for (SlackSnapshot.Message message : person.direct().messages().reversed()) {
            List<String> buttons = new ArrayList<>();
            collect(message.blocks(), buttons);
            if (!buttons.isEmpty()) {
                if (speaks(member.part(), member.id())) {
                    person.act(message.surface(), pick(buttons));
                }
                return;
            }
        }
    }

    private void answer(TeamsMember member) {
        var person = stage.teams().person(Cast.TENANT, member.id());
        for (TeamsSnapshot.Message message : person.personal().messages().reversed()) {
            List<CardAction> buttons = message.card() == null
                    ? List.of()
                    : person.actions(person.personalId(), message.id()).stream()
                            .filter(action -> action.verb().equals(ANSWER))
                            .toList();
            if (!buttons.isEmpty()) {
                if (speaks(member.part(), member.id())) {
                    person.act(person.personalId(), message.id(), pick(buttons).index(), Map.of());
                }
                return;
            }
        }
    }

    private boolean speaks(Part part, String id) {
        long days = Math.floorDiv(
                stage.clock().instant().getEpochSecond(), Duration.ofDays(1).toSeconds());
        // 1 January 1970 was a Thursday, and weeks begin on Mondays.
        long week = Math.floorDiv(days + 3, 7);
        return part != Part.BACKGROUND || Math.floorMod(id.hashCode() + week, ONE_OF) != 0;
    }

    /** Mostly the better half of the scale: the program does people good. */
    private <T> T pick(List<T> scale) {
        return scale.get(Math.min(scale.size() - 1, 2 + dice.nextInt(3)));
    }

    private static void collect(JsonNode node, List<String> into) {
        String id = node.path("action_id").asText();
        if (id.contains(ANSWER)) {
            into.add(id);
        }
        node.forEach(child -> collect(child, into));
    }
}
