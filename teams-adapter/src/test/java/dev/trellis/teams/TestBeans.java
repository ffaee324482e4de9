package dev.trellis.teams;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Inbound;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the service wires and the tests control. */
@Factory
final class TestBeans {
    static final SettableClock CLOCK = new SettableClock();
    static volatile Conversation conversation = (inbound, deadline) -> {
        throw new IllegalStateException("nobody listens");
    };

    @Bean
    @Singleton
    @Primary
    Clock clock() {
        return CLOCK;
    }

    @Bean
    @Singleton
    @Primary
    Conversation conversation() {
        return new Conversation() {
            @Override
            public Answer receive(Inbound inbound, Deadline deadline) {
                return conversation.receive(inbound, deadline);
            }
        };
    }
}
