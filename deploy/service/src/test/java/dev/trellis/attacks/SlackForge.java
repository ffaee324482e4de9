package dev.trellis.attacks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.flows.Town;
import dev.trellis.standins.slack.SlackSignature;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Requests as Slack sends them, with anything in them, signed or not. */
final class SlackForge {
    static final String PATH = "/slack/events";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Town town;
    private final Http http;
    private final AtomicLong triggers = new AtomicLong();

    SlackForge(Town town, Http http) {
        this.town = town;
        this.http = http;
    }

    String secret() {
        return town.slack.app().signingSecret();
    }

    long now() {
        return town.clock.instant().getEpochSecond();
    }

    Map<String, String> signed(String body) {
        return headers(now(), SlackSignature.of(secret(), now(), body));
    }

    static Map<String, String> headers(Object timestamp, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", FORM);
        headers.put("X-Slack-Request-Timestamp", String.valueOf(timestamp));
        headers.put("X-Slack-Signature", signature);
        return headers;
    }

    Answer send(String body) throws IOException, InterruptedException {
        return http.post(PATH, signed(body), body);
    }

    Answer send(String body, Map<String, String> headers) throws IOException, InterruptedException {
        return http.post(PATH, headers, body);
    }

    String command(String user, String text) {
        return command(Town.WORKSPACE, user, text);
    }

    String command(String team, String user, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", town.slack.app().verificationToken());
        fields.put("team_id", team);
        fields.put("channel_id", "D0ANY");
        fields.put("channel_name", "directmessage");
        fields.put("user_id", user);
        fields.put("user_name", handle(user));
        fields.put("command", "/mentor");
        fields.put("text", text);
        fields.put("trigger_id", trigger());
        return form(fields);
    }

    /** A button, on a page that holds no message; what is to be said goes to the one who pressed. */
    String press(String user, String actionId, Map<String, String> claim) {
        return payload(interaction("block_actions", user, actionId, claim));
    }

    String press(String user, String actionId, Map<String, String> claim, String responseUrl) {
        return payload(interaction("block_actions", user, actionId, claim).put("response_url", responseUrl));
    }

    private ObjectNode interaction(String type, String user, String actionId, Map<String, String> claim) {
        ObjectNode payload = base(type, user);
        payload.putObject("container").put("type", "view").put("view_id", "V0FORGED");
        payload.putArray("actions")
                .addObject()
                .put("action_id", actionId)
                .put("block_id", "b1")
                .put("type", "button")
                .put("action_ts", now() + ".1")
                .put("value", JSON.valueToTree(claim).toString());
        return payload;
    }

    /** A form that was sent, whether or not it was ever opened. */
    String submit(String user, String form, Map<String, String> subject, Map<String, String> values) {
        ObjectNode payload = base("view_submission", user);
        ObjectNode metadata = JSON.createObjectNode().put("form", form);
        metadata.set("subject", JSON.valueToTree(subject));
        ObjectNode view = payload.putObject("view")
                .put("id", "V0FORGED")
                .put("type", "modal")
                .put("hash", "1.a")
                .put("callback_id", "")
                .put("private_metadata", metadata.toString());
        view.putArray("blocks");
        ObjectNode state = view.putObject("state").putObject("values");
        values.forEach((field, value) -> state.putObject(field)
                .putObject("any")
                .put("type", "plain_text_input")
                .put("value", value));
        return payload(payload);
    }

    private ObjectNode base(String type, String user) {
        ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", trigger());
        payload.putObject("user").put("id", user).put("username", handle(user)).put("team_id", Town.WORKSPACE);
        payload.putObject("team").put("id", Town.WORKSPACE).put("domain", "town");
        return payload.put("is_enterprise_install", false);
    }

    /** Words said to Trellis directly. */
    ObjectNode said(String team, String user, String text) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", "message")
                .put("user", user)
                .put("text", text)
                .put("team", team)
                .put("channel", town.slack.person(Town.WORKSPACE, user).directId())
                .put("channel_type", "im")
                .put("ts", now() + ".000100");
        return event(team, event);
    }

    ObjectNode event(String team, ObjectNode event) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("type", "event_callback")
                .put("team_id", team)
                .put("event_id", "Ev0FORGED" + triggers.incrementAndGet());
        envelope.set("event", event);
        envelope.putArray("authorizations")
                .addObject()
                .put("team_id", team)
                .put("user_id", "U0BOT")
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return envelope;
    }

    /** As the town names its people: the id without what all ids begin with. */
    private static String handle(String user) {
        return user.replaceFirst("^U0", "").toLowerCase(Locale.ROOT);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private String trigger() {
        return "forged." + triggers.incrementAndGet();
    }

    private static String payload(ObjectNode payload) {
        return form(Map.of("payload", payload.toString()));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
