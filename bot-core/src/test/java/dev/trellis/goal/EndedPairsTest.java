package dev.trellis.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.storage.Sql;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D3: what happens to goals when a pair ends, and what it costs. */
@Tag("database")
class EndedPairsTest {
    private final GoalLife life = new GoalLife();

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void theEndOfAPairTakesAsManyStatementsWhateverItsMilestones() {
        life.withAGoal();
        long few = statements();
        String many = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> "Milestone " + i + " 2027-01-0" + i)
                .collect(Collectors.joining("\n"));
        for (int goal = 0; goal < 3; goal++) {
            life.setGoal(life.noor, Map.of("milestones", many));
        }
        life.trellis.database().execute("update goal set pair_id = 1");
        assertThat(life.trellis.count("milestone")).isGreaterThan(20);
        assertThat(statements()).isEqualTo(few).isLessThan(10);
    }

    @Test
    void whatWaitsToBeSaidToThePartnerIsNotSaid() {
        life.withAGoal();
        // After work: the news waits for the morning.
        life.trellis.passUntil("2026-11-19T22:00");
        life.noor.sends(Button.Action.of("milestone.step", "milestone", 1, "step", "done"));
        assertThat(life.trellis.count("outbox where business_key like 'milestone:1:partner:%' and state = 'WAITING'"))
                .isEqualTo(1);
        statements();
        assertThat(life.trellis.count("outbox where business_key like 'milestone:1:partner:%' and state = 'WAITING'"))
                .isZero();
    }

    /** Ends the pair as far as goals are concerned, and counts what its own connection was asked meanwhile. */
    @SuppressWarnings("unchecked")
    private long statements() {
        TransactionOperations<Connection> transactions = life.trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status -> {
            Pair pair = life.trellis
                    .bean(Pairs.class)
                    .findByIdAndOrganizationId(1, 1)
                    .orElseThrow();
            long before = asked();
            life.trellis.bean(EndedPairs.class).ended(pair);
            return asked() - before;
        });
    }

    private long asked() {
        return life.trellis
                .bean(Sql.class)
                .one("show session status where variable_name = 'Questions'", row -> row.getLong(2))
                .orElseThrow();
    }
}
