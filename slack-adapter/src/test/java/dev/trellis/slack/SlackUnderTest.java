package dev.trellis.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.Conversation;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackServers.Shown;
import dev.trellis.slack.outbound.SlackChat;
import dev.trellis.slack.render.Json;
import dev.trellis.testkit.ChatUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Slack adapter with its real door and its real client, between a test and {@link SlackServers}. */
final class SlackUnderTest implements ChatUnderTest {
    static final String PERSON = "U0ADA";
    static final String DM = "D" + PERSON;
    static final String CHANNEL = "C0TEAM";

    final SlackClient client = SlackClient.shared();
    final SlackServers servers = client.servers;
    private @Nullable JsonNode openView;
    private Map<String, String> entered = Map.of();
    private @Nullable String lastTap;
    private int gestures;

    SlackUnderTest() {
        servers.reset();
    }

    @Override
    public ChatPlatform platform() {
        return client.bean(SlackChat.class);
    }

    @Override
    public WorkspaceRef workspace() {
        return new WorkspaceRef("slack", SlackServers.TEAM, null);
    }

    @Override
    public ChatIdentity person() {
        return new ChatIdentity("slack", SlackServers.TEAM, PERSON);
    }

    @Override
    public ChatIdentity unreachable() {
        return new ChatIdentity("slack", SlackServers.TEAM, SlackServers.GONE);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void next(Trouble trouble) {
        servers.next = trouble;
    }

    @Override
    public List<Seen> seen() {
        return servers.screen.stream().map(SlackUnderTest::seen).toList();
    }

    private static Seen seen(Shown shown) {
        return SlackScreen.show(shown.conversation(), shown.blocks());
    }

    @Override
    public int callsThatPost() {
        return servers.callsThatPost();
    }

    @Override
    public void assertPayloadsValid() {
        SchemaCheck.available().ifPresent(schema -> {
            servers.screen.stream()
                    .filter(shown -> !shown.kind().equals("home"))
                    .forEach(shown -> schema.blocks(shown.blocks()));
            servers.modals.forEach(schema::modal);
            servers.homes.forEach(schema::home);
        });
    }

    @Override
    public void answeredBy(Conversation conversation) {
        client.bean(TestConversation.class).answeredBy(conversation);
    }

    @Override
    public Knocked types(String words) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("command", "/mentor");
        form.put("text", words);
        form.put("team_id", SlackServers.TEAM);
        form.put("channel_id", DM);
        form.put("channel_name", "directmessage");
        form.put("user_id", PERSON);
        form.put("user_name", "ada");
        form.put("response_url", responseUrl());
        form.put("trigger_id", trigger());
        return knocked(client.post(SlackClient.form(form)));
    }

    @Override
    public Knocked taps(String label, boolean again) {
        String body = again ? Objects.requireNonNull(lastTap) : tap(label);
        lastTap = body;
        return knocked(client.post(body));
    }

    private String tap(String label) {
        for (Shown shown : servers.screen.reversed()) {
            for (JsonNode block : shown.blocks()) {
                for (JsonNode element : block.path("elements")) {
                    if (element.path("type").asText().equals("button")
                            && element.path("text").path("text").asText().equals(label)) {
                        return SlackClient.interaction(press(shown, element));
                    }
                }
            }
        }
        throw new AssertionError("no button " + label);
    }

    private ObjectNode press(Shown shown, JsonNode button) {
        ObjectNode payload = interaction("block_actions");
        payload.put("response_url", responseUrl());
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", shown.ts())
                .put("channel_id", shown.conversation())
                .put("is_ephemeral", shown.kind().equals("ephemeral"));
        payload.putObject("channel").put("id", shown.conversation()).put("name", "directmessage");
        ObjectNode message = payload.putObject("message").put("type", "message").put("ts", shown.ts());
        message.set("blocks", shown.blocks());
        ObjectNode action = payload.putArray("actions").addObject();
        action.put("type", "button").put("block_id", "b").put("action_ts", "1700000001." + gestures);
        action.set("action_id", button.path("action_id"));
        action.set("value", button.path("value"));
        return payload;
    }

