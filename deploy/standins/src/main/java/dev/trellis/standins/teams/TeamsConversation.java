package dev.trellis.standins.teams;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A personal chat or a channel; touched only under its tenant's lock.
 *
 * @param teamId null for a personal chat
 * @param members aadObjectIds; the team's set for a channel
 */
record TeamsConversation(
        String id, String name, @Nullable String teamId, Set<String> members, List<TeamsMessage> messages) {

    static TeamsConversation personal(String id, String botName, String aadObjectId) {
        return new TeamsConversation(id, botName, null, new LinkedHashSet<>(Set.of(aadObjectId)), new ArrayList<>());
    }

    static TeamsConversation channel(String id, String name, TeamsTeam team) {
        return new TeamsConversation(id, name, team.id(), team.members(), new ArrayList<>());
    }

    boolean personal() {
        return teamId == null;
    }

    Optional<TeamsMessage> message(String activityId) {
        return messages.stream().filter(each -> each.id().equals(activityId)).findFirst();
    }

    void replace(String activityId, UnaryOperator<TeamsMessage> change) {
        messages.replaceAll(each -> each.id().equals(activityId) ? change.apply(each) : each);
    }
}
