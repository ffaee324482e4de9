package dev.trellis.standins.slack;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A member of a workspace.
 *
 * @param name the handle typed after {@code @}
 * @param timeZone null for the rare profile without one
 * @param doNotDisturb scheduled do-not-disturb in the person's zone; null for none
 */
public record SlackUser(
        String id,
        String name,
        String realName,
        @Nullable ZoneId timeZone,
        String locale,
        @Nullable String email,
        boolean deleted,
        @Nullable DoNotDisturb doNotDisturb,
        String statusText) {

    /** A nightly window; {@code from} after {@code to} crosses midnight. */
    public record DoNotDisturb(LocalTime from, LocalTime to) {}

    public static SlackUser of(String id, String name, String realName) {
        return new SlackUser(
                id, name, realName, ZoneId.of("Europe/Berlin"), "en-US", name + "@example.com", false, null, "");
    }

    public SlackUser timeZone(@Nullable ZoneId zone) {
        return new SlackUser(id, name, realName, zone, locale, email, deleted, doNotDisturb, statusText);
    }

    public SlackUser locale(String language) {
        return new SlackUser(id, name, realName, timeZone, language, email, deleted, doNotDisturb, statusText);
    }

    public SlackUser email(@Nullable String address) {
        return new SlackUser(id, name, realName, timeZone, locale, address, deleted, doNotDisturb, statusText);
    }

    public SlackUser asDeleted() {
        return new SlackUser(id, name, realName, timeZone, locale, email, true, doNotDisturb, statusText);
    }

    public SlackUser doNotDisturb(LocalTime from, LocalTime to) {
        return new SlackUser(
                id, name, realName, timeZone, locale, email, deleted, new DoNotDisturb(from, to), statusText);
    }

    public SlackUser statusText(String text) {
        return new SlackUser(id, name, realName, timeZone, locale, email, deleted, doNotDisturb, text);
    }
}
