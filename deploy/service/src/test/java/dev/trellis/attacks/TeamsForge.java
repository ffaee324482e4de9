package dev.trellis.attacks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.trellis.flows.Town;
import dev.trellis.standins.teams.BotFrameworkKeys;
import dev.trellis.standins.teams.TeamsPerson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Activities as the Bot Connector posts them, with anything in them, and tokens as good or bad as one likes. */
final class TeamsForge {
    static final String PATH = "/api/messages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Town town;
    private final Http http;
    private final AtomicLong ids = new AtomicLong();

    TeamsForge(Town town, Http http) {
        this.town = town;
        this.http = http;
    }

    String serviceUrl() {
        return town.teams.serviceUrl().toString();
    }

    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                BotFrameworkKeys.claims(town.teams.bot().appId(), serviceUrl(), town.clock.instant());
        change.accept(claims);
        return claims.build();
    }

    /** Signed with the published key, whatever it claims. */
    String token(Consumer<JWTClaimsSet.Builder> change) {
        return town.teams.keys().sign(claims(change));
    }

    String genuine() {
        return token(claims -> {});
    }

    /** Words of a person to the bot, in their own chat. */
    ObjectNode said(TeamsPerson by, String text) {
        return activity("message", by).put("text", text);
    }

    ObjectNode press(TeamsPerson by, String name, Map<String, String> claim) {
        ObjectNode invoke = activity("invoke", by).put("name", "adaptiveCard/action");
        ObjectNode action = invoke.putObject("value").putObject("action");
        action.put("type", "Action.Execute").put("verb", name);
        action.set("data", data(name, claim, Map.of()));
        return invoke;
    }

    ObjectNode ask(TeamsPerson by, String form, Map<String, String> subject) {
        ObjectNode invoke = activity("invoke", by).put("name", "task/fetch");
        invoke.putObject("value").set("data", data(form, subject, Map.of()));
        return invoke;
    }

    ObjectNode submit(TeamsPerson by, String form, Map<String, String> subject, Map<String, String> values) {
        ObjectNode invoke = activity("invoke", by).put("name", "task/submit");
        invoke.putObject("value").set("data", data(form, subject, values));
        return invoke;
    }

    private static ObjectNode data(String name, Map<String, String> claim, Map<String, String> values) {
        ObjectNode data = JSON.createObjectNode();
        data.putObject("trellis").put("name", name).set("with", JSON.valueToTree(claim));
        values.forEach((field, value) -> data.put("field." + field, value));
        return data;
    }

    ObjectNode activity(String type, TeamsPerson by) {
        ObjectNode activity = JSON.createObjectNode()
                .put("type", type)
                .put("id", "f:forged-" + ids.incrementAndGet())
                .put("timestamp", town.clock.instant().toString())
                .put("channelId", "msteams")
                .put("serviceUrl", serviceUrl())
                .put("locale", by.user().locale());
        activity.putObject("from")
                .put("id", by.user().memberId())
                .put("name", by.user().name())
                .put("aadObjectId", by.user().aadObjectId());
        activity.putObject("conversation")
                .put("conversationType", "personal")
                .put("tenantId", Town.TENANT)
                .put("id", by.personalId());
        activity.putObject("recipient").put("id", town.teams.bot().botId());
        activity.putObject("channelData").putObject("tenant").put("id", Town.TENANT);
        return activity;
    }

    Answer send(ObjectNode activity) throws IOException, InterruptedException {
        return send(genuine(), activity.toString());
    }

    Answer send(String token, String body) throws IOException, InterruptedException {
        return send(Map.of("Authorization", "Bearer " + token), body);
    }

    Answer send(Map<String, String> headers, String body) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json; charset=utf-8");
        all.putAll(headers);
        return http.post(PATH, all, body);
    }
}
