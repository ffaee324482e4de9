package dev.trellis.playground.cast;

import dev.trellis.standins.slack.SlackUser;
import java.time.ZoneId;

/** Somebody in the Slack workspace. */
public record SlackMember(String id, String handle, String name, Part part, ZoneId zone, String locale) {
    public SlackUser user() {
        return SlackUser.of(id, handle, name).timeZone(zone).locale(locale);
    }
}
