package dev.trellis.slack;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;

/** There is a Slack side when there is a way in: a secret that requests over HTTP are signed with, or a token for Socket Mode. */
final class SlackIsOn implements Condition {
    @Override
    public boolean matches(ConditionContext context) {
        return isSet(context, "trellis.slack.signing-secret") || isSet(context, "trellis.slack.app-token");
    }

    private static boolean isSet(ConditionContext<?> context, String property) {
        return context.getProperty(property, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }
}
