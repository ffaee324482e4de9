package dev.trellis.service;

import static dev.trellis.service.Setting.*;

import dev.trellis.teams.identity.BotCertificate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what is set about Teams: a bot has an id, a tenant, and exactly one proof of who it is. */
final class TeamsCheck {
    private static final Duration SOON = Duration.ofDays(30);

    private final Settings settings;
    private final List<String> mistakes;
    private final List<String> warnings;

    TeamsCheck(Settings settings, List<String> mistakes, List<String> warnings) {
        this.settings = settings;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    void run() {
        settings.value(TEAMS_MANAGED_IDENTITY)
                .filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> mistakes.add(
                        TEAMS_MANAGED_IDENTITY.variable() + " must be true or false, but is " + value + "."));
        List<Setting> proofs = proofs();
        Stream.concat(Stream.of(TEAMS_APP_ID, TEAMS_TENANT_ID).filter(settings::has), proofs.stream())
                .findFirst()
                .ifPresent(present -> complete(present, proofs));
        certificate();
        if (!settings.allowsStandIns()) {
            Stream.of(TEAMS_APP_ID, TEAMS_TENANT_ID)
                    .filter(setting -> settings.value(setting)
                            .filter(value -> !isUuid(value))
                            .isPresent())
                    .forEach(setting -> mistakes.add(setting.variable()
                            + " must be an id as in 1b4e28ba-2fa1-11d2-883f-0016d3cca427, not a name."));
        }
    }

    /** Those that are set, each by the setting that stands for it. */
    private List<Setting> proofs() {
        return Stream.of(TEAMS_APP_PASSWORD, TEAMS_CERTIFICATE_FILE, TEAMS_MANAGED_IDENTITY)
                .filter(setting -> switch (setting) {
                    case TEAMS_CERTIFICATE_FILE ->
                        settings.has(TEAMS_CERTIFICATE_FILE) || settings.has(TEAMS_CERTIFICATE_KEY_FILE);
                    case TEAMS_MANAGED_IDENTITY ->
                        settings.value(TEAMS_MANAGED_IDENTITY)
                                .filter("true"::equals)
                                .isPresent();
                    default -> settings.has(setting);
                })
                .toList();
    }

    private void complete(Setting present, List<Setting> proofs) {
        Stream.of(TEAMS_APP_ID, TEAMS_TENANT_ID)
                .filter(setting -> !settings.has(setting))
                .forEach(missing -> isSetBut(present, missing));
        if (proofs.isEmpty()) {
            mistakes.add(present.variable() + " is set but none of " + TEAMS_APP_PASSWORD.variable() + ", "
                    + TEAMS_CERTIFICATE_FILE.variable() + " and " + TEAMS_MANAGED_IDENTITY.variable() + " is.");
        } else if (proofs.size() > 1) {
            mistakes.add(proofs.stream().map(Setting::variable).collect(Collectors.joining(" and "))
                    + " are set: a bot has exactly one proof of who it is.");
        }
    }

    private void certificate() {
        if (settings.has(TEAMS_CERTIFICATE_FILE) && !settings.has(TEAMS_CERTIFICATE_KEY_FILE)) {
            isSetBut(TEAMS_CERTIFICATE_FILE, TEAMS_CERTIFICATE_KEY_FILE);
        } else if (settings.has(TEAMS_CERTIFICATE_KEY_FILE) && !settings.has(TEAMS_CERTIFICATE_FILE)) {
            isSetBut(TEAMS_CERTIFICATE_KEY_FILE, TEAMS_CERTIFICATE_FILE);
        } else if (settings.has(TEAMS_CERTIFICATE_FILE)) {
            try {
                BotCertificate read = BotCertificate.read(
                        Path.of(settings.value(TEAMS_CERTIFICATE_FILE).orElseThrow()),
                        Path.of(settings.value(TEAMS_CERTIFICATE_KEY_FILE).orElseThrow()));
                expiry(read.certificate().getNotAfter().toInstant());
            } catch (BotCertificate.Unusable unusable) {
                mistakes.add(TEAMS_CERTIFICATE_FILE.variable() + ": " + unusable.getMessage());
            } catch (InvalidPathException noPath) {
                mistakes.add(TEAMS_CERTIFICATE_FILE.variable() + " or " + TEAMS_CERTIFICATE_KEY_FILE.variable()
                        + " is no path of a file.");
            }
        }
    }

    private void expiry(Instant end) {
        if (end.isBefore(Instant.now(Clock.systemUTC()).plus(SOON))) {
            warnings.add(TEAMS_CERTIFICATE_FILE.variable() + ": the certificate ends at " + end
                    + "; from then on Trellis cannot speak in Teams.");
        }
    }

    private void isSetBut(Setting present, Setting missing) {
        mistakes.add(present.variable() + " is set but " + missing.variable() + " is not.");
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
