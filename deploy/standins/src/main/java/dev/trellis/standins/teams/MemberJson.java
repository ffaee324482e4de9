package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;

/** People and teams as the Connector writes them. */
final class MemberJson {
    private MemberJson() {}

    static ObjectNode of(TeamsTenant tenant, TeamsUser user) {
        int space = user.name().indexOf(' ');
        return Json.object()
                .put("id", user.memberId())
                .put("name", user.name())
                .put("objectId", user.aadObjectId())
                .put("aadObjectId", user.aadObjectId())
                .put("givenName", space < 0 ? user.name() : user.name().substring(0, space))
                .put("surname", space < 0 ? "" : user.name().substring(space + 1))
                .put("email", user.email())
                .put(
                        "userPrincipalName",
                        user.guest() ? user.email().replace('@', '_') + "#EXT#@tenant.onmicrosoft.com" : user.email())
                .put("tenantId", tenant.tenantId())
                .put("userRole", user.guest() ? "guest" : "user");
    }

    static ObjectNode team(TeamsTenant tenant, TeamsTeam team) {
        return Json.object()
                .put("id", team.id())
                .put("name", team.name())
                .put(
                        "aadGroupId",
                        "00000000-0000-4000-8000-%012d"
                                .formatted(Math.abs(team.id().hashCode())))
                .put("tenantId", tenant.tenantId())
                .put("channelCount", team.channels().size())
                .put("memberCount", team.members().size());
    }

    /** The General channel comes without a name, as in Teams. */
    static ObjectNode channels(TeamsTeam team) {
        ObjectNode answer = Json.object();
        ArrayNode conversations = answer.putArray("conversations");
        team.channels().forEach((id, name) -> {
            ObjectNode channel = conversations.addObject().put("id", id);
            channel.put("name", id.equals(team.id()) ? null : name);
        });
        return answer;
    }
}
