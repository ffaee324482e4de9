package dev.trellis.standins.teams;

import dev.trellis.standins.ChangeListener;
import dev.trellis.standins.ChangeListeners;
import dev.trellis.standins.LoopbackServer;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.Witness;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Microsoft's servers and the Teams client over real HTTP on 127.0.0.1, in memory: OpenID metadata and keys, login, the Bot
 * Connector, and people who write and press. Strict by design: what Teams refuses, this refuses.
 *
 * <p>Safe for use by many threads. The clock decides every time a person would see and stamps the Connector's tokens; access
 * tokens and the client's patience run in real time.
 */
public final class TeamsStandIn implements AutoCloseable {
    private final TeamsBot bot;
    private final InstantSource clock;
    private final TeamsIds ids = new TeamsIds();
    private final Misbehaviour misbehaviour = new Misbehaviour();
    private final ChangeListeners listeners = new ChangeListeners("teams");
    private final Map<String, TeamsTenant> tenants = new ConcurrentHashMap<>();
    private final BotFrameworkKeys keys = new BotFrameworkKeys();
    private final TeamsRateLimits rateLimits = new TeamsRateLimits();
    private final Witness witness;
    private final LoginService login;
    private final ActivityDelivery delivery;
    private final LoopbackServer server;

    private TeamsStandIn(int port, InstantSource clock, TeamsBot bot) {
        this.bot = bot;
        this.clock = clock;
        this.witness = new Witness(clock);
        this.login = new LoginService(bot, tenants::containsKey, InstantSource.system());
        Connector connector = new Connector(tenants, bot, rateLimits);
        TeamsServer face = new TeamsServer(keys, login, connector, misbehaviour, witness);
        this.server = LoopbackServer.start("Teams", port, face::answer);
        String serviceUrl = server.address() + TeamsServer.REGION + "/";
        this.delivery = new ActivityDelivery(misbehaviour, witness, keys, bot, serviceUrl, clock);
    }

    /** Starts with a bot named {@code Trellis}; port 0 picks a free one. */
    public static TeamsStandIn start(int port, InstantSource clock) {
        return start(port, clock, TeamsBot.named("Trellis"));
    }

    public static TeamsStandIn start(int port, InstantSource clock, TeamsBot bot) {
        return new TeamsStandIn(port, clock, bot);
    }

    /** The document from which the service learns the Connector's keys. */
    public URI openIdMetadataUrl() {
        return URI.create(server.address() + "/v1/.well-known/openidconfiguration");
    }

    /** In place of {@code https://login.microsoftonline.com}; no slash at the end. */
    public URI loginUrl() {
        return server.address();
    }

    /** In place of {@code https://smba.trafficmanager.net/amer/}; it stands in every activity. */
    public URI serviceUrl() {
        return URI.create(delivery.serviceUrl());
    }

    /** The app's certificate, as uploaded to its registration: assertions that it signed are taken beside the password. */
    public TeamsStandIn certificate(X509Certificate certificate) {
        login.assertions().register(certificate);
        return this;
    }

    /** In place of App Service's {@code IDENTITY_ENDPOINT}. */
    public URI identityEndpoint() {
        return URI.create(server.address() + ManagedIdentity.PATH);
    }

    /** In place of App Service's {@code IDENTITY_HEADER}. */
    public String identityHeader() {
        return login.managed().header();
    }

    public TeamsBot bot() {
        return bot;
    }

    /** The Connector's keys, for tests of what the service must refuse. */
    public BotFrameworkKeys keys() {
        return keys;
    }

    /** The service's address, such as {@code http://127.0.0.1:8080}; activities go to its {@code /api/messages}. */
    public TeamsStandIn connectTo(URI service) {
        delivery.target(service.resolve("/api/messages"));
        return this;
    }

    /** The tenant with this id, created the first time. */
    public TeamsTenant tenant(String tenantId, String name) {
        return tenants.computeIfAbsent(tenantId, id -> new TeamsTenant(id, name, bot, clock, ids, listeners));
    }

    /** A tenant that was seeded. */
    public TeamsTenant tenant(String tenantId) {
        TeamsTenant tenant = tenants.get(tenantId);
        if (tenant == null) {
            throw new NoSuchElementException("no tenant " + tenantId);
        }
        return tenant;
    }

    public Collection<TeamsTenant> tenants() {
        return List.copyOf(tenants.values());
    }

    /** Someone in front of a client. */
    public TeamsPerson person(String tenantId, String aadObjectId) {
        TeamsPerson person = new TeamsPerson(tenant(tenantId), aadObjectId, delivery);
        person.user();
        return person;
    }

    public Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    public Witness witness() {
        return witness;
    }

    public TeamsStandIn onChange(ChangeListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Enforces Teams' limits per conversation and tenant in real time; off at first. */
    public TeamsStandIn strictRates(boolean strict) {
        rateLimits.strict(strict);
        return this;
    }

    /** Every access token given out so far stops working: the next Connector call answers 401. */
    public TeamsStandIn revokeAccessTokens() {
        login.revokeAll();
        return this;
    }

    /** How long clients wait for the service in real time; 10 s as Teams does, shorter for impatient tests. */
    public TeamsStandIn patience(Duration howLong) {
        delivery.patience(howLong);
        return this;
    }

    /** The clock that stamps the Connector's tokens, when it must differ from the story's. */
    public TeamsStandIn wireClock(InstantSource wire) {
        delivery.wireClock(wire);
        return this;
    }

    @Override
    public void close() {
        server.close();
        delivery.close();
    }
}