    @Override
    public Knocked submits(Map<String, String> values) {
        entered = values;
        JsonNode view = Objects.requireNonNull(openView, "no form is open");
        ObjectNode payload = interaction("view_submission");
        ObjectNode sent = view.deepCopy();
        sent.put("id", "V1").put("hash", "156772938.1827394").put("team_id", SlackServers.TEAM);
        ObjectNode state = sent.putObject("state").putObject("values");
        for (JsonNode block : view.path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                String field = block.path("block_id").asText();
                JsonNode element = block.path("element");
                state.putObject(field).set(element.path("action_id").asText(), entry(element, values.get(field)));
            }
        }
        payload.set("view", sent);
        return knocked(client.post(SlackClient.interaction(payload)));
    }

    private static ObjectNode entry(JsonNode element, @Nullable String value) {
        String type = element.path("type").asText();
        ObjectNode entry = Json.object().put("type", type);
        switch (type) {
            case "plain_text_input" -> entry.put("value", value);
            case "datepicker" -> entry.put("selected_date", value);
            case "timepicker" -> entry.put("selected_time", value);
            case "static_select", "radio_buttons" ->
                entry.set("selected_option", value == null ? null : option(element, value));
            case "checkboxes", "multi_static_select" -> {
                ArrayNode chosen = entry.putArray("selected_options");
                if (value != null) {
                    for (String one : value.split(",")) {
                        chosen.add(option(element, one));
                    }
                }
            }
            default -> throw new AssertionError("an element that this client does not know: " + type);
        }
        return entry;
    }

    private static JsonNode option(JsonNode element, String value) {
        for (JsonNode option : element.path("options")) {
            if (option.path("value").asText().equals(value)) {
                return option;
            }
        }
        throw new AssertionError("no option " + value);
    }

    @Override
    public Knocked forged() {
        return knocked(client.post(Objects.requireNonNull(lastTap), "not the secret"));
    }

    @Override
    public Knocked malformed() {
        return knocked(client.post("{\"type\":\"event_callback\",\"event\":{"));
    }

    @Override
    public void close() {
        servers.reset();
    }

    private ObjectNode interaction(String type) {
        ObjectNode payload = Json.typed(type);
        payload.putObject("team").put("id", SlackServers.TEAM).put("domain", "test");
        payload.putNull("enterprise");
        payload.put("is_enterprise_install", false).put("api_app_id", "A1").put("token", "legacy");
        payload.putObject("user")
                .put("id", PERSON)
                .put("username", "ada")
                .put("name", "ada")
                .put("team_id", SlackServers.TEAM);
        return payload.put("trigger_id", trigger());
    }

    private String trigger() {
        return "1700000000.100." + ++gestures;
    }

    private String responseUrl() {
        return servers.url() + "/response/" + gestures;
    }

    private int shownBefore;
    private int formsBefore;

    private Knocked knocked(SlackClient.Response response) {
        Seen shown = null;
        SeenForm form = null;
        JsonNode body = response.json();
        if (body.has("blocks")) {
            shown = SlackScreen.show("response", body.path("blocks"));
            SchemaCheck.available().ifPresent(schema -> schema.blocks(body.path("blocks")));
        } else if (servers.screen.size() > shownBefore
                && servers.screen.getLast().conversation().equals("response")) {
            shown = seen(servers.screen.getLast());
        }
        shownBefore = servers.screen.size();
        if (servers.modals.size() > formsBefore) {
            openView = servers.modals.getLast();
            form = form(openView, Map.of());
        } else if (body.path("response_action").asText().equals("update")) {
            openView = body.path("view");
            servers.modals.add(openView);
            form = form(openView, Map.of());
        } else if (body.path("response_action").asText().equals("errors")) {
            Map<String, String> errors = new LinkedHashMap<>();
            body.path("errors")
                    .properties()
                    .forEach(
                            entry -> errors.put(entry.getKey(), entry.getValue().asText()));
            SeenForm open = form(Objects.requireNonNull(openView), errors);
            form = new SeenForm(open.title(), open.labels(), entered, errors);
        }
        formsBefore = servers.modals.size();
        return new Knocked(response.status(), shown, form);
    }

    private static SeenForm form(JsonNode view, Map<String, String> errors) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode block : view.path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                String field = block.path("block_id").asText();
                labels.put(field, block.path("label").path("text").asText());
                String initial = initial(block.path("element"));
                if (!initial.isEmpty()) {
                    values.put(field, initial);
                }
            }
        }
        return new SeenForm(view.path("title").path("text").asText(), labels, values, errors);
    }

    private static String initial(JsonNode element) {
        List<String> chosen = new ArrayList<>();
        element.path("initial_options")
                .forEach(option -> chosen.add(option.path("value").asText()));
        return element.path("initial_value").asText()
                + element.path("initial_date").asText()
                + element.path("initial_time").asText()
                + element.path("initial_option").path("value").asText()
                + String.join(",", chosen);
    }
}
