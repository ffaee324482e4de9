package dev.trellis.slack.install;

import dev.trellis.secrecy.Vault;
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
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties Slack's redirect to the browser that began: 256 random bits in a cookie, and a sealed state that travels through Slack and holds a
 * nonce, when it ends, and the hash of the cookie. A state works once, for ten minutes, and in that browser only; whoever reads it from an
 * address bar or a log has nothing.
 *
 * <p>Nothing is stored when somebody begins, which anybody on the internet may do as often as they like. What is stored is the hash of a
 * nonce that was used, by a browser that held the cookie, until its state would have ended anyway.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class InstallStates {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String PURPOSE = "slack install state";
    private static final int BYTES = 32;

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InstallStates(TransactionOperations<Connection> transactions, Sql sql, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    Begun begin() {
        String browser = secret();
        State state = new State(secret(), clock.instant().plus(LIFETIME), hash(browser));
        return new Begun(vault.seal(state.text(), PURPOSE), browser);
    }

    /** Uses a state up. True once, for the browser that began, in time. */
    boolean end(@Nullable String state, @Nullable String browser) {
        if (state == null || browser == null) {
            return false;
        }
        // Another browser's attempt uses nothing up: the state stays with the one that began.
        return opened(state)
                .filter(one -> clock.instant().isBefore(one.expiresAt()))
                .filter(one -> isSame(one.browserHash(), hash(browser)))
                .filter(this::isFirstUse)
                .isPresent();
    }

    private Optional<State> opened(String state) {
        if (!Vault.isSealed(state)) {
            return Optional.empty();
        }
        try {
            return State.read(vault.open(state, PURPOSE));
        } catch (Vault.UnreadableException notOurs) {
            return Optional.empty();
        }
    }

    /** The one insertion decides between requests that come at once, on any node. */
    private boolean isFirstUse(State state) {
        return transactions.executeWrite(status -> sql.update(
                        "insert ignore into slack_install_state (state_hash, expires_at) values (?, ?)",
                        hash(state.nonce()),
                        state.expiresAt())
                == 1);
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

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is sealed. */
    private record State(String nonce, Instant expiresAt, String browserHash) {
        String text() {
            return nonce + " " + expiresAt.toEpochMilli() + " " + browserHash;
        }

        static Optional<State> read(String text) {
            String[] parts = text.split(" ", -1);
            return parts.length == 3
                    ? Optional.of(new State(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]))
                    : Optional.empty();
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
