package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Sender;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.render.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all of Slack's payloads have in common. */
final class Payloads {
    /** Slack promises no more of its ids than that they are short; none has ever had other characters. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private Payloads() {}

    static SlackTeam team(@Nullable String enterprise, @Nullable String team, boolean enterpriseInstall) {
        boolean none = (enterprise == null || enterprise.isBlank()) && (team == null || team.isBlank());
        if (none) {
            throw new NotAPayload("team");
        }
        return new SlackTeam(idOrNone(enterprise, "enterprise"), idOrNone(team, "team"), enterpriseInstall);
    }

    private static @Nullable String idOrNone(@Nullable String id, String of) {
        return id == null || id.isBlank() ? null : id(id, of);
    }

    /** Ids become keys and identities: what is none of Slack's goes no further, signed or not. */
    private static String id(String id, String of) {
        if (!ID.matcher(id).matches()) {
            throw new NotAPayload("id of a " + of);
        }
        return id;
    }

    /** Ids of direct conversations start with D; the name of a channel that the bot is not in is not told. */
    static Place place(@Nullable String channel, @Nullable String name) {
        String id = idOrNone(channel, "channel");
        if (id == null || id.startsWith("D")) {
            return new Place(Place.Kind.DIRECT, id == null ? "" : id, "");
        }
        return new Place(Place.Kind.CHANNEL, id, name == null || name.equals("privategroup") ? "" : name);
    }

    /**
     * @param handle what commands and interactions carry of a name; good enough until the profile is asked for, absent in events
     */
    static Sender sender(SlackTeam team, String user, @Nullable String handle, Place place) {
        String conversation = place.conversation();
        return new Sender(
                team.person(id(user, "user")), handle, null, null, conversation.startsWith("D") ? conversation : null);
    }

    /** A command can be typed in the direct messages of any two people: where it was typed is no address of the one who typed it. */
    static Sender sender(SlackTeam team, String user, @Nullable String handle) {
        return new Sender(team.person(id(user, "user")), handle, null, null, null);
    }

    /** Nobody in particular, as far as an event tells. */
    static Sender nobody(SlackTeam team) {
        return new Sender(team.person(""), null, null, null, null);
    }

    static Response json(ObjectNode body) {
        return Response.builder()
                .statusCode(200)
                .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
                .body(Json.write(body))
                .build();
    }
}
