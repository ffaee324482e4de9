package dev.trellis.standins;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service under the stand-ins' eyes: keeps what it receives and answers as the test says. */
public final class FakeService implements AutoCloseable {
    private final List<WireRequest> received = new CopyOnWriteArrayList<>();
    private volatile Function<WireRequest, WireResponse> answer = _ -> WireResponse.empty(200);
    private final LoopbackServer server = LoopbackServer.start("fake-service", 0, request -> {
        received.add(request);
        return answer.apply(request);
    });

    public URI address() {
        return server.address();
    }

    public void answers(Function<WireRequest, WireResponse> how) {
        answer = how;
    }

    public void answersJson(String json) {
        answer = _ -> WireResponse.json(200, Json.readOrMissing(json));
    }

    public List<WireRequest> received() {
        return received;
    }

    public WireRequest last() {
        return received.getLast();
    }

    @Override
    public void close() {
        server.close();
    }
}
