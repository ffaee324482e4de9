package dev.trellis.standins.teams;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person in a tenant.
 *
 * @param aadObjectId the person, whatever the bot
 * @param timeZone null for a client that does not tell
 * @param guest somebody of another organization, invited into this tenant
 */
public record TeamsUser(
        String aadObjectId,
        String name,
        String email,
        String locale,
        String country,
        @Nullable ZoneId timeZone,
        boolean guest) {

    public static TeamsUser of(String aadObjectId, String name) {
        String handle = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", ".");
        return new TeamsUser(
                aadObjectId, name, handle + "@example.com", "en-US", "US", ZoneId.of("Europe/Berlin"), false);
    }

    public TeamsUser locale(String language, String countryCode) {
        return new TeamsUser(aadObjectId, name, email, language, countryCode, timeZone, guest);
    }

    public TeamsUser timeZone(@Nullable ZoneId zone) {
        return new TeamsUser(aadObjectId, name, email, locale, country, zone, guest);
    }

    public TeamsUser email(String address) {
        return new TeamsUser(aadObjectId, name, address, locale, country, timeZone, guest);
    }

    public TeamsUser asGuest() {
        return new TeamsUser(aadObjectId, name, email, locale, country, timeZone, true);
    }

    /** The id that this bot sees; another bot would see another. */
    public String memberId() {
        return "29:1" + aadObjectId.replace("-", "");
    }
}
