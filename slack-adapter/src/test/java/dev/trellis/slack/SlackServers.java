package dev.trellis.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.trellis.slack.render.Json;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Slack's Web API and its response_urls, over HTTP, with a memory of what was posted and with troubles on request. */
final class SlackServers implements ResponseDefinitionTransformerV2 {
    static final String TOKEN = "xoxb-test";
    static final String TEAM = "T0TEST";
    static final String GONE = "U0GONE";

    private final WireMockServer server;
    /** Also looked at by those who wait for what is said beside an answer. */
    final List<Shown> screen = new CopyOnWriteArrayList<>();

    final List<JsonNode> modals = new CopyOnWriteArrayList<>();
    final List<JsonNode> homes = new ArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> openedTriggers = new ArrayList<>();
    /** Of every post that was taken; one that comes again is turned away. */
    final List<String> clientMsgIds = new ArrayList<>();

    @Nullable
    Trouble next;

    /** Slack as such cannot be reached. */
    boolean down;

    /** Whoever asks waits until it opens. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    boolean refusesCharts;
    boolean refusesTriggers;
    private int clock;

    /** Something on a person's screen. Blocks are absent for the home page's view, which holds its own. */
    record Shown(String kind, String conversation, String ts, JsonNode blocks, JsonNode metadata) {}

