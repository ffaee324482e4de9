package dev.trellis.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.command.Token;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.install.Removals;
import dev.trellis.slack.render.Json;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.testkit.fuzz.FuzzTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything behind Slack's signature: headers up to an empty line, then the body, to what the core hears. Whoever can sign is not
 * therefore right: the answer is 200 or 400, what is refused never reached the core, and what reached it fits what the core keeps.
 */
final class SlackDoorTarget implements FuzzTarget {
    private final List<Inbound> received = new ArrayList<>();
    private final BoltRouter router;

    SlackDoorTarget() {
        SlackSettings settings = new SlackSettings(
                "secret",
                null,
                "xoxb-1",
                null,
                null,
                null,
                "https://slack.invalid/api/",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                100,
                false);
        SlackTokens tokens = always(new SlackTokens.Lookup.Held("xoxb-1"));
        // Slack cannot be asked who people of an Enterprise organization are: those stay outside.
        Homes homes = new Homes(null, always(new SlackTokens.Lookup.None("no Slack here")));
        Conversation conversation = (inbound, deadline) -> {
            received.add(inbound);
            return Answer.kept(reply(inbound), RecordingConversation.VOICE);
        };
        OurPeople people = new OurPeople(conversation, tokens, Clock.systemUTC());
        // Nothing here speaks to Slack: only what the response itself carries is answered with more than quiet.
        router = new BoltRouter(
                settings,
                Slack.getInstance(),
                new Commands(people, new Forms(null), homes),
                new Presses(people, new Forms(null), new PressAnswers(null, null), homes),
                new Submissions(people, homes),
                new Events(people, new EventAnswers(null, new Recent()), everything(), homes));
    }

    private static SlackTokens always(SlackTokens.Lookup lookup) {
        return new SlackTokens() {
            @Override
            public Lookup tokenFor(WorkspaceRef workspace) {
                return lookup;
            }

            @Override
            public Optional<String> installation(WorkspaceRef workspace) {
                return Optional.empty();
            }

            @Override
            public Lookup tokenInsteadOf(WorkspaceRef workspace, String refused) {
                return lookup;
            }
        };
    }

    private static Removals everything() {
        return new Removals() {
            @Override
            public boolean concern(WorkspaceRef workspace, Instant happened) {
                return true;
            }

            @Override
            public void end(WorkspaceRef workspace, String why) {}
        };
    }

    private static Reply reply(Inbound inbound) {
        int choice = inbound.key().length() % 3;
        if (inbound.event() instanceof Event.Spoken && inbound.canOpenForm()) { // A command, answered in the response.
            return choice == 0 ? Reply.quiet() : Reply.show(Samples.everyElement());
        }
        if (inbound.event() instanceof Event.FormSubmitted) {
            return switch (choice) {
                case 0 -> Reply.quiet();
                case 1 -> new Reply.Ask(Samples.everyField());
                default ->
                    new Reply.Correct(
                            Samples.everyField(),
                            Map.of("name", Samples.everyField().title()));
            };
        }
        return Reply.quiet();
    }

    @Override
    public void take(byte[] input) throws Exception {
        Response first = route(input);
        List<Inbound> once = List.copyOf(received);
        Response second = route(input);

        assertThat(first.getStatusCode()).as("status").isIn(200, 400);
        assertThat(once).as("events of one request").hasSizeLessThanOrEqualTo(1);
        if (first.getStatusCode() == 400) {
            assertThat(once).as("refused, but heard").isEmpty();
        }
        assertThat(second.getStatusCode()).as("the same request again").isEqualTo(first.getStatusCode());
        assertThat(received.stream().map(Inbound::key))
                .isEqualTo(once.stream().map(Inbound::key).toList());
        once.forEach(SlackDoorTarget::check);
        if (first.getBody() != null && !first.getBody().isEmpty() && !once.isEmpty()) {
            assertThat(first.getContentType()).startsWith("application/json");
            assertThat(Json.MAPPER.readTree(first.getBody()).isObject()).isTrue();
        }
    }

