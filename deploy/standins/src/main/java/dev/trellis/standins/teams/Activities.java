package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Activities as Microsoft writes them (documented; ids and envelope fields as seen in real traffic [unv]). */
final class Activities {
    private final TeamsTenant tenant;
    private final String serviceUrl;

    Activities(TeamsTenant tenant, String serviceUrl) {
        this.tenant = tenant;
        this.serviceUrl = serviceUrl;
    }

    /** What every activity carries; {@code type} comes first. */
    ObjectNode from(TeamsUser user, String type, String id, TeamsConversation conversation, @Nullable String rootId) {
        Instant now = tenant.clock().instant();
        ObjectNode activity = Json.object()
                .put("type", type)
                .put("id", id)
                .put("timestamp", DateTimeFormatter.ISO_INSTANT.format(now));
        ZoneId zone = user.timeZone();
        if (zone != null) {
            activity.put("localTimestamp", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atZone(zone)));
            activity.put("localTimezone", zone.getId());
        }
        activity.put("channelId", "msteams").put("serviceUrl", serviceUrl);
        activity.putObject("from")
                .put("id", user.memberId())
                .put("name", user.name())
                .put("aadObjectId", user.aadObjectId());
        activity.set("conversation", conversation(conversation, rootId));
        activity.putObject("recipient")
                .put("id", tenant.bot().botId())
                .put("name", tenant.bot().name());
        activity.putArray("entities").add(clientInfo(user));
        activity.set("channelData", channelData(conversation));
        return activity.put("locale", user.locale());
    }

    private ObjectNode conversation(TeamsConversation conversation, @Nullable String rootId) {
        ObjectNode json = Json.object();
        if (conversation.personal()) {
            json.put("conversationType", "personal");
        } else {
            json.put("isGroup", true).put("conversationType", "channel");
        }
        String thread = rootId == null || conversation.personal() ? "" : ";messageid=" + rootId;
        return json.put("tenantId", tenant.tenantId()).put("id", conversation.id() + thread);
    }

    private static JsonNode clientInfo(TeamsUser user) {
        ObjectNode info = Json.object()
                .put("locale", user.locale())
                .put("country", user.country())
                .put("platform", "Web");
        ZoneId zone = user.timeZone();
        if (zone != null) {
            info.put("timezone", zone.getId());
        }
        return info.put("type", "clientInfo");
    }

    ObjectNode channelData(TeamsConversation conversation) {
        ObjectNode data = Json.object();
        String teamId = conversation.teamId();
        if (teamId != null) {
            data.put("teamsChannelId", conversation.id()).put("teamsTeamId", teamId);
            data.putObject("channel").put("id", conversation.id());
            data.putObject("team")
                    .put("id", teamId)
                    .put("name", tenant.team(teamId).name());
        }
        data.putObject("tenant").put("id", tenant.tenantId());
        return data;
    }

    /** An invoke of this name; ids of invokes are not ids of messages. */
    ObjectNode invoke(
            TeamsUser user, String name, TeamsConversation conversation, @Nullable String rootId, ObjectNode value) {
        ObjectNode activity = from(user, "invoke", tenant.ids().event(), conversation, rootId);
        activity.put("name", name);
        activity.set("value", value);
        return activity;
    }
}
