package dev.trellis.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.Conversation;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.teams.TeamsServer.Response;
import dev.trellis.teams.outbound.TeamsChat;
import dev.trellis.testkit.ChatUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Puts the adapter to the contract's tests, with gestures as a Teams client makes them. */
final class TeamsUnderTest implements ChatUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static int gestures;

    private final TeamsServer server = TeamsServer.fresh();
    private final List<JsonNode> cards = new ArrayList<>();
    private byte[] lastTap = new byte[0];
    private JsonNode openForm = JSON.missingNode();

    @Override
    public ChatPlatform platform() {
        return server.bean(TeamsChat.class);
    }

    @Override
    public WorkspaceRef workspace() {
        return new WorkspaceRef("teams", FakeTeams.TENANT, server.teams.serviceUrl());
    }

    @Override
    public ChatIdentity person() {
        return new ChatIdentity("teams", FakeTeams.TENANT, FakeTeams.ADA);
    }

    @Override
    public ChatIdentity unreachable() {
        return new ChatIdentity("teams", FakeTeams.TENANT, FakeTeams.UNREACHABLE);
    }

    @Override
    public String channel() {
        return FakeTeams.CHANNEL;
    }

    @Override
    public void next(Trouble trouble) {
        server.teams.trouble = trouble;
    }

    @Override
    public List<Seen> seen() {
        return server.teams.posted.stream()
                .map(message -> seen(message.conversation, card(message.activity)))
                .toList();
    }

    @Override
    public int callsThatPost() {
        return server.teams.callsThatPost();
    }

    @Override
    public void assertPayloadsValid() {
        for (FakeTeams.Posted message : server.teams.posted) {
            assertThat(message.activity.toString().getBytes(StandardCharsets.UTF_8))
                    .as("bytes of a message")
                    .hasSizeLessThanOrEqualTo(28_000);
            assertThat(message.activity.path("summary").asText()).isNotBlank();
            cards.add(card(message.activity));
        }
        if (!CardSchema.isThere()) {
            LoggerFactory.getLogger(TeamsUnderTest.class)
                    .warn("SKIPPED: no shared/schemas/adaptive-card-1.5.json, cards were not checked");
            return;
        }
        assertThat(cards).allSatisfy(card -> assertThat(CardSchema.errors(card)).isEmpty());
    }

    @Override
    public void answeredBy(Conversation conversation) {
        server.answeredBy(conversation);
    }

    @Override
    public Knocked types(String words) {
        ObjectNode activity = activity("message").put("text", words);
        return knocked(server.post(activity));
    }

    @Override
    public Knocked taps(String label, boolean again) {
        if (!again) {
            FakeTeams.Posted newest = server.teams.posted.getLast();
            JsonNode action = new CardReader(card(newest.activity))
                    .actions().stream()
                            .filter(one -> one.path("title").asText().equals(label))
                            .findFirst()
                            .orElseThrow();
            lastTap = bytes(tap(action, newest.id));
        }
        return knocked(server.post("Bearer " + server.genuineToken(), lastTap));
    }

    private static ObjectNode tap(JsonNode action, String message) {
        ObjectNode activity = activity("invoke").put("replyToId", message);
        if (action.path("type").asText().equals("Action.Execute")) {
            activity.put("name", "adaptiveCard/action");
            ObjectNode pressed =
                    activity.putObject("value").put("trigger", "manual").putObject("action");
            pressed.put("type", "Action.Execute")
                    .put("verb", action.path("verb").asText());
            pressed.set("data", action.path("data"));
        } else {
            assertThat(action.path("data").path("msteams").path("type").asText())
                    .isEqualTo("task/fetch");
            activity.put("name", "task/fetch");
            activity.putObject("value").set("data", action.path("data"));
        }
        return activity;
    }

    @Override
    public Knocked submits(Map<String, String> values) {
        ObjectNode activity = activity("invoke").put("name", "task/submit");
        ObjectNode data = activity.putObject("value").putObject("data");
        JsonNode submit = openForm.path("card").path("content").path("actions").path(0);
        data.setAll((ObjectNode) submit.path("data"));
        openForm.path("card").path("content").path("body").forEach(element -> {
            if (element.path("type").asText().startsWith("Input.")) {
                String id = element.path("id").asText();
                // Clients send every input; what is empty is an empty string.
                data.put(id, values.getOrDefault(id.substring("field.".length()), ""));
            }
        });
        return knocked(server.post(activity));
    }

    @Override
    public Knocked forged() {
        String token = BotFrameworkTokens.signed(
                BotFrameworkTokens.FORGED,
                BotFrameworkTokens.claims(server.teams.serviceUrl(), TestBeans.CLOCK.instant(), claims -> {}));
        return knocked(server.post("Bearer " + token, lastTap));
    }

    @Override
    public Knocked malformed() {
        return knocked(server.post("Bearer " + server.genuineToken(), "{\"type\":".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {}

    private Knocked knocked(Response response) {
        JsonNode body = response.body();
        if (body.path("task").path("type").asText().equals("continue")) {
            openForm = body.path("task").path("value");
            JsonNode content = openForm.path("card").path("content");
            cards.add(content);
            return new Knocked(
                    response.status(), null, form(openForm.path("title").asText(), content));
        }
        return switch (body.path("type").asText()) {
            case "application/vnd.microsoft.card.adaptive" -> {
                cards.add(body.path("value"));
                yield new Knocked(response.status(), seen(FakeTeams.direct(FakeTeams.ADA), body.path("value")), null);
            }
            case "application/vnd.microsoft.activity.message" ->
                new Knocked(
                        response.status(),
                        new Seen(
                                FakeTeams.direct(FakeTeams.ADA),
                                body.path("value").asText(),
                                List.of(),
                                false),
                        null);
            default -> new Knocked(response.status(), null, null);
        };
    }

    private static SeenForm form(String title, JsonNode card) {
        Map<String, String> labels = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        Map<String, String> errors = new HashMap<>();
        for (JsonNode element : card.path("body")) {
            String id = element.path("id").asText();
            if (element.path("type").asText().startsWith("Input.")) {
                String field = id.substring("field.".length());
                labels.put(field, element.path("label").asText());
                if (element.has("value")) {
                    values.put(field, element.path("value").asText());
                }
            } else if (id.startsWith("error.")) {
                errors.put(
                        id.substring("error.".length()),
                        element.path("inlines").path(0).path("text").asText());
            }
        }
        return new SeenForm(title, labels, values, errors);
    }

    private static Seen seen(String conversation, JsonNode card) {
        CardReader read = new CardReader(card);
        return new Seen(conversation, read.text(), read.buttons(), read.drawsChart());
    }

    static JsonNode card(JsonNode activity) {
        return activity.path("attachments").path(0).path("content");
    }

    /** An activity of Ada's in her own chat, with an id of its own. */
    static ObjectNode activity(String type) {
        ObjectNode activity = JSON.createObjectNode()
                .put("type", type)
                .put("id", "gesture-" + ++gestures)
                .put("timestamp", "2026-11-23T09:00:00.123Z")
                .put("serviceUrl", TeamsServer.current().teams.serviceUrl())
                .put("channelId", "msteams")
                .put("locale", "en-GB")
                .put("localTimezone", "Europe/Berlin");
        activity.putObject("from")
                .put("id", FakeTeams.ADA_MEMBER)
                .put("name", "Ada Lovelace")
                .put("aadObjectId", FakeTeams.ADA);
        activity.putObject("conversation")
                .put("conversationType", "personal")
                .put("tenantId", FakeTeams.TENANT)
                .put("id", FakeTeams.direct(FakeTeams.ADA));
        activity.putObject("recipient")
                .put("id", "28:" + BotFrameworkTokens.APP)
                .put("name", "Trellis");
        activity.putObject("channelData").putObject("tenant").put("id", FakeTeams.TENANT);
        return activity;
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
