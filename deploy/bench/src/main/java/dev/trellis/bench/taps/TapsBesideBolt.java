package dev.trellis.bench.taps;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.SideBySide;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Server;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Taps through everything that a tap goes through, beside the least that keeps one: how many a second, or how long one takes. */
public final class TapsBesideBolt implements Benchmark {
    public static final String RATE = "taps";
    public static final String LATENCY = "taps-p99";

    private final Question question;
    private final ToDoubleFunction<Tapped> figure;

    private TapsBesideBolt(Question question, ToDoubleFunction<Tapped> figure) {
        this.question = question;
        this.figure = figure;
    }

    public static TapsBesideBolt rate() {
        return new TapsBesideBolt(
                new Question(RATE, "acknowledged taps/s ÷ Bolt on Jetty with one insert", "/s", Goal.atLeast(6)),
                Tapped::perSecond);
    }

    public static TapsBesideBolt latency() {
        return new TapsBesideBolt(
                new Question(LATENCY, "p99 of a tap ÷ Bolt on Jetty with one insert", "ms", Goal.atMost(0.3)),
                Tapped::slowest);
    }

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        TapSizes taps = TapSizes.of(sizes);
        try (TrellisTaps ours = new TrellisTaps(server, taps, figure);
                BoltTaps theirs = new BoltTaps(server, taps, figure)) {
            return SideBySide.of(question, taps.warmUps(), taps.pairs(), ours, theirs)
                    .with(List.of(
                            taps.people() + " people tap once a round, over " + taps.connections()
                                    + " kept connections, from a process of its own on the same machine",
                            "ours: the service in a process of its own; signature, parsing, repeats, rights, the answer, the receipt"
                                    + " and the person's page in the outbox, committed before the 200",
                            "theirs: Bolt's own signature check and parsing in a process of its own, Jetty's and Bolt's defaults with"
                                    + " auth.test cached; one insert, committed, through HikariCP with its default size and what it"
                                    + " recommends for MySQL"));
        }
    }
}
