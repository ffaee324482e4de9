package dev.trellis.teams.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationParameters;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.ChatProfile;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Pace;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.teams.identity.DirectAddress;
import dev.trellis.teams.identity.People;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.render.MessageRenderer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trellis speaks in Teams. Every delivery is at most one call that posts; who repeats it is the outbox's decision. */
@Singleton
public class TeamsChat implements ChatPlatform {
    private static final Set<Capability> CAPABILITIES = Set.of(Capability.CHARTS);

    private final TeamsConfiguration configuration;
    private final Connector connector;
    private final People people;

    public TeamsChat(TeamsConfiguration configuration, Connector connector, People people) {
        this.configuration = configuration;
        this.connector = connector;
        this.people = people;
    }

    @Override
    public String name() {
        return People.PLATFORM;
    }

    /** The directory's object id. */
    @Override
    public Optional<String> userId(String word) {
        return Optional.of(word.toLowerCase(Locale.ROOT))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /**
     * Source: "Optimize your bot with rate limiting in Teams": 50 requests a second for one app and tenant, and 60 in 30 seconds for one
     * conversation. A little slower, because the way of a call takes now longer and now shorter.
     */
    @Override
    public Optional<Pace> pace(CallKind kind) {
        return Optional.of(new Pace(CallKind.POST, 50, Duration.ofMillis(1_019), 0, Duration.ofMillis(500))
                .percent(configuration.pace()));
    }

    @Override
    public DeliveryOutcome deliver(Parcel parcel) {
        WorkspaceRef workspace = parcel.workspace();
        return switch (parcel.target()) {
            case Target.Direct direct ->
                switch (direct(workspace, direct.person(), direct.address())) {
                    case Found(DirectAddress address) -> post(parcel, address.conversation(), address.asText());
                    case NotFound(ConnectorResult why) -> Outcomes.ofHarmless(why);
                };
            case Target.Channel(String conversation) -> post(parcel, conversation, null);
            case Target.InPlaceOf(MessageRef message) -> replace(parcel, message);
            case Target.Gone(MessageRef message) -> remove(workspace, message);
            case Target.OnlyYou ignored -> new DeliveryOutcome.Rejected("Teams has no message for one in a channel");
            case Target.Home ignored -> new DeliveryOutcome.Rejected("Teams has no home page for a bot");
        };
    }

    /** A card as a reply below a message of a channel: everybody there reads it. */
    public DeliveryOutcome replyInThread(Parcel parcel, String thread) {
        return post(parcel, thread, null);
    }

    @Override
    public ProfileLookup profile(WorkspaceRef workspace, ChatIdentity person) {
        DirectAddress known = people.address(person);
        return switch (direct(workspace, person, known == null ? null : known.asText())) {
            case NotFound(ConnectorResult why) -> unavailable(why);
            case Found(DirectAddress address) -> {
                String member = Objects.requireNonNullElse(address.member(), person.user());
                yield switch (connector.member(serviceUrl(workspace), address.conversation(), member)) {
                    case ConnectorResult.Done(JsonNode body)
                    when ConversationMembers.isOutsider(body, workspace.id()) -> new ProfileLookup.Outsider();
                    case ConnectorResult.Done(JsonNode body)
                    when !body.path("name").asText().isBlank() ->
                        // Teams tells neither language nor time zone here; both come with what the person does.
                        new ProfileLookup.Found(
                                new ChatProfile(body.path("name").asText(), null, null, true));
                    case ConnectorResult.Done ignored -> new ProfileLookup.Unavailable("no name");
                    case ConnectorResult failed -> unavailable(failed);
                };
            }
        };
    }

    private static ProfileLookup unavailable(ConnectorResult failed) {
        return switch (Outcomes.ofHarmless(failed)) {
            case DeliveryOutcome.RetryAfter(var delay, String ignored) -> new ProfileLookup.RetryAfter(delay);
            case DeliveryOutcome.Limited(var delay, String ignored) -> new ProfileLookup.RetryAfter(delay);
            case DeliveryOutcome.Unreachable(String why) -> new ProfileLookup.Unavailable(why);
            case DeliveryOutcome.Unauthorized(String why) -> new ProfileLookup.Unavailable(why);
            case DeliveryOutcome.Rejected(String why) -> new ProfileLookup.Unavailable(why);
            case DeliveryOutcome.Unknown(String why) -> new ProfileLookup.Unavailable(why);
            case DeliveryOutcome.Delivered ignored -> throw new IllegalStateException("not a failure");
        };
    }

    private DeliveryOutcome post(Parcel parcel, String conversation, @Nullable String address) {
        WorkspaceRef workspace = parcel.workspace();
        Activity activity = MessageRenderer.message(parcel.card(), parcel.voice(), parcel.id());
        return switch (connector.send(serviceUrl(workspace), conversation, activity)) {
            case ConnectorResult.Done(JsonNode body) -> {
                String id = body.path("id").asText();
                MessageRef message =
                        id.isEmpty() ? null : new MessageRef(People.PLATFORM, workspace.id(), conversation, id);
                yield new DeliveryOutcome.Delivered(message, address);
            }
            case ConnectorResult failed -> Outcomes.of(failed);
        };
    }

    private DeliveryOutcome replace(Parcel parcel, MessageRef message) {
        Activity activity = MessageRenderer.message(parcel.card(), parcel.voice(), parcel.id());
        activity.setId(message.message());
        return switch (connector.update(
                serviceUrl(parcel.workspace()), message.conversation(), message.message(), activity)) {
            case ConnectorResult.Done ignored -> new DeliveryOutcome.Delivered(message, null);
            case ConnectorResult failed -> Outcomes.of(failed);
        };
    }

    private DeliveryOutcome remove(WorkspaceRef workspace, MessageRef message) {
        return switch (connector.delete(serviceUrl(workspace), message.conversation(), message.message())) {
            case ConnectorResult.Done ignored -> new DeliveryOutcome.Delivered(null, null);
            // It is gone already, whoever removed it.
            case ConnectorResult.Refused refused
            when refused.status() == 404 || refused.status() == 410 -> new DeliveryOutcome.Delivered(null, null);
            case ConnectorResult failed -> Outcomes.of(failed);
        };
    }

    private DirectLookup direct(WorkspaceRef workspace, ChatIdentity person, @Nullable String given) {
        DirectAddress kept = DirectAddress.of(given);
        if (kept != null) {
            people.remember(person, kept);
            return new Found(kept);
        }
        return switch (connector.open(serviceUrl(workspace), oneToOne(workspace, person))) {
            case ConnectorResult.Done(JsonNode body)
            when !body.path("id").asText().isEmpty() -> {
                DirectAddress opened = new DirectAddress(body.path("id").asText(), null);
                people.remember(person, opened);
                yield new Found(opened);
            }
            case ConnectorResult.Done ignored ->
                new NotFound(new ConnectorResult.Unanswered("a conversation without an id"));
            case ConnectorResult failed -> new NotFound(failed);
        };
    }

    private ConversationParameters oneToOne(WorkspaceRef workspace, ChatIdentity person) {
        ConversationParameters parameters = new ConversationParameters();
        parameters.setIsGroup(false);
        parameters.setBot(new ChannelAccount("28:" + configuration.appId()));
        parameters.setMembers(List.of(new ChannelAccount(person.user())));
        parameters.setTenantId(workspace.id());
        // A tree and not a map: the SDK reflects into maps, which a modern JDK forbids.
        ObjectNode channelData = JsonNodeFactory.instance.objectNode();
        channelData.putObject("tenant").put("id", workspace.id());
        parameters.setChannelData(channelData);
        return parameters;
    }

    private String serviceUrl(WorkspaceRef workspace) {
        return Objects.requireNonNullElse(
                workspace.address(), configuration.serviceUrl().toString());
    }

    private sealed interface DirectLookup {}

    private record Found(DirectAddress address) implements DirectLookup {}

    private record NotFound(ConnectorResult why) implements DirectLookup {}
}
