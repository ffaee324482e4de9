package dev.trellis.bench.taps;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.process.ChildJvm;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.util.function.ToDoubleFunction;

/** Bolt on Jetty with one insert, see {@link BoltService}. */
final class BoltTaps implements Side {
    private final Schema schema;
    private final ChildJvm service;
    private final TapSizes sizes;
    private final ToDoubleFunction<Tapped> figure;
    private int round;

    BoltTaps(Server server, TapSizes sizes, ToDoubleFunction<Tapped> figure) {
        this.sizes = sizes;
        this.figure = figure;
        this.schema = server.empty();
        this.service = ChildJvm.start(BoltService.class, schema.url(), server.username(), server.password());
    }

    @Override
    public String name() {
        return "Bolt 1.48 + Jetty 12 + one insert";
    }

    @Override
    public double round() {
        Tapped tapped = Tapped.at(service.said(), sizes.round(round));
        round++;
        long clicks = schema.number("count(*) from click");
        if (clicks != (long) round * sizes.people()) {
            throw new BenchmarkFailedException(clicks + " rows after " + round + " rounds of " + sizes.people());
        }
        return figure.applyAsDouble(tapped);
    }

    @Override
    public void close() {
        service.close();
        schema.close();
    }
}
