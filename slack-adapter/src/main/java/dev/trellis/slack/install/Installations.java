package dev.trellis.slack.install;

import dev.trellis.secrecy.Vault;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.install.Installation.Origin;
import dev.trellis.slack.install.Installation.State;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The installations' rows. Every method runs inside the transaction of its caller. Tokens are sealed on their way in. */
@Singleton
@Requires(bean = SlackSettings.class)
class Installations {
    /** A token is renewed this long before it ends, so that an outage of either side is not felt. */
    static final Duration AHEAD = Duration.ofHours(2);

    private static final String BOT_TOKEN = "slack_installation.bot_token";
    private static final String REFRESH_TOKEN = "slack_installation.refresh_token";

    private final Sql sql;
    private final Vault vault;
    private final Clock clock;

    Installations(Sql sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<Installation> find(String workspace) {
        return sql.one("select * from slack_installation where workspace = ?", Installation::read, workspace);
    }

    /** Nobody else reads it like this, or changes it, until the transaction ends. */
    Optional<Installation> lock(String workspace) {
        return sql.one(
                "select * from slack_installation where workspace = ? for update", Installation::read, workspace);
    }

    /** The one that was learnt from this token of the configuration. */
    Optional<Installation> learntFrom(String token) {
        return sql
                .query(
                        "select * from slack_installation where origin = 'TOKEN' and state = 'SERVED'",
                        Installation::read)
                .stream()
                .filter(one -> botToken(one).filter(token::equals).isPresent())
                .findFirst();
    }

    /** Those whose time has come, the longest due first. */
    List<Installation> due(int limit) {
        return sql.query(
                "select * from slack_installation where due_at <= ? order by due_at limit ?",
                Installation::read,
                clock.instant(),
                limit);
    }

    /** In place of whatever was known of the workspace. */
    void store(Grant grant, Origin origin, State state, long organizationId) {
        Grant.Tokens tokens = grant.tokens();
        sql.update(
                """
                insert into slack_installation (organization_id, workspace, enterprise, name, app, bot_user, origin, state, bot_token,
                  refresh_token, expires_at, due_at, scopes, installed_by, installed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update organization_id = values(organization_id), enterprise = values(enterprise), name = values(name),
                  app = values(app), bot_user = values(bot_user), origin = values(origin), state = values(state),
                  bot_token = values(bot_token), refresh_token = values(refresh_token), expires_at = values(expires_at),
                  due_at = values(due_at), scopes = values(scopes), installed_by = values(installed_by),
                  installed_at = values(installed_at), ended_at = null, why = null
                """,
                organizationId,
                grant.ref().id(),
                grant.team().enterprise(),
                fit(grant.name(), 200),
                fit(grant.app(), 40),
                fit(grant.botUser(), 40),
                origin,
                state,
                vault.seal(tokens.bot(), BOT_TOKEN),
                sealRefresh(tokens.refreshToken()),
                tokens.expiresAt(),
                state == State.SERVED ? renewal(tokens) : null,
                fit(grant.scopes(), 2000),
                fit(grant.installedBy(), 40),
                clock.instant());
    }

    /** The tokens that take the place of the installation's own. */
    void renewed(Installation one, Grant.Tokens tokens) {
        sql.update(
                "update slack_installation set bot_token = ?, refresh_token = ?, expires_at = ?, due_at = ?, why = null where workspace = ?",
                vault.seal(tokens.bot(), BOT_TOKEN),
                sealRefresh(tokens.refreshToken()),
                tokens.expiresAt(),
                renewal(tokens),
                one.workspace());
    }

    /** Looked at again then. */
    void later(Installation one, Duration delay) {
        sql.update(
                "update slack_installation set due_at = ? where workspace = ?",
                clock.instant().plus(delay),
                one.workspace());
    }

    /** Its token still works, until it expires, and then no more. */
    void cannotBeRenewed(Installation one, String why) {
        sql.update(
                "update slack_installation set refresh_token = null, due_at = null, why = ? where workspace = ?",
                fit(why, 100),
                one.workspace());
    }

    void letIn(String workspace) {
        sql.update(
                "update slack_installation set state = 'SERVED', due_at = expires_at - interval ? second"
                        + " where workspace = ? and state = 'WAITING'",
                AHEAD.toSeconds(),
                workspace);
    }

    void turnedAway(String workspace) {
        sql.update(
                "update slack_installation set state = 'REVOKING', due_at = ? where workspace = ? and state = 'WAITING'",
                clock.instant(),
                workspace);
    }

    /** Its tokens are gone; that it was there stays known. */
    void end(String workspace, String why) {
        sql.update(
                "update slack_installation set state = 'ENDED', bot_token = null, refresh_token = null, expires_at = null, due_at = null,"
                        + " ended_at = ?, why = ? where workspace = ? and state <> 'ENDED'",
                clock.instant(),
                fit(why, 100),
                workspace);
    }

    Optional<String> botToken(Installation one) {
        return Optional.ofNullable(one.botToken()).map(text -> vault.open(text, BOT_TOKEN));
    }

    Optional<String> refreshToken(Installation one) {
        return Optional.ofNullable(one.refreshToken()).map(text -> vault.open(text, REFRESH_TOKEN));
    }

    private @Nullable String sealRefresh(@Nullable String refreshToken) {
        return refreshToken == null ? null : vault.seal(refreshToken, REFRESH_TOKEN);
    }

    private static @Nullable Instant renewal(Grant.Tokens tokens) {
        Instant expires = tokens.expiresAt();
        return expires == null || tokens.refreshToken() == null ? null : expires.minus(AHEAD);
    }

    private static String fit(String text, int maximum) {
        return text.length() <= maximum ? text : text.substring(0, maximum);
    }
}
