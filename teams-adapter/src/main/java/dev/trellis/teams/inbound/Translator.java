package dev.trellis.teams.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Button;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.teams.identity.DirectAddress;
import dev.trellis.teams.identity.People;
import dev.trellis.teams.identity.Who;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.render.CardData;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a checked activity to the neutral event. Nothing platform-shaped goes further. */
@Singleton
final class Translator {
    private static final int LONGEST_TAG = 35;

    private final TeamsConfiguration configuration;
    private final People people;
    private final TypedWords words;

    Translator(TeamsConfiguration configuration, People people, TypedWords words) {
        this.configuration = configuration;
        this.people = people;
        this.words = words;
    }

    /** What an activity turned out to be. */
    sealed interface Meaning {
        /** @param way how Teams wants the answer */
        record Heard(Inbound inbound, Way way) implements Meaning {}

        /** A button that no card of ours has: an old version's, or somebody's invention. */
        record UnknownButton(Way way) implements Meaning {}

        /** Teams cannot be asked now who this is or who is mentioned: the platform shall bring it again. */
        record NotNow() implements Meaning {}

        /** Nothing that concerns us. */
        record Ignored() implements Meaning {}
    }

    /** How an answer gets back. */
    enum Way {
        /** A message of our own; the response's body is not looked at. */
        MESSAGE,
        /** The response of {@code adaptiveCard/action}. */
        CARD,
        /** The response of {@code task/fetch}. */
        DIALOG,
        /** The response of {@code task/submit}. */
        DIALOG_SENT
    }

    /** @param sighting the card that it happened on, if it says which of ours that is */
    private record Understood(
            Event event, Way way, @Nullable Sighting sighting) {
        Understood(Event event, Way way) {
            this(event, way, null);
        }
    }

    /** @param deadline until when the platform waits for everything; who somebody is, is asked for in the first half of the time */
    Meaning translate(ReceivedActivity received, Deadline deadline) {
        Way buttons = switch (Objects.requireNonNullElse(received.text("name"), "")) {
            case "adaptiveCard/action" -> Way.CARD;
            case "task/fetch" -> Way.DIALOG;
            case "task/submit" -> Way.DIALOG_SENT;
            default -> Way.MESSAGE;
        };
        return switch (Objects.requireNonNullElse(received.text("type"), "")) {
            case "message" -> {
                if (!received.value().isObject()) {
                    CommandLine line = words.read(received, configuration.tenant());
                    yield line == null
                            ? new Meaning.NotNow()
                            : heard(received, new Understood(new Event.Spoken(line), Way.MESSAGE), deadline);
                }
                Button.Action action = CardData.action(received.value());
                yield action == null
                        ? new Meaning.UnknownButton(Way.MESSAGE)
                        : heard(
                                received,
                                new Understood(
                                        new Event.Pressed(action, message(received)),
                                        Way.MESSAGE,
                                        sighting(received, received.value())),
                                deadline);
            }
            case "invoke" -> buttons == Way.MESSAGE ? new Meaning.Ignored() : invoke(received, buttons, deadline);
            case "installationUpdate", "conversationUpdate" -> {
                Event event = installation(received);
                yield event == null
                        ? new Meaning.Ignored()
                        : heard(received, new Understood(event, Way.MESSAGE), deadline);
            }
            default -> new Meaning.Ignored();
        };
    }

    private Meaning invoke(ReceivedActivity received, Way way, Deadline deadline) {
        JsonNode data = way == Way.CARD
                ? received.value().path("action").path("data")
                : received.value().path("data");
        Button.Action action = CardData.action(data);
        if (action == null) {
            return new Meaning.UnknownButton(way);
        }
        Event event = switch (way) {
            case DIALOG -> new Event.FormAsked(action);
            case DIALOG_SENT -> new Event.FormSubmitted(action.name(), action.arguments(), CardData.values(data));
            case CARD, MESSAGE -> new Event.Pressed(action, message(received));
        };
        return heard(received, new Understood(event, way, sighting(received, data)), deadline);
    }

    /** Told by {@code installationUpdate} and by the bot becoming a member; {@link DeduplicationKey} makes them one. */
    private static @Nullable Event installation(ReceivedActivity received) {
        String action = Objects.requireNonNullElse(received.text("action"), "");
        if (action.startsWith("add") || isBotAmong(received, "membersAdded")) {
            return new Event.Installed();
        }
        return action.startsWith("remove") || isBotAmong(received, "membersRemoved") ? new Event.Removed() : null;
    }

