package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Bot Connector's REST API (documented): conversations, activities, members, teams. */
final class Connector {
    /** Microsoft says about 28 KB; here exactly, of the request body in UTF-8 [unv]. */
    static final int MOST_BYTES = 28 * 1024;

    private final Map<String, TeamsTenant> tenants;
    private final TeamsBot bot;
    private final TeamsRateLimits rateLimits;

    Connector(Map<String, TeamsTenant> tenants, TeamsBot bot, TeamsRateLimits rateLimits) {
        this.tenants = tenants;
        this.bot = bot;
        this.rateLimits = rateLimits;
    }

    /** Too fast; becomes 429. */
    static final class TooFast extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Duration wait;

        TooFast(Duration wait) {
            super("too many requests", null, false, false);
            this.wait = wait;
        }

        Duration retryAfter() {
            return wait;
        }
    }

    WireResponse answer(ConnectorCall call) {
        return switch (call.name()) {
            case "POST /v3/conversations" -> create(call.request().json());
            case "POST /v3/conversations/{id}/activities", "POST /v3/conversations/{id}/activities/{id}" -> {
                ChannelAddress address = ChannelAddress.of(call.id());
                TeamsTenant tenant = tenantOf(address.conversationId());
                yield tenant.locked(() -> send(tenant, address, call));
            }
            case "PUT /v3/conversations/{id}/activities/{id}", "DELETE /v3/conversations/{id}/activities/{id}" -> {
                ChannelAddress address = ChannelAddress.of(call.id());
                TeamsTenant tenant = tenantOf(address.conversationId());
                yield tenant.locked(() -> change(tenant, address, call));
            }
            case "GET /v3/conversations/{id}/members" -> WireResponse.json(200, members(call));
            case "GET /v3/conversations/{id}/pagedmembers" -> {
                ObjectNode page = Json.object();
                page.set("members", members(call));
                yield WireResponse.json(200, page);
            }
            case "GET /v3/conversations/{id}/members/{id}" -> member(call);
            case "GET /v3/teams/{id}", "GET /v3/teams/{id}/conversations" -> team(call);
            default -> throw new ConnectorError(404, "ServiceError", "no such operation: " + call.name());
        };
    }

    private WireResponse create(JsonNode body) {
        String tenantId = body.path("tenantId")
                .asText(body.path("channelData").path("tenant").path("id").asText(""));
        if (tenantId.isEmpty()) {
            throw ConnectorError.badRequest("Incorrect conversation creation parameters: no tenantId");
        }
        TeamsTenant tenant = Optional.ofNullable(tenants.get(tenantId))
                .orElseThrow(() -> new ConnectorError(403, "ForbiddenOperationException", "unknown tenant"));
        JsonNode channel = body.path("channelData").path("channel").path("id");
        return tenant.locked(() ->
                channel.isTextual() ? createThread(tenant, channel.asText(), body) : createPersonal(tenant, body));
    }

    private WireResponse createPersonal(TeamsTenant tenant, JsonNode body) {
        if (!bot.botId().equals(body.path("bot").path("id").asText(bot.botId()))) {
            throw ConnectorError.badRequest("Incorrect conversation creation parameters: bot is not the caller");
        }
        if (body.path("members").size() != 1) {
            throw ConnectorError.badRequest("Incorrect conversation creation parameters: one member is needed");
        }
        TeamsUser user = tenant.user(body.path("members").get(0).path("id").asText())
                .orElseThrow(() -> ConnectorError.badRequest("Failed to decrypt pairwise id"));
        TeamsConversation conversation = tenant.personal(user);
        requireMayWrite(tenant, conversation);
        throttle(tenant, conversation);
        return WireResponse.json(201, Json.object().put("id", conversation.id()));
    }

    private WireResponse createThread(TeamsTenant tenant, String channelId, JsonNode body) {
        TeamsConversation conversation = tenant.conversation(channelId).orElseThrow(ConnectorError::notFound);
        requireMayWrite(tenant, conversation);
        throttle(tenant, conversation);
        String id = post(tenant, conversation, null, body.path("activity"), "");
        return WireResponse.json(
                201, Json.object().put("id", channelId + ";messageid=" + id).put("activityId", id));
    }

    private WireResponse send(TeamsTenant tenant, ChannelAddress address, ConnectorCall call) {
        TeamsConversation conversation =
                tenant.conversation(address.conversationId()).orElseThrow(ConnectorError::notFound);
        requireMayWrite(tenant, conversation);
        JsonNode activity = call.request().json();
        String type = activity.path("type").asText();
        if (type.equals("typing")) {
            return WireResponse.json(201, Json.object().put("id", tenant.ids().event()));
        }
        if (!type.equals("message")) {
            throw ConnectorError.badRequest("activity type must be message or typing, not '" + type + "'");
        }
        throttle(tenant, conversation);
        String replyTo = call.path().size() > 4
                ? call.activityId()
                : activity.path("replyToId").asText("");
        String root = conversation.personal() ? null : root(conversation, address, replyTo);
        String id = post(tenant, conversation, root, activity, call.request().body());
        return WireResponse.json(201, Json.object().put("id", id));
    }

    private static @Nullable String root(TeamsConversation conversation, ChannelAddress address, String replyTo) {
        String asked = address.rootId() == null ? replyTo : address.rootId();
        if (asked.isEmpty()) {
            return null;
        }
        TeamsMessage message = conversation
                .message(asked)
                .orElseThrow(() -> new ConnectorError(
                        404, "ActivityNotFoundInConversation", "no activity " + asked + " in the conversation"));
        return message.rootId() == null ? message.id() : message.rootId();
    }

    private String post(
            TeamsTenant tenant,
            TeamsConversation conversation,
            @Nullable String rootId,
            JsonNode activity,
            String raw) {
        requireContent(activity, raw.isEmpty() ? Json.write(activity) : raw);
        String id = tenant.ids().activity(tenant.clock().instant());
        conversation.messages().add(TeamsMessage.fromActivity(id, rootId, bot.botId(), true, activity));
        tenant.changed("message", conversation.id());
        return id;
    }

    private WireResponse change(TeamsTenant tenant, ChannelAddress address, ConnectorCall call) {
        TeamsConversation conversation =
                tenant.conversation(address.conversationId()).orElseThrow(ConnectorError::notFound);
        requireMayWrite(tenant, conversation);
        TeamsMessage message = conversation
                .message(call.activityId())
                .orElseThrow(() ->
                        new ConnectorError(404, "ActivityNotFoundInConversation", "no activity " + call.activityId()));
        if (!message.fromBot()) {
            throw new ConnectorError(403, "NotEnoughPermissions", "not the bot's own message");
        }
        if (call.request().method().equals("DELETE")) {
            conversation.messages().remove(message);
        } else {
            requireContent(call.request().json(), call.request().body());
            throttle(tenant, conversation);
            conversation.replace(
                    message.id(), was -> was.editedTo(call.request().json()));
            tenant.users().forEach(user -> tenant.screen(user.aadObjectId()).clear(message.id()));
        }
        tenant.changed("message", conversation.id());
        return call.request().method().equals("DELETE")
                ? WireResponse.empty(200)
                : WireResponse.json(200, Json.object().put("id", message.id()));
    }

    private static void requireContent(JsonNode activity, String raw) {
        if (!activity.isObject()) {
            throw ConnectorError.badRequest("the body is no activity");
        }
        if (raw.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new ConnectorError(413, "MessageSizeTooBig", "Message size too large.");
        }
        if (activity.path("text").asText("").isEmpty()
                && activity.path("attachments").isEmpty()) {
            throw ConnectorError.badRequest("Activity resulted into multiple skype activities: nothing to show");
        }
        for (JsonNode attachment : activity.path("attachments")) {
            if (attachment.path("contentType").asText("").isEmpty()) {
                throw ConnectorError.badRequest("an attachment has no contentType");
            }
            if (attachment.path("contentType").asText().equals(TeamsMessage.ADAPTIVE_CARD)) {
                var problems = AdaptiveCardRules.check(attachment.path("content"));
                if (!problems.isEmpty()) {
                    throw ConnectorError.badRequest("invalid Adaptive Card: " + String.join("; ", problems));
                }
            }
        }
    }

    private static void requireMayWrite(TeamsTenant tenant, TeamsConversation conversation) {
        String teamId = conversation.teamId();
        if (teamId != null) {
            if (!tenant.installed(teamId)) {
                throw ConnectorError.notInRoster();
            }
            return;
        }
        String person = conversation.members().iterator().next();
        if (tenant.blocked(person)) {
            throw new ConnectorError(403, "MessageWritesBlocked", "The user has blocked the bot.");
        }
        if (!tenant.installed(person)) {
            throw new ConnectorError(
                    403, "BotNotInConversationRoster", "The bot is not installed in the user's personal scope.");
        }
    }

    private void throttle(TeamsTenant tenant, TeamsConversation conversation) {
        rateLimits.take(tenant.tenantId(), conversation.id()).ifPresent(wait -> {
            throw new TooFast(wait);
        });
    }

    private ArrayNode members(ConnectorCall call) {
        String id = ChannelAddress.of(call.id()).conversationId();
        TeamsTenant tenant = tenantOf(id);
        return tenant.locked(() -> {
            TeamsConversation conversation = tenant.conversation(id).orElseThrow(ConnectorError::notFound);
            requireMayWrite(tenant, conversation);
            ArrayNode members = Json.array();
            conversation.members().stream()
                    .flatMap(each -> tenant.user(each).stream())
                    .forEach(user -> members.add(MemberJson.of(tenant, user)));
            return members;
        });
    }

    private WireResponse member(ConnectorCall call) {
        String id = ChannelAddress.of(call.id()).conversationId();
        TeamsTenant tenant = tenantOf(id);
        return tenant.locked(() -> {
            TeamsConversation conversation = tenant.conversation(id).orElseThrow(ConnectorError::notFound);
            requireMayWrite(tenant, conversation);
            return tenant.user(call.activityId())
                    .filter(user -> conversation.members().contains(user.aadObjectId()))
                    .map(user -> WireResponse.json(200, MemberJson.of(tenant, user)))
                    .orElseThrow(() -> new ConnectorError(
                            404, "MemberNotFoundInConversation", "Member not found in conversation."));
        });
    }

    private WireResponse team(ConnectorCall call) {
        TeamsTenant tenant = tenants.values().stream()
                .filter(each -> each.locked(() -> each.findTeam(call.id()).isPresent()))
                .findFirst()
                .orElseThrow(ConnectorError::notFound);
        return tenant.locked(() -> {
            TeamsTeam team = tenant.team(call.id());
            if (!tenant.installed(team.id())) {
                throw ConnectorError.notInRoster();
            }
            return WireResponse.json(
                    200, call.path().size() > 3 ? MemberJson.channels(team) : MemberJson.team(tenant, team));
        });
    }

    private TeamsTenant tenantOf(String conversationId) {
        Collection<TeamsTenant> all = tenants.values();
        return all.stream()
                .filter(each ->
                        each.locked(() -> each.conversation(conversationId).isPresent()))
                .findFirst()
                .orElseThrow(ConnectorError::notFound);
    }
}
