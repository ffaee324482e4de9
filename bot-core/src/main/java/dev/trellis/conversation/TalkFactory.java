package dev.trellis.conversation;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Lets every flow declare what it answers. */
@Factory
class TalkFactory {
    @Singleton
    Talk talk(List<Flow> flows) {
        Talk talk = new Talk();
        flows.stream()
                .sorted(Comparator.comparingInt(Flow::placeInHelp)
                        .thenComparing(flow -> flow.getClass().getName()))
                .forEach(flow -> flow.define(talk));
        return talk;
    }
}
