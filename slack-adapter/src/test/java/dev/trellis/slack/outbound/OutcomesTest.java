package dev.trellis.slack.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.platform.DeliveryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
    @ParameterizedTest
    @CsvSource({
        "invalid_auth, Unauthorized",
        "token_revoked, Unauthorized",
        "account_inactive, Unauthorized",
        "missing_scope, Unauthorized",
        "channel_not_found, Unreachable",
        "user_disabled, Unreachable",
        "cannot_dm_bot, Unreachable",
        "is_archived, Unreachable",
        "not_in_channel, Unreachable",
        "invalid_blocks, Rejected",
        "msg_blocks_too_long, Rejected",
        "message_not_found, Rejected",
        "a_word_of_tomorrow, Rejected",
        "team_added_to_org, RetryAfter"
    })
    void slacksWordsAreToldApart(String error, String outcome) {
        assertThat(Outcomes.of(new WebApiResult.Refused(error)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void onlyWhatLeftThisMachineIsInDoubt() {
        assertThat(Outcomes.of(new WebApiResult.NotSent("no connection")))
                .isInstanceOf(DeliveryOutcome.RetryAfter.class);
        assertThat(Outcomes.of(new WebApiResult.InDoubt("time-out"))).isInstanceOf(DeliveryOutcome.Unknown.class);
        assertThat(Outcomes.of(new WebApiResult.RateLimited(Duration.ofSeconds(7))))
                .isEqualTo(new DeliveryOutcome.Limited(Duration.ofSeconds(7), "rate limited"));
    }
}