    private static boolean isBotAmong(ReceivedActivity received, String members) {
        String bot = received.text("recipient", "id");
        for (JsonNode member : received.tree().path(members)) {
            if (member.path("id").asText().equals(bot)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable MessageRef message(ReceivedActivity received) {
        String message = received.text("replyToId");
        return message == null
                ? null
                : new MessageRef(
                        People.PLATFORM,
                        configuration.tenant(),
                        Threads.postedTo(received.conversation(), message),
                        message);
    }

    private @Nullable Sighting sighting(ReceivedActivity received, JsonNode data) {
        String parcel = CardData.parcel(data);
        MessageRef message = message(received);
        return parcel == null || message == null ? null : new Sighting(parcel, message);
    }

    private Meaning heard(ReceivedActivity received, Understood understood, Deadline deadline) {
        String tenant = configuration.tenant();
        String serviceUrl = Objects.requireNonNullElse(received.text("serviceUrl"), "");
        String member = received.activity().getFrom().getId();
        Who who = sender(received, serviceUrl, member, deadline);
        ChatIdentity identity;
        switch (who) {
            case Who.Nobody() -> {
                return new Meaning.Ignored();
            }
            case Who.NotNow() -> {
                return new Meaning.NotNow();
            }
            case Who.Ours ours -> identity = ours.identity();
            case Who.Outsider outsider -> identity = outsider.identity();
        }
        DirectAddress address = received.isPersonal() ? new DirectAddress(received.conversation(), member) : null;
        if (address != null) {
            people.remember(identity, address);
        }
        Sender sender = new Sender(
                identity,
                received.text("from", "name"),
                language(received),
                zone(received),
                address == null ? null : address.asText());
        Inbound inbound = new Inbound(
                key(received, tenant, understood.event()),
                new WorkspaceRef(People.PLATFORM, tenant, serviceUrl),
                who instanceof Who.Outsider ? sender.asOutsider() : sender,
                place(received),
                understood.way() == Way.DIALOG || understood.way() == Way.DIALOG_SENT,
                understood.event(),
                understood.sighting());
        return new Meaning.Heard(inbound, understood.way());
    }

    /**
     * Who did this. A person whom the activity itself says to be of another tenant is not asked for; one whom Teams does not know there, but
     * who has an object id, is an outsider as well: what nobody vouches for does not become one of our people.
     */
    private Who sender(ReceivedActivity received, String serviceUrl, String member, Deadline deadline) {
        String tenant = configuration.tenant();
        String objectId = received.text("from", "aadObjectId");
        if (objectId != null && !received.home().isBlank() && !received.home().equalsIgnoreCase(tenant)) {
            return new Who.Outsider(new ChatIdentity(People.PLATFORM, tenant, objectId));
        }
        Who known = people.known(tenant, member);
        Who who = known != null
                ? known
                : deadline.halfway()
                        .orElse(
                                new Who.NotNow(),
                                () -> people.identify(
                                        serviceUrl, tenant, Threads.channelOf(received.conversation()), member));
        return who instanceof Who.Nobody && objectId != null
                ? new Who.Outsider(new ChatIdentity(People.PLATFORM, tenant, objectId))
                : who;
    }

    private static String key(ReceivedActivity received, String tenant, Event event) {
        return switch (event) {
            case Event.Installed() -> DeduplicationKey.ofInstallation(received, tenant, false);
            case Event.Removed() -> DeduplicationKey.ofInstallation(received, tenant, true);
            case Event ignored -> DeduplicationKey.of(received, tenant);
        };
    }

    private static Place place(ReceivedActivity received) {
        if (received.isPersonal()) {
            return new Place(Place.Kind.DIRECT, received.conversation(), "");
        }
        String name = received.text("channelData", "channel", "name");
        if (name == null) {
            name = received.text("channelData", "team", "name");
        }
        return new Place(
                Place.Kind.CHANNEL, Threads.channelOf(received.conversation()), Objects.requireNonNullElse(name, ""));
    }

    static @Nullable String language(ReceivedActivity received) {
        String locale = received.text("locale");
        String client = received.entity("clientInfo").path("locale").asText();
        String tag = locale != null ? locale : client.isBlank() ? null : client;
        // No tag in use is longer (RFC 5646, 4.4.1), and no more is kept.
        return tag == null || tag.length() > LONGEST_TAG ? null : tag;
    }

    private static @Nullable String zone(ReceivedActivity received) {
        String told = received.text("localTimezone");
        String zone = told != null
                ? told
                : received.entity("clientInfo").path("timezone").asText();
        try {
            return zone.isBlank() ? null : ZoneId.of(zone).getId();
        } catch (DateTimeException notIana) {
            return null;
        }
    }
}
