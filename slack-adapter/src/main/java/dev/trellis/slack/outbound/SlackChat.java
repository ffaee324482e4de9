package dev.trellis.slack.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Pace;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackProfiles;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.render.CardRenderer;
import dev.trellis.slack.render.Json;
import dev.trellis.slack.render.SlackMessage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trellis speaking in Slack. */
@Singleton
@Requires(bean = SlackSettings.class)
public class SlackChat implements ChatPlatform {
    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.allOf(Capability.class));

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Set<String> OTHER_TOKEN_MAY_DO =
            Set.of("token_expired", "token_revoked", "invalid_auth", "account_inactive");

    /** An id that was made up, or of somebody whom this workspace does not know. */
    private static final Set<String> NOBODY_OF_OURS = Set.of("user_not_found", "user_not_visible");

    private final WebApi api;
    private final SlackTokens tokens;
    private final MessageFinder finder;

    private final int pace;
    private final boolean clientMsgId;

    public SlackChat(WebApi api, SlackTokens tokens, SlackSettings settings) {
        this.api = api;
        this.tokens = tokens;
        this.pace = settings.pace();
        this.clientMsgId = settings.clientMsgId();
        this.finder = new MessageFinder(api);
    }

    @Override
    public String name() {
        return SlackTeam.PLATFORM;
    }

    @Override
    public Optional<String> userId(String word) {
        return Optional.of(word.toUpperCase(Locale.ROOT)).filter(id -> id.matches("(?=.*[0-9])[UW][A-Z0-9]{3,20}"));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /** Source: the rate limits of Slack's Web API, by tier; 300 posts a minute is our reading of "several hundred". */
    @Override
    public Optional<Pace> pace(CallKind kind) {
        return Optional.of(
                        switch (kind) {
                            case POST -> new Pace(kind, 300, MINUTE.plusMillis(300), 3, Duration.ofMillis(1_100));
                            case CHANGE -> new Pace(kind, 50, MINUTE, 10, Duration.ZERO);
                            case HOME -> new Pace(kind, 100, MINUTE, 20, Duration.ZERO);
                            case LOOK, FIRST_CONTACT -> new Pace(kind, 50, MINUTE, 5, Duration.ZERO);
                        })
                .map(published -> published.percent(pace));
    }

    @Override
    public DeliveryOutcome deliver(Parcel parcel) {
        Patience patience = Patience.begin();
        return switch (tokens.tokenFor(parcel.workspace())) {
            case SlackTokens.Lookup.None(String why) -> new DeliveryOutcome.Unauthorized(why);
            case SlackTokens.Lookup.Waiting ignored -> new DeliveryOutcome.Unauthorized("waiting for approval");
            case SlackTokens.Lookup.Unsure(String why) -> new DeliveryOutcome.RetryAfter(WebApi.UNSAID_DELAY, why);
            case SlackTokens.Lookup.Held(String token) -> orWithAnother(parcel, token, patience);
        };
    }

    /** A token that Slack refuses may have been renewed by another node, or have to be. A refusal posts nothing, so this cannot post twice. */
    private DeliveryOutcome orWithAnother(Parcel parcel, String token, Patience patience) {
        DeliveryOutcome outcome = deliver(parcel, token, patience);
        if (!(outcome instanceof DeliveryOutcome.Unauthorized(String why))
                || !OTHER_TOKEN_MAY_DO.contains(why)
                || patience.isOver()) {
            return outcome;
        }
        return tokens.tokenInsteadOf(parcel.workspace(), token) instanceof SlackTokens.Lookup.Held(String another)
                        && !another.equals(token)
                ? deliver(parcel, another, patience)
                : outcome;
    }

    private DeliveryOutcome deliver(Parcel parcel, String token, Patience patience) {
        return switch (parcel.target()) {
            case Target.Direct direct -> {
                DmChannel channel = dmChannel(direct, token);
                yield switch (channel) {
                    case DmChannel.Open(String id) -> post(parcel, token, id, id, patience);
                    case DmChannel.Closed(DeliveryOutcome why) -> why;
                };
            }
            case Target.Channel channel -> post(parcel, token, channel.conversation(), null, patience);
            case Target.OnlyYou only -> {
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("channel", only.conversation());
                parameters.put("user", only.person().user());
                yield say(
                        "chat.postEphemeral",
                        parameters,
                        parcel,
                        token,
                        patience,
                        body -> new DeliveryOutcome.Delivered(null, null));
            }
            case Target.InPlaceOf(MessageRef message) -> {
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("channel", message.conversation());
                parameters.put("ts", message.message());
                yield say(
                        "chat.update",
                        parameters,
                        parcel,
                        token,
                        patience,
                        body -> new DeliveryOutcome.Delivered(message, null));
            }
            case Target.Gone(MessageRef message) -> remove(message, token);
            case Target.Home home -> publish(parcel, home.person(), token);
        };
    }

    private DeliveryOutcome post(
            Parcel parcel, String token, String channel, @Nullable String address, Patience patience) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("channel", channel);
        parameters.put("metadata", Json.write(MessageFinder.metadata(parcel.id())));
        parameters.put("unfurl_links", "false");
        parameters.put("unfurl_media", "false");
        if (clientMsgId) {
            tokens.installation(parcel.workspace())
                    .ifPresent(one -> parameters.put(ClientMessageId.PARAMETER, ClientMessageId.of(one, parcel)));
        }
        DeliveryOutcome outcome = say(
                "chat.postMessage",
                parameters,
                parcel,
                token,
                patience,
                body -> new DeliveryOutcome.Delivered(
                        new MessageRef(
                                SlackTeam.PLATFORM,
                                parcel.workspace().id(),
                                body.path("channel").asText(channel),
                                body.path("ts").asText()),
                        address));
        return outcome instanceof DeliveryOutcome.Rejected(String why) && ClientMessageId.SEEN_BEFORE.contains(why)
                ? seenBefore(parcel, token, channel, address, why, patience)
                : outcome;
    }

    /** An earlier attempt arrived, says Slack, and not where: so it is looked for. If it is not there either, an operator decides. */
    private DeliveryOutcome seenBefore(
            Parcel parcel, String token, String channel, @Nullable String address, String why, Patience patience) {
        return switch (finder.find(parcel, token, channel, address, patience)) {
            case DeliveryOutcome.Delivered found -> found;
            case DeliveryOutcome.Rejected ignored -> new DeliveryOutcome.Rejected(why);
            default -> new DeliveryOutcome.Unknown(why);
        };
    }

    /** Says the card; once more without its charts if Slack refuses its blocks, which posts nothing and so cannot post twice. */
    private DeliveryOutcome say(
            String method,
            Map<String, String> parameters,
            Parcel parcel,
            String token,
            Patience patience,
            java.util.function.Function<JsonNode, DeliveryOutcome> delivered) {
        if (patience.isOver()) {
            // Posting now could take longer than a delivery may; nothing was posted yet.
            return new DeliveryOutcome.RetryAfter(Duration.ofSeconds(5), "Slack is slow");
        }
        SlackMessage message = CardRenderer.message(parcel.card(), parcel.voice(), true);
        WebApiResult result = api.call(method, token, saying(parameters, message));
        if (message.drawsChart()
                && result instanceof WebApiResult.Refused(String error)
                && error.equals("invalid_blocks")
                && !patience.isOver()) {
            result = api.call(
                    method, token, saying(parameters, CardRenderer.message(parcel.card(), parcel.voice(), false)));
        }
        return result instanceof WebApiResult.Ok(JsonNode body) ? delivered.apply(body) : Outcomes.of(result);
    }

    private static Map<String, String> saying(Map<String, String> parameters, SlackMessage message) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("text", message.text());
        all.put("blocks", Json.write(message.blocks()));
        // The fallback text is not markup either.
        all.put("mrkdwn", "false");
        all.put("parse", "none");
        all.put("link_names", "false");
        return all;
    }

    private DeliveryOutcome remove(MessageRef message, String token) {
        WebApiResult result =
                api.call("chat.delete", token, Map.of("channel", message.conversation(), "ts", message.message()));
        return switch (result) {
            case WebApiResult.Ok ignored -> new DeliveryOutcome.Delivered(null, null);
            // It is gone already, whoever removed it.
            case WebApiResult.Refused(String error)
            when error.equals("message_not_found") -> new DeliveryOutcome.Delivered(null, null);
            default -> Outcomes.of(result);
        };
    }

    private DeliveryOutcome publish(Parcel parcel, ChatIdentity person, String token) {
        Map<String, String> parameters =
                Map.of("user_id", person.user(), "view", Json.write(CardRenderer.home(parcel.card(), parcel.voice())));
        WebApiResult result = api.call("views.publish", token, parameters);
        return result instanceof WebApiResult.Ok ? new DeliveryOutcome.Delivered(null, null) : Outcomes.of(result);
    }

    @Override
    public DeliveryOutcome find(Parcel parcel) {
        if (!(tokens.tokenFor(parcel.workspace()) instanceof SlackTokens.Lookup.Held(String token))) {
            return new DeliveryOutcome.Unknown("no token to ask with");
        }
        return switch (parcel.target()) {
            case Target.Direct direct ->
                switch (dmChannel(direct, token)) {
                    case DmChannel.Open(String id) -> finder.find(parcel, token, id, id, Patience.begin());
                    case DmChannel.Closed(DeliveryOutcome.RetryAfter later) -> later;
                    case DmChannel.Closed(DeliveryOutcome.Limited limited) -> limited;
                    case DmChannel.Closed(DeliveryOutcome ignored) ->
                        new DeliveryOutcome.Unknown("the conversation cannot be opened");
                };
            case Target.Channel channel -> finder.find(parcel, token, channel.conversation(), null, Patience.begin());
            // Nobody can ask for a message that only one person sees.
            case Target.OnlyYou ignored -> new DeliveryOutcome.Unknown("ephemeral messages cannot be found");
            // Doing these twice looks the same as doing them once.
            case Target.InPlaceOf ignored -> new DeliveryOutcome.Rejected("safe to do again");
            case Target.Gone ignored -> new DeliveryOutcome.Rejected("safe to do again");
            case Target.Home ignored -> new DeliveryOutcome.Rejected("safe to do again");
        };
    }

    @Override
    public ProfileLookup profile(WorkspaceRef workspace, ChatIdentity person) {
        if (!(tokens.tokenFor(workspace) instanceof SlackTokens.Lookup.Held(String token))) {
            return new ProfileLookup.Unavailable("no token for this workspace");
        }
        WebApiResult result = api.call("users.info", token, Map.of("user", person.user(), "include_locale", "true"));
        return switch (result) {
            case WebApiResult.Ok(JsonNode body)
            when SlackProfiles.isOutsider(body.path("user")) -> new ProfileLookup.Outsider();
            case WebApiResult.Ok(JsonNode body) -> new ProfileLookup.Found(SlackProfiles.of(body.path("user")));
            case WebApiResult.RateLimited(Duration delay) -> new ProfileLookup.RetryAfter(delay);
            case WebApiResult.NotSent ignored -> new ProfileLookup.RetryAfter(WebApi.UNSAID_DELAY);
            case WebApiResult.InDoubt ignored -> new ProfileLookup.RetryAfter(WebApi.UNSAID_DELAY);
            case WebApiResult.Refused(String error) when NOBODY_OF_OURS.contains(error) -> new ProfileLookup.Outsider();
            case WebApiResult.Refused(String error) -> new ProfileLookup.Unavailable(error);
        };
    }

    private DmChannel dmChannel(Target.Direct direct, String token) {
        String address = direct.address();
        if (address != null && !address.isBlank()) {
            return new DmChannel.Open(address);
        }
        WebApiResult result = api.call(
                "conversations.open", token, Map.of("users", direct.person().user()));
        return switch (result) {
            case WebApiResult.Ok(JsonNode body) ->
                new DmChannel.Open(body.path("channel").path("id").asText());
            // Opening twice is opening once: no message is in doubt.
            case WebApiResult.InDoubt(String why) ->
                new DmChannel.Closed(new DeliveryOutcome.RetryAfter(Duration.ofSeconds(10), why));
            default -> new DmChannel.Closed(Outcomes.of(result));
        };
    }

    /** The direct conversation with a person, or why there is none. */
    private sealed interface DmChannel {
        record Open(String id) implements DmChannel {}

        record Closed(DeliveryOutcome why) implements DmChannel {}
    }
}
