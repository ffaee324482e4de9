package dev.trellis.service;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting there is: the configuration contract. Its environment variable is {@code TRELLIS_} and the constant's name. */
enum Setting {
    DATABASE_URL("trellis.database.url"),
    DATABASE_USERNAME("trellis.database.username"),
    DATABASE_PASSWORD("trellis.database.password"),
    DATABASE_POOL_SIZE("trellis.database.pool-size"),
    DATA_DIR("trellis.data-dir"),
    ENCRYPTION_KEY("trellis.encryption-key"),
    ADMINS("trellis.admins"),
    ORGANIZATION_NAME("trellis.organization-name"),
    ORGANIZATIONS("trellis.organizations"),
    RETENTION_DAYS("trellis.retention-days"),
    LIBRARY_DIR("trellis.library-dir"),
    TIME_ZONE("trellis.time-zone"),
    PUBLIC_URL("trellis.public-url"),
    TRUSTED_PROXIES("trellis.trusted-proxies"),
    HTTP_REQUEST_TIMEOUT("trellis.http.request-timeout"),
    HTTP_FAILURES_PER_MINUTE("trellis.http.failures-per-minute"),
    LOG_FORMAT("trellis.log-format"),
    ALLOW_INSECURE_STANDINS("trellis.allow-insecure-standins"),
    SLACK_SIGNING_SECRET("trellis.slack.signing-secret"),
    SLACK_SIGNING_SECRET_PREVIOUS("trellis.slack.signing-secret-previous"),
    SLACK_BOT_TOKEN("trellis.slack.bot-token"),
    SLACK_CLIENT_ID("trellis.slack.client-id"),
    SLACK_CLIENT_SECRET("trellis.slack.client-secret"),
    SLACK_APP_TOKEN("trellis.slack.app-token"),
    SLACK_API_URL("trellis.slack.api-url"),
    SLACK_CONNECT_TIMEOUT("trellis.slack.connect-timeout"),
    SLACK_READ_TIMEOUT("trellis.slack.read-timeout"),
    SLACK_PACE("trellis.slack.pace"),
    SLACK_CLIENT_MSG_ID("trellis.slack.client-msg-id"),
    TEAMS_APP_ID("trellis.teams.app-id"),
    TEAMS_APP_PASSWORD("trellis.teams.app-password"),
    TEAMS_CERTIFICATE_FILE("trellis.teams.certificate-file"),
    TEAMS_CERTIFICATE_KEY_FILE("trellis.teams.certificate-key-file"),
    TEAMS_MANAGED_IDENTITY("trellis.teams.managed-identity"),
    TEAMS_TENANT_ID("trellis.teams.tenant-id"),
    TEAMS_OPENID_METADATA_URL("trellis.teams.openid-metadata-url"),
    TEAMS_LOGIN_URL("trellis.teams.login-url"),
    TEAMS_SERVICE_HOSTS("trellis.teams.service-hosts"),
    TEAMS_SERVICE_URL("trellis.teams.service-url"),
    TEAMS_REQUEST_TIMEOUT("trellis.teams.request-timeout"),
    TEAMS_PACE("trellis.teams.pace");

    static final String PREFIX = "TRELLIS_";

    /** As Micronaut knows it. */
    final String property;

    Setting(String property) {
        this.property = property;
    }

    /** As an operator knows it. */
    String variable() {
        return PREFIX + name();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Stream.of(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    /** The name that an environment variable for this property would have, known or not. */
    static String variableOf(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
