package dev.trellis.playground.page;

import dev.trellis.playground.stage.Stage;
import dev.trellis.playground.story.Bystanders;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.LoopbackServer;
import dev.trellis.standins.WireRequest;
import dev.trellis.standins.WireResponse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Serves the page on 127.0.0.1. Only the page itself is answered: a request must name this address as its host, and one that
 * changes something must be JSON from this origin, so no other web page can reach in.
 */
public final class PageServer implements AutoCloseable {
    private static final int USUAL_PORT = 7357;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Changes changes = new Changes();
    private final World world;
    private final Acts acts;
    private final Hands hands;
    private final Faults faults;
    private final CallLog log;
    private final Scenes scenes;
    private final LoopbackServer server;

    private PageServer(Stage stage, int port) {
        Steps steps = new Steps(stage);
        this.world = World.of(stage.slack().app().botName(), stage.teams().bot().name());
        this.acts = new Acts(stage, steps);
        this.hands = new Hands(stage, new Bystanders(stage), changes);
        this.faults = new Faults(stage);
        this.log = new CallLog(stage);
        this.scenes = new Scenes(stage, hands, steps, faults);
        this.server = LoopbackServer.start("playground", port, this::answer);
        stage.slack().onChange(changes);
        stage.teams().onChange(changes);
    }

    /** @param port absent: the usual one, or another if that is taken */
    public static PageServer start(Optional<Integer> port, Stage stage) {
        if (port.isPresent()) {
            return new PageServer(stage, port.get());
        }
        try {
            return new PageServer(stage, USUAL_PORT);
        } catch (UncheckedIOException taken) {
            return new PageServer(stage, 0);
        }
    }

    /** Without a slash at the end. */
    public URI address() {
        return server.address();
    }

    private WireResponse answer(WireRequest request) {
        if (!request.header("host").map(this::isOurs).orElse(false)) {
            return Wire.refused(421, "the playground answers on " + server.address() + " only");
        }
        try {
            return request.method().equals("GET") ? read(request) : change(request);
        } catch (NoSuchElementException | IllegalArgumentException notOffered) {
            return Wire.refused(409, String.valueOf(notOffered.getMessage()));
        }
    }

    private boolean isOurs(String host) {
        int port = server.address().getPort();
        return host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port);
    }

    private WireResponse read(WireRequest request) {
        return switch (request.path()) {
            case "/api/world" -> Wire.json(world);
            case "/api/scene" -> {
                Look look = Look.of(request.queryParameters());
                yield Wire.json(scenes.take(look, changes.awaitOtherThan(look.known(), LONGEST_WAIT)));
            }
            case "/api/calls" -> Wire.json(log.newest());
            default -> PageFiles.find(request.path()).orElseGet(() -> Wire.refused(404, "no such page"));
        };
    }

    private WireResponse change(WireRequest request) {
        boolean ours = request.method().equals("POST")
                && request.isJson()
                && request.header("origin")
                        .map(origin -> isOurs(origin.replaceFirst("^http://", "")))
                        .orElse(true);
        if (!ours) {
            return Wire.refused(403, "only the playground's own page may do that");
        }
        return switch (request.path()) {
            case "/api/act" -> Wire.json(Outcome.of(acts.perform(Wire.read(request.body(), Act.class))));
            case "/api/clock" -> Wire.json(hands.move(request.json().path("by").asText()));
            case "/api/misbehave" -> {
                faults.take(Wire.read(request.body(), Faults.Order.class));
                changes.happened();
                yield Wire.json(faults.pending());
            }
            default -> Wire.refused(404, "no such act");
        };
    }

    /** What the client shows of an act. */
    private record Outcome(boolean accepted, String notice, java.util.Map<String, String> fieldErrors, int status) {
        static Outcome of(ClientReply reply) {
            int status = reply.exchanges().isEmpty() ? 200 : reply.exchange().status();
            return new Outcome(reply.accepted(), reply.notice().orElse(""), reply.fieldErrors(), status);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
