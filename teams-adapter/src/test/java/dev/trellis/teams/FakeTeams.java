package dev.trellis.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.nimbusds.jose.jwk.RSAKey;
import dev.trellis.testkit.ChatUnderTest.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Microsoft's login, key and Connector servers, as far as the adapter meets them, on WireMock. */
final class FakeTeams implements ResponseDefinitionTransformerV2 {
    static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";
    static final String ADA = "ada-object-id";
    static final String ADA_MEMBER = "29:ada";
    static final String BOB = "bob-object-id";
    static final String BOB_MEMBER = "29:bob";
    static final String GUEST = "guest-object-id";
    static final String DORA_MEMBER = "29:dora";
    static final String GUEST_MEMBER = "29:guest";
    static final String SHARED_MEMBER = "29:shared";
    static final String UNREACHABLE = "nobody-object-id";
    static final String CHANNEL = "19:team-channel@thread.tacv2";
    static final String PATH = "/amer";

    private static final ObjectMapper JSON = new ObjectMapper();

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(this));
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<RSAKey> endorsed = new CopyOnWriteArrayList<>(List.of(BotFrameworkTokens.KEY));
    private final List<String> issued = new CopyOnWriteArrayList<>();
    volatile JsonNode opened = JSON.missingNode();
    volatile Trouble trouble;
    volatile int status;
    volatile Map<String, String> headers = Map.of();
    volatile int tokens;
    volatile int loginStatus = 200;
    volatile int keysStatus = 200;
    private int ids;

    /** A message as it is now. */
    static final class Posted {
        final String conversation;
        final String id;
        volatile JsonNode activity;

        Posted(String conversation, String id, JsonNode activity) {
            this.conversation = conversation;
            this.id = id;
            this.activity = activity;
        }
    }

    FakeTeams running() {
        server.start();
        server.stubFor(any(anyUrl()));
        return this;
    }

    String serviceUrl() {
        return server.baseUrl() + PATH + "/";
    }

    void reset() {
        posted.clear();
        calls.clear();
        trouble = null;
        status = 0;
        headers = Map.of();
        loginStatus = 200;
        keysStatus = 200;
        endorsed.clear();
        endorsed.add(BotFrameworkTokens.KEY);
    }

    static String direct(String person) {
        return "a:direct-" + person;
    }

    @Override
    public String getName() {
        return "teams";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        List<String> path = Arrays.stream(request.getUrl().substring(1).split("/"))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return switch (path.getFirst()) {
            case "openid" -> answer(keysStatus, JSON.createObjectNode().put("jwks_uri", server.baseUrl() + "/keys"));
            case "keys" -> answer(keysStatus, keys());
            case "login" -> login(request, path);
            default -> connector(request, path);
        };
    }

    private ObjectNode keys() {
        ObjectNode jwks = JSON.createObjectNode();
        ArrayNode keys = jwks.putArray("keys");
        for (RSAKey key : endorsed) {
            keys.add(published(key, "msteams"));
        }
        keys.add(published(BotFrameworkTokens.OTHER_CHANNEL, "directline"));
        return jwks;
    }

    private static JsonNode published(RSAKey key, String channel) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(key.toPublicJWK().toJSONString());
            node.putArray("endorsements").add(channel);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ResponseDefinition login(Request request, List<String> path) {
        String body = request.getBodyAsString();
        if (loginStatus != 200
                || !path.equals(List.of("login", TENANT, "oauth2", "v2.0", "token"))
                || !body.contains("client_secret=the+secret%26")
                || !body.contains("client_id=" + BotFrameworkTokens.APP)) {
            return answer(
                    loginStatus == 200 ? 401 : loginStatus,
                    JSON.createObjectNode().put("error", "invalid_client"));
        }
        String token = "token-" + ++tokens;
        issued.add("Bearer " + token);
        return answer(200, JSON.createObjectNode().put("access_token", token).put("expires_in", 3600));
    }

    private synchronized ResponseDefinition connector(Request request, List<String> path) {
        String what = request.getMethod().value() + " " + path.getLast();
        calls.add(request.getMethod().value() + " " + String.join("/", path));
        if (!issued.contains(request.getHeader("Authorization"))) {
            return error(401, "Unauthorized");
        }
        if (status != 0) {
            return error(status, "SomeCode");
        }
        boolean posts =
                what.equals("POST activities") || request.getMethod().value().equals("PUT");
        Trouble now = posts ? trouble : null;
        if (now != null) {
            trouble = null;
        }
        if (now == Trouble.RATE_LIMITED) {
            headers = Map.of("Retry-After", "30");
            ResponseDefinition limited = error(429, "TooManyRequests");
            headers = Map.of();
            return limited;
        }
        if (now == Trouble.SERVER_ERROR || now == Trouble.UNAUTHORIZED || now == Trouble.REFUSED) {
            return error(now == Trouble.SERVER_ERROR ? 502 : now == Trouble.UNAUTHORIZED ? 401 : 400, "BadSyntax");
        }
        ObjectNode answer = JSON.createObjectNode();
        List<String> rest = path.subList(path.indexOf("v3") + 1, path.size());
        if (rest.size() == 1) {
            opened = json(request);
            String person = opened.path("members").path(0).path("id").asText();
            if (!List.of(ADA, BOB, GUEST).contains(person)) {
                return error(403, "BotNotInConversationRoster");
            }
            return answer(201, answer.put("id", direct(person)));
        }
        if (rest.get(2).equals("members")) {
            return switch (rest.get(3)) {
                case ADA, ADA_MEMBER ->
                    answer(
                            200,
                            answer.put("id", ADA_MEMBER).put("aadObjectId", ADA).put("name", "Ada Lovelace"));
                case BOB, BOB_MEMBER ->
                    answer(
                            200,
                            answer.put("id", BOB_MEMBER).put("aadObjectId", BOB).put("name", "Bob"));
                case "29:carol" -> answer(200, member(answer, "carol-object-id", "Carol", TENANT, "user"));
                case DORA_MEMBER -> answer(200, member(answer, "dora-object-id", "Dora", TENANT, "user"));
                case GUEST_MEMBER, GUEST -> answer(200, member(answer, GUEST, "Gus Guest", TENANT, "guest"));
                case SHARED_MEMBER -> answer(200, member(answer, "shared", "Shari", "another-tenant", "user"));
                default -> error(404, "MemberNotFoundInConversation");
            };
        }
        if (rest.size() == 4 && request.getMethod().value().equals("DELETE")) {
            boolean there = posted.removeIf(
                    message -> message.id.equals(rest.get(3)) && message.conversation.equals(rest.get(1)));
            return there ? answer(200, answer) : error(404, "ActivityNotFoundInConversation");
        }
        if (rest.size() == 4) {
            posted.stream()
                    .filter(message -> message.id.equals(rest.get(3)) && message.conversation.equals(rest.get(1)))
                    .forEach(message -> message.activity = json(request));
            return answer(200, answer.put("id", rest.get(3)));
        }
        Posted message = new Posted(rest.get(1), "m" + ++ids, json(request));
        posted.add(message);
        ResponseDefinition created = answer(201, answer.put("id", message.id));
        return now == Trouble.TIME_OUT
                ? ResponseDefinitionBuilder.like(created).withFixedDelay(2500).build()
                : created;
    }

    private ResponseDefinition error(int status, String code) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", "Words that must not be passed on.");
        return answer(status, body);
    }

    private ResponseDefinition answer(int status, JsonNode body) {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString());
        headers.forEach(response::withHeader);
        return response.build();
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode member(ObjectNode member, String objectId, String name, String tenant, String role) {
        return member.put("id", "29:" + objectId)
                .put("aadObjectId", objectId)
                .put("name", name)
                .put("tenantId", tenant)
                .put("userRole", role);
    }

    /** How often somebody was asked who a member is. */
    long lookUps() {
        return calls.stream()
                .filter(call -> call.startsWith("GET") && call.contains("/members/"))
                .count();
    }

    int callsThatPost() {
        return (int) new ArrayList<>(calls)
                .stream()
                        .filter(call -> call.startsWith("PUT") || call.endsWith("/activities"))
                        .count();
    }
}
