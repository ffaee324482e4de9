package dev.trellis.bench.limits;

import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nodes of one service, each with everything of its own, in this JVM. */
record Nodes(List<TrellisService> all) implements AutoCloseable {
    /** Starts so many with the same settings. */
    static Nodes start(int count, Map<String, Object> properties) {
        Nodes nodes = new Nodes(new ArrayList<>());
        try {
            for (int node = 0; node < count; node++) {
                nodes.all.add(Trellis.start(properties));
            }
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    TrellisService first() {
        return all.getFirst();
    }

    @Override
    public void close() {
        all.reversed().forEach(TrellisService::close);
    }
}
