package dev.trellis.service;

import dev.trellis.teams.identity.SigningKeys;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Whether Teams' messages can be told from forged ones. In {@code /health} only: a node that is taken out of service for it would no longer
 * serve Slack, and no other node is better off.
 */
@Singleton
@Requires(beans = SigningKeys.class)
class TeamsKeysHealth implements HealthIndicator {
    private static final String NAME = "teams-keys";

    private final SigningKeys keys;

    TeamsKeysHealth(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                switch (keys.condition()) {
                    case UNASKED, GOOD -> result(HealthStatus.UP, "");
                    case FROM_BEFORE ->
                        result(HealthStatus.UP, "Microsoft cannot be asked; the keys from before are used");
                    case NONE ->
                        result(HealthStatus.DOWN, "Microsoft cannot be asked; messages from Teams are not taken");
                });
    }

    private static HealthResult result(HealthStatus status, String details) {
        HealthResult.Builder result = HealthResult.builder(NAME, status);
        return details.isEmpty() ? result.build() : result.details(details).build();
    }
}
