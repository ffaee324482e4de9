package dev.trellis.playground.page;

import dev.trellis.playground.cast.Cast;
import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.Surface;
import dev.trellis.standins.teams.TeamsPerson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets the stand-ins' people do what somebody did on the page. */
final class Acts {
    private final Stage stage;
    private final Steps steps;

    Acts(Stage stage, Steps steps) {
        this.stage = stage;
        this.steps = steps;
    }

    /** @throws java.util.NoSuchElementException or IllegalArgumentException for what the client does not offer any more */
    ClientReply perform(Act act) {
        return switch (act.platform()) {
            case "slack" -> slack(act, stage.slack().person(Cast.WORKSPACE, act.who()));
            case "teams" -> teams(act, stage.teams().person(Cast.TENANT, act.who()));
            default -> throw new IllegalArgumentException("no platform " + act.platform());
        };
    }

    private ClientReply slack(Act act, SlackPerson person) {
        return switch (act.does()) {
            case "say" -> person.say(act.conversationRequired(), act.textOrEmpty());
            case "command" -> person.slashCommand(act.conversationRequired(), act.textOrEmpty());
            case "press" -> {
                steps.pressed(act.actionOrEmpty());
                yield person.act(surface(act), act.block(), act.actionOrEmpty(), act.valuesOrEmpty());
            }
            case "submit" -> person.submit(act.entriesOrEmpty());
            case "close" -> person.close();
            case "closeAll" -> person.closeAll();
            case "home" -> person.openHome();
            default -> throw unknown(act);
        };
    }

    private static Surface surface(Act act) {
        if (act.view() != null) {
            return Surface.modal(act.view());
        }
        return act.message() == null
                ? Surface.home()
                : Surface.message(act.conversationRequired(), act.messageRequired());
    }

    private ClientReply teams(Act act, TeamsPerson person) {
        return switch (act.does()) {
            case "say" -> person.say(act.conversationRequired(), act.textOrEmpty());
            case "press" -> {
                steps.pressed(person.actions(act.conversationRequired(), act.messageRequired())
                        .get(act.index())
                        .verb());
                yield person.act(act.conversationRequired(), act.messageRequired(), act.index(), inputs(act));
            }
            case "submit" -> person.submitDialog(act.index(), inputs(act));
            case "close", "closeAll" -> {
                person.closeDialog();
                yield ClientReply.of(List.of());
            }
            default -> throw unknown(act);
        };
    }

    private static Map<String, String> inputs(Act act) {
        Map<String, String> inputs = new LinkedHashMap<>();
        act.entriesOrEmpty().forEach((id, values) -> inputs.put(id, String.join(",", values)));
        return inputs;
    }

    private static IllegalArgumentException unknown(Act act) {
        return new IllegalArgumentException("nobody can " + act.does() + " in " + act.platform());
    }
}