    private Response route(byte[] input) {
        received.clear();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int from = 0;
        for (int end; (end = end(input, from)) >= 0; from = end + 1) {
            if (end == from) {
                from++;
                break;
            }
            String line = new String(input, from, end - from, StandardCharsets.ISO_8859_1);
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        byte[] body = java.util.Arrays.copyOfRange(input, Math.min(from, input.length), input.length);
        return router.route(body, headers, Deadline.in(Duration.ofSeconds(3)));
    }

    private static int end(byte[] input, int from) {
        for (int i = from; i < input.length; i++) {
            if (input[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** What the core keeps has these lengths; identities are Slack's, which are letters and digits. */
    private static void check(Inbound inbound) {
        assertThat(inbound.key()).startsWith("slack:").hasSizeLessThanOrEqualTo(180);
        String team = inbound.workspace().id();
        id(team);
        assertThat(inbound.workspace().platform()).isEqualTo("slack");
        if (inbound.workspace().address() != null) {
            id(inbound.workspace().address());
        }
        assertThat(inbound.sender().identity().workspace()).isEqualTo(team);
        if (!(inbound.event() instanceof Event.Removed)) {
            id(inbound.sender().identity().user());
        }
        if (inbound.sender().directAddress() != null) {
            id(inbound.sender().directAddress());
        }
        if (!inbound.place().conversation().isEmpty()) {
            id(inbound.place().conversation());
        }
        switch (inbound.event()) {
            case Event.Spoken spoken -> {
                for (Token token : spoken.line().tokens()) {
                    switch (token) {
                        case Token.Person person -> {
                            id(person.identity().user());
                            assertThat(person.identity().workspace()).isEqualTo(team);
                        }
                        case Token.Channel channel -> id(channel.conversation());
                        case Token.Word ignored -> {}
                    }
                }
            }
            case Event.Pressed pressed -> {
                if (pressed.message() != null) {
                    id(pressed.message().conversation());
                    assertThat(pressed.message().workspace()).isEqualTo(team);
                    assertThat(pressed.message().message()).matches("[0-9.]{1,60}");
                }
            }
            default -> {}
        }
    }

    private static void id(String id) {
        assertThat(id).as("an id of Slack's").matches("[A-Za-z0-9_-]{1,100}");
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new TreeMap<>();
        try (Stream<Path> fixtures = Files.list(Path.of("src/test/resources/fixtures"))) {
            for (Path fixture : fixtures.sorted().toList()) {
                String json = Files.readString(fixture);
                String name = fixture.getFileName().toString();
                boolean event = json.contains("\"event_callback\"");
                seeds.put(
                        name,
                        event
                                ? request("application/json", json)
                                : request("application/x-www-form-urlencoded", "payload=" + encode(json)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seeds.put(
                "command",
                request(
                        "application/x-www-form-urlencoded",
                        "command=%2Fmentor&text="
                                + encode("pair <@U0ADA|ada> <@U0BEA> \"weekly talk\" <#C0TEAM|team> &amp;")
                                + "&team_id=T0TEST&enterprise_id=E1&is_enterprise_install=false&channel_id=DU0ADA"
                                + "&channel_name=directmessage&user_id=U0ADA&user_name=ada&trigger_id=1.2.a"
                                + "&response_url=https%3A%2F%2Fslack.invalid%2F1"));
        seeds.put("submission", request("application/x-www-form-urlencoded", "payload=" + encode("""
                                {"type":"view_submission","team":{"id":"T0TEST"},"user":{"id":"U0ADA","username":"ada"},
                                "trigger_id":"1.2.b","is_enterprise_install":false,"view":{"id":"V1","type":"modal",
                                "private_metadata":"{\\"form\\":\\"sample.form\\",\\"subject\\":{\\"id\\":\\"7\\"}}",
                                "hash":"1.a","blocks":[{"type":"input","block_id":"line","element":
                                {"type":"plain_text_input","action_id":"a"},"label":{"type":"plain_text","text":"L"}}],
                                "state":{"values":{"line":{"a":{"type":"plain_text_input","value":"words"}},
                                "day":{"a":{"type":"datepicker","selected_date":"2026-12-01"}},
                                "at":{"a":{"type":"timepicker","selected_time":"14:30"}},
                                "one":{"a":{"type":"static_select","selected_option":{"value":"x"}}},
                                "some":{"a":{"type":"checkboxes","selected_options":[{"value":"x"},{"value":"y"}]}}}}}}
                                """)));
        seeds.put("verification", request("application/json", "{\"type\":\"url_verification\",\"challenge\":\"c\"}"));
        seeds.put("ssl-check", request("application/x-www-form-urlencoded", "ssl_check=1&token=t"));
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of(
                "block_actions",
                "view_submission",
                "event_callback",
                "view_closed",
                "private_metadata",
                "is_enterprise_install",
                "authorizations",
                "enterprise_id",
                "trigger_id",
                "selected_options",
                "null",
                "payload=",
                "command=",
                "X-Slack-Retry-Num: 1\n",
                "app_mention",
                "app_home_opened",
                "app_uninstalled",
                "tokens_revoked",
                "file_share",
                "\"subtype\":",
                "[]",
                "{}",
                "<@U",
                "<#C",
                "<!here>",
                "%00",
                "\\u0000",
                "act:",
                "form:",
                "link:",
                "\"channel_type\":\"im\"");
    }

    @Override
    public String guidedBy() {
        return "dev.trellis.**:com.slack.api.bolt.**:com.slack.api.app_backend.**";
    }

    private static byte[] request(String type, String body) {
        return ("Content-Type: " + type + "\n\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
