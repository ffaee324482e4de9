package dev.trellis.digest;

import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts a program's digest into its channel, once a week whoever asks for it (G1). */
@Singleton
class Posting {
    /** Last week's news are not news for longer. */
    static final Duration FRESH = Duration.ofDays(2);

    private final Figures figures;
    private final Outbox outbox;
    private final Sql sql;

    Posting(Figures figures, Outbox outbox, Sql sql) {
        this.figures = figures;
        this.outbox = outbox;
        this.sql = sql;
    }

    /** The post as it would be now; empty if there is nothing new to say. */
    @Transactional
    public Optional<Card> compose(Program program, Instant now) {
        DigestWeek week = DigestWeek.endedAt(now, program.zone());
        DigestFigures found = figures.of(program, week, now);
        return found.anythingNew() ? Optional.of(DigestCards.post(program, week, found)) : Optional.empty();
    }

    /** @param from when it was due: the post is of use for two days from then */
    @Transactional
    public Result post(Program program, Instant from, Instant now) {
        Long channel = program.digestChannelId();
        if (channel == null || program.endedAt() != null) {
            return Result.NO_CHANNEL;
        }
        DigestWeek week = DigestWeek.endedAt(from, program.zone());
        Instant expires = from.plus(FRESH);
        if (!now.isBefore(expires)) {
            return Result.TOO_LATE;
        }
        DigestFigures found = figures.of(program, week, now);
        if (!found.anythingNew()) {
            return Result.NOTHING_NEW;
        }
        // The unique key decides, also between two nodes or a command and the clock.
        int first = sql.update(
                "insert ignore into digest (organization_id, program_id, week, composed_at) values (?, ?, ?, ?)",
                program.organizationId(),
                program.id(),
                week.monday().toString(),
                now);
        if (first == 0) {
            return Result.POSTED_BEFORE;
        }
        outbox.write(
                program.organizationId(),
                Intent.toChannel(
                                channel,
                                "digest:" + program.id() + ":" + week.monday(),
                                "digest.post",
                                DigestCards.post(program, week, found))
                        .expiring(expires));
        return Result.POSTED;
    }

    /** What came of wanting to post. */
    enum Result {
        POSTED,
        /** This week's is in the channel already, or on its way. */
        POSTED_BEFORE,
        NOTHING_NEW,
        NO_CHANNEL,
        /** The moment it was meant for is days ago. */
        TOO_LATE
    }
}
