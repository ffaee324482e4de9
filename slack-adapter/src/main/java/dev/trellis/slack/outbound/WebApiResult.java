package dev.trellis.slack.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What came of one call of the Web API. Never holds words that people wrote, except in {@link Ok#body()}. */
public sealed interface WebApiResult {
    record Ok(JsonNode body) implements WebApiResult {}

    /** Slack read the call and said no, with its own word for why, such as {@code channel_not_found}. */
    record Refused(String error) implements WebApiResult {}

    record RateLimited(Duration delay) implements WebApiResult {}

    /** The call did not leave this machine. */
    record NotSent(String why) implements WebApiResult {}

    /** The call may have been carried out. */
    record InDoubt(String why) implements WebApiResult {}

    /** In one word or two, for logs. */
    default String brief() {
        return switch (this) {
            case Ok ignored -> "ok";
            case Refused refused -> refused.error();
            case RateLimited limited -> "rate limited for " + limited.delay();
            case NotSent not -> not.why();
            case InDoubt doubt -> doubt.why();
        };
    }
}