    SlackServers() {
        server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().extensions(this).containerThreads(20));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    }

    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    synchronized void reset() {
        open();
        screen.clear();
        modals.clear();
        homes.clear();
        calls.clear();
        openedTriggers.clear();
        clientMsgIds.clear();
        next = null;
        down = false;
        refusesCharts = false;
        refusesTriggers = false;
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    int callsThatPost() {
        return (int) calls.stream().filter(SlackServers::posts).count();
    }

    private static boolean posts(String call) {
        return call.startsWith("chat.") || call.equals("views.publish");
    }

    @Override
    public String getName() {
        return "slack";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        try {
            gate.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer(event.getRequest());
    }

    private synchronized ResponseDefinition answer(Request request) {
        if (request.getUrl().startsWith("/response/")) {
            return respond(read(request.getBodyAsString()));
        }
        String method = request.getUrl().substring("/api/".length());
        calls.add(method);
        if (down) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(503)
                    .build();
        }
        if (!Objects.equals(request.getHeader("Authorization"), "Bearer " + TOKEN)) {
            return json(error("invalid_auth"));
        }
        Map<String, String> form = form(request.getBodyAsString());
        Trouble trouble = posts(method) ? next : null;
        if (trouble != null) {
            next = null;
            return troubled(trouble, method, form);
        }
        return json(answer(method, form));
    }

    private ResponseDefinition troubled(Trouble trouble, String method, Map<String, String> form) {
        return switch (trouble) {
            case RATE_LIMITED ->
                ResponseDefinitionBuilder.responseDefinition()
                        .withStatus(429)
                        .withHeader("Retry-After", "30")
                        .withBody("{\"ok\":false,\"error\":\"ratelimited\"}")
                        .build();
            case SERVER_ERROR ->
                ResponseDefinitionBuilder.responseDefinition().withStatus(500).build();
            case TIME_OUT -> {
                ObjectNode late = answer(method, form);
                yield ResponseDefinitionBuilder.responseDefinition()
                        .withBody(late.toString())
                        .withFixedDelay(4_000)
                        .build();
            }
            case UNAUTHORIZED -> json(error("token_revoked"));
            case REFUSED -> json(error("msg_too_long"));
        };
    }

    private ObjectNode answer(String method, Map<String, String> form) {
        return switch (method) {
            case "auth.test" ->
                ok().put("team_id", TEAM).put("enterprise_id", "E0ORG").put("user_id", "U0BOT");
            case "conversations.open" -> {
                if (GONE.equals(form.get("users"))) {
                    yield error("user_disabled");
                }
                ObjectNode opened = ok();
                opened.putObject("channel").put("id", "D" + form.get("users"));
                yield opened;
            }
            case "chat.postMessage" -> post(form);
            case "chat.postEphemeral" -> {
                show("ephemeral", form.get("channel"), read(form.get("blocks")), Json.object());
                yield ok().put("message_ts", "1700000000.9");
            }
            case "chat.update" -> update(form);
            case "chat.delete" ->
                screen.removeIf(shown -> shown.ts().equals(form.get("ts"))) ? ok() : error("message_not_found");
            case "views.publish" -> {
                JsonNode view = read(form.get("view"));
                homes.add(view);
                show("home", "home:" + form.get("user_id"), view.path("blocks"), Json.object());
                yield ok();
            }
            case "views.open" -> {
                if (refusesTriggers) {
                    yield error("expired_trigger_id");
                }
                modals.add(read(form.get("view")));
                openedTriggers.add(form.get("trigger_id"));
                yield ok();
            }
            case "conversations.history" -> history(form);
            case "users.info" -> user(form);
            default -> error("unknown_method");
        };
    }

    private ObjectNode post(Map<String, String> form) {
        JsonNode blocks = read(form.get("blocks"));
        if (refusesCharts && blocks.toString().contains("data_visualization")) {
            return error("invalid_blocks");
        }
        String clientMsgId = form.get("client_msg_id");
        if (clientMsgId != null && clientMsgIds.contains(clientMsgId)) {
            return error("duplicate_message_not_found");
        }
        if (clientMsgId != null) {
            clientMsgIds.add(clientMsgId);
        }
        Shown shown = show("message", form.get("channel"), blocks, read(form.get("metadata")));
        return ok().put("channel", shown.conversation()).put("ts", shown.ts());
    }

    private ObjectNode update(Map<String, String> form) {
        for (int i = 0; i < screen.size(); i++) {
            Shown shown = screen.get(i);
            if (shown.ts().equals(form.get("ts")) && shown.conversation().equals(form.get("channel"))) {
                screen.set(
                        i,
                        new Shown(
                                shown.kind(),
                                shown.conversation(),
                                shown.ts(),
                                read(form.get("blocks")),
                                shown.metadata()));
                return ok().put("ts", shown.ts());
            }
        }
        return error("message_not_found");
    }

    private ObjectNode history(Map<String, String> form) {
        ObjectNode answer = ok();
        ArrayNode messages = answer.putArray("messages");
        for (Shown shown : screen.reversed()) {
            if (shown.conversation().equals(form.get("channel")) && shown.kind().equals("message")) {
                ObjectNode message = messages.addObject().put("ts", shown.ts());
                if ("true".equals(form.get("include_all_metadata"))) {
                    message.set("metadata", shown.metadata());
                }
            }
        }
        return answer;
    }

    private static ObjectNode user(Map<String, String> form) {
        if (GONE.equals(form.get("user"))) {
            return error("user_not_found");
        }
        ObjectNode answer = ok();
        ObjectNode user = answer.putObject("user").put("id", form.get("user")).put("name", "ada");
        if ("U0STRANGER".equals(form.get("user"))) {
            user.put("team_id", "T0OTHER").put("is_stranger", true);
        }
        switch (String.valueOf(form.get("user"))) {
            case "U0GUEST" -> user.put("is_restricted", true);
            case "U0ONECHANNEL" -> user.put("is_restricted", true).put("is_ultra_restricted", true);
            case "U0ROBOT" -> user.put("is_bot", true);
            default -> {}
        }
        user.put("tz", "Europe/Vienna").put("deleted", false);
        if ("true".equals(form.get("include_locale"))) {
            user.put("locale", "de-AT");
        }
        user.putObject("profile").put("display_name", "").put("real_name", "Ada Lovelace");
        return answer;
    }

    private ResponseDefinition respond(JsonNode body) {
        if (refusesCharts && body.toString().contains("data_visualization")) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(400)
                    .build();
        }
        String kind = body.path("replace_original").asBoolean() ? "replacement" : "ephemeral";
        show(kind, "response", body.path("blocks"), Json.object());
        return ResponseDefinitionBuilder.responseDefinition().withBody("ok").build();
    }

    private Shown show(String kind, String conversation, JsonNode blocks, JsonNode metadata) {
        Shown shown = new Shown(kind, conversation, "1700000000.%06d".formatted(++clock), blocks, metadata);
        screen.add(shown);
        return shown;
    }

    private static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    private static ObjectNode error(String error) {
        return Json.object().put("ok", false).put("error", error);
    }

    private static ResponseDefinition json(ObjectNode body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    private static JsonNode read(@Nullable String json) {
        try {
            return Json.MAPPER.readTree(json == null ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
