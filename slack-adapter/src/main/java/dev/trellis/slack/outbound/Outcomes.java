package dev.trellis.slack.outbound;

import dev.trellis.platform.DeliveryOutcome;
import java.time.Duration;

/** Slack's words for failure in the vocabulary of the outbox. Source: the error lists of the methods' reference pages. */
final class Outcomes {
    /** When nothing was sent at all: a connection that cannot be made may be there again soon. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private Outcomes() {}

    /** For every result but {@link WebApiResult.Ok}. */
    static DeliveryOutcome of(WebApiResult failed) {
        return switch (failed) {
            case WebApiResult.Ok ignored -> throw new IllegalArgumentException("this did not fail");
            case WebApiResult.Refused refused -> refused(refused.error());
            case WebApiResult.RateLimited limited -> new DeliveryOutcome.Limited(limited.delay(), "rate limited");
            case WebApiResult.NotSent not -> new DeliveryOutcome.RetryAfter(SOON, not.why());
            case WebApiResult.InDoubt doubt -> new DeliveryOutcome.Unknown(doubt.why());
        };
    }

    private static DeliveryOutcome refused(String error) {
        return switch (error) {
            case "invalid_auth",
                    "not_authed",
                    "account_inactive",
                    "token_revoked",
                    "token_expired",
                    "no_permission",
                    "missing_scope",
                    "not_allowed_token_type",
                    "org_login_required",
                    "ekm_access_denied",
                    "access_denied",
                    "team_access_not_granted",
                    "HTTP 401",
                    "HTTP 403" -> new DeliveryOutcome.Unauthorized(error);
            case "channel_not_found",
                    "user_not_found",
                    "users_not_found",
                    "user_disabled",
                    "user_not_visible",
                    "user_not_in_channel",
                    "cannot_dm_bot",
                    "is_archived",
                    "not_in_channel",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_locked",
                    "messages_tab_disabled",
                    "not_enabled",
                    "access_revoked" -> new DeliveryOutcome.Unreachable(error);
            case "message_limit_exceeded", "team_added_to_org", "accesslimited" ->
                new DeliveryOutcome.RetryAfter(Duration.ofMinutes(5), error);
            default -> new DeliveryOutcome.Rejected(error);
        };
    }
}
