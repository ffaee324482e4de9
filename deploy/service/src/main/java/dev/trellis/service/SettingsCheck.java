package dev.trellis.service;

import static dev.trellis.service.Setting.*;

import dev.trellis.secrecy.EncryptionKey;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Checks all settings at once, so that an operator mends them at once. No line holds a secret's value. */
final class SettingsCheck {
    private static final int SMALLEST_POOL = 5;
    private static final int LARGEST_POOL = 200;

    private final Settings settings;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    static Findings of(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.database();
        new SlackSettingsCheck(settings, check.mistakes, check.warnings).run();
        new TeamsCheck(settings, check.mistakes, check.warnings).run();
        check.admins();
        check.organizations();
        check.others();
        new AddressCheck(settings, check.mistakes).run();
        new IngressCheck(settings, check.mistakes).run();
        check.strangers();
        return new Findings(List.copyOf(check.mistakes), List.copyOf(check.warnings));
    }

    private void database() {
        if (!settings.has(DATABASE_URL)) {
            Stream.of(DATABASE_USERNAME, DATABASE_PASSWORD)
                    .filter(settings::has)
                    .forEach(setting -> isSetBut(setting, DATABASE_URL));
        } else {
            String url = settings.value(DATABASE_URL).orElseThrow();
            if (!url.startsWith("jdbc:mysql://") && !url.startsWith("jdbc:mariadb://")) {
                mistakes.add(DATABASE_URL.variable()
                        + " must start with jdbc:mysql:// as in jdbc:mysql://database.example:3306/trellis.");
            } else if (url.toLowerCase(Locale.ROOT).contains("password=")) {
                mistakes.add(DATABASE_URL.variable() + " holds a password; put it into " + DATABASE_PASSWORD.variable()
                        + ", which is never logged.");
            }
            requires(DATABASE_URL, DATABASE_USERNAME);
            if (!settings.has(ENCRYPTION_KEY)) {
                mistakes.add(DATABASE_URL.variable() + " is set but " + ENCRYPTION_KEY.variable()
                        + " is not. Make one with: java -jar trellis.jar new-encryption-key");
            }
        }
        settings.value(ENCRYPTION_KEY)
                .flatMap(SettingsCheck::mistakenKey)
                .ifPresent(mistake -> mistakes.add(ENCRYPTION_KEY.variable() + " " + mistake));
        if (!settings.has(DATABASE_URL)
                && settings.has(ENCRYPTION_KEY)
                && KeyFile.isIn(Database.dataFolder(settings))) {
            mistakes.add(
                    ENCRYPTION_KEY.variable() + " is set, but the embedded database was begun with a key of its own,"
                            + " encryption-key.json in the data folder. Unset the variable, or set it to that file's content and"
                            + " take the file away.");
        }
        settings.value(DATABASE_POOL_SIZE)
                .filter(size -> !between(size, SMALLEST_POOL, LARGEST_POOL))
                .ifPresent(size -> mistakes.add(DATABASE_POOL_SIZE.variable() + " must be a number from "
                        + SMALLEST_POOL + " to " + LARGEST_POOL + ", but is " + size + "."));
    }

    private static Optional<String> mistakenKey(String keyset) {
        try {
            EncryptionKey.parse(keyset);
            return Optional.empty();
        } catch (IllegalArgumentException mistaken) {
            return Optional.of(
                    "is " + mistaken.getMessage() + ". Make one with: java -jar trellis.jar new-encryption-key");
        }
    }

    private void admins() {
        settings.value(ADMINS).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty() && !isIdentity(entry))
                .forEach(entry -> mistakes.add(ADMINS.variable() + ": \"" + entry
                        + "\" is neither slack:<team id>:<user id> nor teams:<tenant id>:<user's object id>."));
    }

    private void organizations() {
        settings.value(ORGANIZATIONS).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty() && !entry.matches("(slack|teams):[^:=\\s]+=[^=]*\\S[^=]*"))
                .forEach(entry -> mistakes.add(ORGANIZATIONS.variable() + ": \"" + entry
                        + "\" is neither slack:<team id>=<name> nor teams:<tenant id>=<name>."));
    }

    private void others() {
        settings.value(TIME_ZONE)
                .filter(zone -> !isZone(zone))
                .ifPresent(zone -> mistakes.add(
                        TIME_ZONE.variable() + " must be a time zone as in Europe/Berlin, but is " + zone + "."));
        settings.value(RETENTION_DAYS)
                .filter(days -> !between(days, 30, 36_500))
                .ifPresent(days -> mistakes.add(RETENTION_DAYS.variable()
                        + " must be a number of days from 30 to 36500, but is " + days + "."));
        oneOf(LOG_FORMAT, "text", "json");
        oneOf(ALLOW_INSECURE_STANDINS, "true", "false");
        oneOf(SLACK_CLIENT_MSG_ID, "true", "false");
        if (!settings.port().isBlank() && !between(settings.port(), -1, 65535)) {
            mistakes.add(Settings.PORT_VARIABLE + " must be a port, but is " + settings.port() + ".");
        }
        if (settings.allowsStandIns()) {
            warnings.add(
                    ALLOW_INSECURE_STANDINS.variable()
                            + " is true: unencrypted and local addresses are taken for Slack's and Microsoft's. Never in production.");
        }
    }

    private void strangers() {
        for (String stranger : settings.unknown()) {
            Setting nearest = Setting.DATABASE_URL;
            for (Setting setting : Setting.values()) {
                if (distance(stranger, setting) < distance(stranger, nearest)) {
                    nearest = setting;
                }
            }
            warnings.add(
                    stranger + " means nothing to Trellis. The nearest name it knows is " + nearest.variable() + ".");
        }
    }

    private static int distance(String stranger, Setting setting) {
        return LevenshteinDistance.getDefaultInstance().apply(stranger, setting.variable());
    }

    private void requires(Setting present, Setting needed) {
        if (!settings.has(needed)) {
            isSetBut(present, needed);
        }
    }

    private void isSetBut(Setting present, Setting missing) {
        mistakes.add(present.variable() + " is set but " + missing.variable() + " is not.");
    }

    private void oneOf(Setting setting, String one, String other) {
        settings.value(setting)
                .filter(value -> !value.equals(one) && !value.equals(other))
                .ifPresent(value -> mistakes.add(
                        setting.variable() + " must be " + one + " or " + other + ", but is " + value + "."));
    }

    private static boolean isIdentity(String entry) {
        String[] parts = entry.split(":", -1);
        return parts.length == 3
                && (parts[0].equals("slack") || parts[0].equals("teams"))
                && Stream.of(parts).noneMatch(String::isBlank);
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean between(String number, int lowest, int highest) {
        try {
            int value = Integer.parseInt(number);
            return value >= lowest && value <= highest;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * What was found.
     *
     * @param mistakes the service cannot start with these; a sentence each
     * @param warnings it can, but probably something else was meant
     */
    record Findings(List<String> mistakes, List<String> warnings) {}
}
