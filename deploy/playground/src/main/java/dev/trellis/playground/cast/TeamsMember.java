package dev.trellis.playground.cast;

import dev.trellis.standins.teams.TeamsUser;
import java.time.ZoneId;

/** Somebody in the Teams tenant. */
public record TeamsMember(String id, String name, Part part, ZoneId zone, String locale, String country) {
    public TeamsUser user() {
        return TeamsUser.of(id, name).locale(locale, country).timeZone(zone);
    }
}
