package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import java.util.ArrayList;
import java.util.List;

/** The app coming and going, and people joining teams: {@code installationUpdate} and {@code conversationUpdate}. */
final class Installing {
    private final TeamsTenant tenant;
    private final ActivityDelivery delivery;

    Installing(TeamsTenant tenant, ActivityDelivery delivery) {
        this.tenant = tenant;
        this.delivery = delivery;
    }

    ClientReply personal(TeamsUser user, boolean add) {
        return installation(user, user.aadObjectId(), tenant.locked(() -> tenant.personal(user)), add);
    }

    ClientReply team(TeamsUser user, String teamId, boolean add) {
        TeamsConversation general = tenant.locked(
                () -> tenant.conversation(tenant.team(teamId).id()).orElseThrow());
        return installation(user, teamId, general, add);
    }

    private ClientReply installation(TeamsUser user, String where, TeamsConversation conversation, boolean add) {
        List<ObjectNode> activities = tenant.locked(() -> {
            tenant.install(where, add);
            List<ObjectNode> told = new ArrayList<>();
            if (add) {
                told.add(membersAdded(user, conversation, tenant.bot().botId()));
            }
            ObjectNode update = activities()
                    .from(user, "installationUpdate", tenant.ids().event(), conversation, null)
                    .put("action", add ? "add" : "remove");
            ((ObjectNode) update.path("channelData"))
                    .putObject("settings")
                    .putObject("selectedChannel")
                    .put("id", conversation.id());
            told.add(update);
            return told;
        });
        List<Exchange> exchanges = new ArrayList<>();
        activities.forEach(
                each -> exchanges.addAll(delivery.post(each.path("type").asText(), each)));
        return ClientReply.of(exchanges);
    }

    ClientReply addMember(TeamsUser user, String teamId, String otherAadObjectId) {
        ObjectNode activity = tenant.locked(() -> {
            TeamsUser other = tenant.user(otherAadObjectId).orElseThrow();
            TeamsTeam team = tenant.team(teamId);
            team.members().add(other.aadObjectId());
            tenant.changed("members", teamId);
            return membersAdded(user, tenant.conversation(team.id()).orElseThrow(), other.memberId());
        });
        return tenant.locked(() -> tenant.installed(teamId))
                ? ClientReply.of(delivery.post("conversationUpdate", activity))
                : ClientReply.of(List.of());
    }

    private ObjectNode membersAdded(TeamsUser user, TeamsConversation conversation, String memberId) {
        ObjectNode activity =
                activities().from(user, "conversationUpdate", tenant.ids().event(), conversation, null);
        ObjectNode member = activity.putArray("membersAdded").addObject().put("id", memberId);
        tenant.user(memberId).ifPresent(each -> member.put("aadObjectId", each.aadObjectId()));
        if (!conversation.personal()) {
            ((ObjectNode) activity.path("channelData")).put("eventType", "teamMemberAdded");
        }
        return activity;
    }

    private Activities activities() {
        return new Activities(tenant, delivery.serviceUrl());
    }
}
