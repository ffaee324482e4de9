package dev.trellis.slack.install;

import dev.trellis.slack.SlackSettings;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties Slack's redirect to the browser that began: a state of 256 random bits that travels through Slack, and as many in a cookie that do
 * not. A state works once, for ten minutes, and in that browser only; whoever reads it from an address bar or a log has nothing. The
 * database knows hashes only.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class InstallStates {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    /** Anybody can begin; the table stays small all the same. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final int BYTES = 32;

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InstallStates(TransactionOperations<Connection> transactions, Sql sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Empty when too many have begun in these minutes. */
    Optional<Begun> begin() {
        Begun begun = new Begun(secret(), secret());
        return transactions.executeWrite(status -> {
            long open = sql.one(
                            "select count(*) n from slack_install_state where expires_at > ?",
                            row -> row.getLong("n"),
                            clock.instant())
                    .orElse(0L);
            if (open >= MOST_AT_ONCE) {
                return Optional.<Begun>empty();
            }
            sql.update(
                    "insert into slack_install_state (state_hash, browser_hash, expires_at) values (?, ?, ?)",
                    hash(begun.state()),
                    hash(begun.browser()),
                    clock.instant().plus(LIFETIME));
            return Optional.of(begun);
        });
    }

    /** Uses a state up. True once, for the browser that began, in time. */
    boolean end(@Nullable String state, @Nullable String browser) {
        if (state == null || browser == null) {
            return false;
        }
        return transactions.executeWrite(status -> {
            String expected = sql.one(
                            "select browser_hash from slack_install_state where state_hash = ?",
                            row -> row.getString("browser_hash"),
                            hash(state))
                    .orElse("");
            // Another browser's attempt leaves the state to the one that began.
            boolean same = MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), hash(browser).getBytes(StandardCharsets.UTF_8));
            // The one deletion decides between requests that come at once.
            return same
                    && sql.update(
                                    "delete from slack_install_state where state_hash = ? and expires_at > ?",
                                    hash(state),
                                    clock.instant())
                            == 1;
        });
    }

    /** Inside the caller's transaction. */
    int forgetOld() {
        return sql.update("delete from slack_install_state where expires_at <= ? limit 500", clock.instant());
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A beginning.
     *
     * @param state goes through Slack
     * @param browser stays in the browser's cookie
     */
    record Begun(String state, String browser) {
        @Override
        public String toString() {
            return "Begun[…]";
        }
    }
}
