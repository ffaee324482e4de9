package dev.trellis.flows;

import dev.trellis.standins.ClientReply;
import dev.trellis.standins.teams.TeamsPerson;
import dev.trellis.standins.teams.TeamsSnapshot;
import dev.trellis.testkit.NeverLogged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody in Teams. What is due after a gesture is done before it returns. */
public final class OnTeams {
    public final TeamsPerson person;
    private final Town town;
    private @Nullable ClientReply last;

    public OnTeams(Town town, String aadObjectId) {
        this.town = town;
        this.person = town.teams.person(Town.TENANT, aadObjectId);
    }

    public OnTeams installs() {
        return after(person.install());
    }

    public OnTeams says(String words) {
        return after(person.say(words));
    }

    public OnTeams saysIn(String channel, String words) {
        return after(person.say(channel, words));
    }

    /** Taps the newest button with this title, in the personal chat. */
    public OnTeams taps(String title) {
        for (TeamsSnapshot.Message message : person.personal().messages().reversed()) {
            boolean offered = message.card() != null
                    && person.actions(person.personalId(), message.id()).stream()
                            .anyMatch(action -> action.title().equals(title));
            if (offered) {
                return after(person.act(person.personalId(), message.id(), title));
            }
        }
        throw new AssertionError("no button “" + title + "” in: " + messages());
    }

    public OnTeams submits(String button, Map<String, String> inputs) {
        inputs.values().forEach(NeverLogged::words);
        return after(person.submitDialog(button, inputs));
    }

    public ClientReply reply() {
        return Optional.ofNullable(last).orElseThrow();
    }

    public List<String> messages() {
        return texts(person.personal());
    }

    public String message() {
        return messages().getLast();
    }

    public List<String> messagesIn(String channel) {
        return texts(person.snapshot().conversation(channel).orElseThrow());
    }

    private static List<String> texts(TeamsSnapshot.Conversation conversation) {
        List<String> texts = new ArrayList<>();
        conversation
                .messages()
                .forEach(message -> texts.add((message.card() == null ? message.text() : Visible.text(message.card()))
                        + (message.notice() == null ? "" : "\n" + message.notice())));
        return texts;
    }

    private OnTeams after(ClientReply reply) {
        last = reply;
        town.settle();
        return this;
    }
}
