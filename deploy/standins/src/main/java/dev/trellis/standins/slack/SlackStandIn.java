package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ChangeListener;
import dev.trellis.standins.ChangeListeners;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import dev.trellis.standins.LoopbackServer;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.Witness;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slack's servers and clients over real HTTP on 127.0.0.1, in memory. The service is pointed at {@link #apiUrl()}; the
 * stand-in at the service by {@link #connectTo}. Strict by design: what Slack refuses, this refuses.
 *
 * <p>Safe for use by many threads. The clock decides every time a person would see; trigger ids and the client's patience run
 * in real time.
 */
public final class SlackStandIn implements AutoCloseable {
    private final SlackApp app;
    private final InstantSource clock;
    private final Ids ids = new Ids();
    private final Tokens tokens;
    private final Misbehaviour misbehaviour = new Misbehaviour();
    private final ChangeListeners listeners = new ChangeListeners("slack");
    private final Map<String, SlackWorkspace> workspaces = new ConcurrentHashMap<>();
    private final Witness witness;
    private final SlackDelivery delivery;
    private final EventDelivery events;
    private final TriggerIds triggers;
    private final ResponseUrls responseUrls;
    private final RateLimits rateLimits;
    private final OAuth oauth;
    private final EchoedMessages echo;
    private final SocketModeServer sockets = new SocketModeServer();
    private final LoopbackServer server;

    private SlackStandIn(int port, InstantSource clock, SlackApp app) {
        this.app = app;
        this.clock = clock;
        this.tokens = new Tokens(clock);
        this.witness = new Witness(clock);
        this.delivery = new SlackDelivery(misbehaviour, witness, app.signingSecret(), clock);
        this.events = new EventDelivery(delivery, clock);
        this.triggers = new TriggerIds(ids);
        this.responseUrls = new ResponseUrls(clock, ids);
        this.rateLimits = new RateLimits();
        this.oauth = new OAuth(app, tokens, workspaces, ids, clock);
        this.echo = new EchoedMessages(events);
        WebApi api = new WebApi(
                app,
                tokens,
                workspaces,
                oauth,
                misbehaviour,
                witness,
                rateLimits,
                triggers,
                responseUrls,
                echo,
                sockets);
        this.server = LoopbackServer.start("Slack", port, api::answer);
    }

    /** Starts with an app named {@code trellis}; port 0 picks a free one. */
    public static SlackStandIn start(int port, InstantSource clock) {
        return start(port, clock, SlackApp.named("trellis"));
    }

    public static SlackStandIn start(int port, InstantSource clock, SlackApp app) {
        return new SlackStandIn(port, clock, app);
    }

    /** Where the service's client must send its calls, with a slash at the end: the SDK's endpoint URL prefix. */
    public URI apiUrl() {
        return URI.create(server.address() + "/api/");
    }

    /** The page to which an installing person is sent ({@code …/oauth/v2/authorize}). */
    public URI authorizeUrl() {
        return URI.create(server.address() + "/oauth/v2/authorize");
    }

    public SlackApp app() {
        return app;
    }

    /** The service's address, such as {@code http://127.0.0.1:8080}; requests go to its {@code /slack/events}. */
    public SlackStandIn connectTo(URI service) {
        delivery.target(service.resolve("/slack/events"));
        return this;
    }

    /** The app's own token, for Socket Mode. */
    public String appToken() {
        return WebApi.APP_TOKEN;
    }

    /** The app was switched to Socket Mode: payloads go to whoever has connected, and to no address any more. */
    public SlackStandIn socketMode() {
        delivery.over(sockets);
        return this;
    }

    /** How many connections of Socket Mode are open. */
    public int socketConnections() {
        return sockets.connections();
    }

    /** Slack asks for new connections, as it does every few hours: {@code warning} or {@code refresh_requested}. */
    public SlackStandIn refreshSockets(String reason) {
        sockets.askToChange(reason);
        return this;
    }

    /** Cuts every connection of Socket Mode. */
    public SlackStandIn cutSockets() {
        sockets.cut();
        return this;
    }

    /** The workspace with this id, created (with the app installed) the first time. */
    public SlackWorkspace workspace(String teamId, String name) {
        return workspaces.computeIfAbsent(
                teamId, id -> new SlackWorkspace(id, name, app, clock, ids, tokens, listeners));
    }

    /** A workspace that was seeded. */
    public SlackWorkspace workspace(String teamId) {
        SlackWorkspace workspace = workspaces.get(teamId);
        if (workspace == null) {
            throw new NoSuchElementException("no workspace " + teamId);
        }
        return workspace;
    }

    public Collection<SlackWorkspace> workspaces() {
        return List.copyOf(workspaces.values());
    }

    /** Someone in front of a client. */
    public SlackPerson person(String teamId, String userId) {
        SlackPerson person = new SlackPerson(
                workspace(teamId), userId, new Wiring(delivery, events, triggers, responseUrls, server::address));
        person.user();
        return person;
    }

    /** An admin removes the app: its tokens stop working, {@code tokens_revoked} and {@code app_uninstalled} follow. */
    public ClientReply uninstall(String teamId) {
        SlackWorkspace workspace = workspace(teamId);
        tokens.uninstall(workspace.isInstalledByEnterprise() ? String.valueOf(workspace.enterpriseId()) : teamId);
        List<Exchange> exchanges = new ArrayList<>(revoked(workspace));
        exchanges.addAll(events.deliver(workspace, event("app_uninstalled")));
        return ClientReply.of(exchanges);
    }

    /** The bot token alone is revoked: {@code token_revoked} from then on, and a {@code tokens_revoked} event. */
    public ClientReply revokeTokens(String teamId) {
        tokens.revoke(teamId);
        return ClientReply.of(revoked(workspace(teamId)));
    }

    private List<Exchange> revoked(SlackWorkspace workspace) {
        ObjectNode event = event("tokens_revoked");
        ObjectNode users = event.putObject("tokens");
        users.putArray("oauth");
        users.putArray("bot").add(workspace.botUserId());
        return events.deliver(workspace, event);
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("event_ts", clock.instant().getEpochSecond() + ".000000");
    }

    /** Slack checks a new Request URL: the service must answer the challenge. */
    public ClientReply verifyUrl() {
        ObjectNode body = Json.object()
                .put("token", app.verificationToken())
                .put("challenge", "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P")
                .put("type", "url_verification");
        return ClientReply.of(delivery.json("url_verification", body, Map.of()));
    }

    /** Sends event retries whose minute has come on the clock; call it after stepping. */
    public ClientReply retryDueEvents() {
        return ClientReply.of(events.retryDue());
    }

    /** An installing person's approval: a code for {@code oauth.v2.access}, usable once. */
    public String approveInstallation(String teamId, String userId) {
        return oauth.approve(workspace(teamId).teamId(), userId);
    }

    /** The refresh tokens that were given to this workspace or organization are worth nothing any more. */
    public SlackStandIn loseRefreshTokens(String owner) {
        oauth.loseRefreshTokens(owner);
        return this;
    }

    /** The newest token of this workspace or organization has expired, whatever its time. */
    public SlackStandIn expireToken(String owner) {
        tokens.newest(owner).ifPresent(tokens::expire);
        return this;
    }

    public Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    public Witness witness() {
        return witness;
    }

    public SlackStandIn onChange(ChangeListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Enforces Slack's limits per method and channel in real time; off at first. */
    public SlackStandIn strictRates(boolean strict) {
        rateLimits.strict(strict);
        return this;
    }

    /** Like a real subscription to {@code message.im}, tells the app of its own direct messages too; off at first. */
    public SlackStandIn echoBotMessages(boolean on) {
        echo.on(on);
        return this;
    }

    /** Tokens from {@code oauth.v2.access} come with a refresh token, which dies on use; off at first. */
    public SlackStandIn rotateTokens(boolean on) {
        oauth.rotate(on);
        return this;
    }

    /** How long clients wait for the service in real time; 3 s as Slack does, shorter for impatient tests. */
    public SlackStandIn patience(Duration howLong) {
        delivery.patience(howLong);
        return this;
    }

    /** The clock that stamps signatures, when it must differ from the story's. */
    public SlackStandIn wireClock(InstantSource wire) {
        delivery.wireClock(wire);
        return this;
    }

    /** As if more than three seconds had passed for every trigger id given out so far. */
    public SlackStandIn expireTriggers() {
        triggers.expireAll();
        return this;
    }

    @Override
    public void close() {
        server.close();
        sockets.close();
        delivery.close();
    }
}
