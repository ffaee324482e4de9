package dev.trellis.playground.page;

import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.teams.TeamsSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes what a page draws. */
final class Scenes {
    private final Stage stage;
    private final Hands hands;
    private final Steps steps;
    private final Faults faults;

    Scenes(Stage stage, Hands hands, Steps steps, Faults faults) {
        this.stage = stage;
        this.hands = hands;
        this.steps = steps;
        this.faults = faults;
    }

    Scene take(Look look, long revision) {
        return new Scene(
                revision,
                stage.clock().instant(),
                look.slack().isEmpty()
                        ? null
                        : stage.slack().person(Cast.WORKSPACE, look.slack()).snapshot(),
                look.teams().isEmpty()
                        ? null
                        : stage.teams().person(Cast.TENANT, look.teams()).snapshot(),
                Map.of("slack", slackMessages(), "teams", teamsMessages()),
                hands.moving(),
                hands.last(),
                steps.done(look),
                faults.pending());
    }

    private Map<String, Map<String, Integer>> slackMessages() {
        Map<String, Map<String, Integer>> byPerson = new LinkedHashMap<>();
        for (var member : Cast.SLACK) {
            byPerson.put(
                    member.id(),
                    stage.slack().person(Cast.WORKSPACE, member.id()).snapshot().conversations().stream()
                            .collect(Collectors.toMap(
                                    SlackSnapshot.Conversation::id, each -> (int) each.messages().stream()
                                            .filter(SlackSnapshot.Message::fromBot)
                                            .count())));
        }
        return byPerson;
    }

    private Map<String, Map<String, Integer>> teamsMessages() {
        Map<String, Map<String, Integer>> byPerson = new LinkedHashMap<>();
        for (var member : Cast.TEAMS) {
            byPerson.put(
                    member.id(),
                    stage.teams().person(Cast.TENANT, member.id()).snapshot().conversations().stream()
                            .collect(Collectors.toMap(
                                    TeamsSnapshot.Conversation::id, each -> (int) each.messages().stream()
                                            .filter(TeamsSnapshot.Message::fromBot)
                                            .count())));
        }
        return byPerson;
    }
}
