package dev.trellis.testkit;

import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.delivery.Courier;
import dev.trellis.organization.Organization;
import dev.trellis.organization.Organizations;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.planning.Sweep;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole core on a schema of its own, with a clock that a test moves and a chat in memory. Use in a try statement or close it after
 * each test; tests that use it carry {@code @Tag("database")}.
 */
public final class CoreFixture implements AutoCloseable {
    /** A Thursday afternoon in Berlin, a morning in New York: everybody is at work. */
    public static final String START = "2026-11-19T15:00";

    public static final String HOUSE = "Europe/Berlin";
    public static final String WORKSPACE = "W1";

    private static final String KEY =
            NeverLogged.secret(EncryptionKey.generate().toJson());

    private static final Duration AT_LEAST = Duration.ofMinutes(15);
    private static final Duration AT_MOST = Duration.ofHours(12);

    private final TestDatabase database = TestDatabase.migrated();
    private final Aside aside = new Aside(database);
    private final Moments moments = new Moments(aside);
    private final TestClock clock = TestClock.at(START, HOUSE);
    private final MemoryChat chat;
    private final Map<String, Object> properties;
    private final List<Flow> planted;
    private final ApplicationContext context;
    private final List<Reply> replies = Collections.synchronizedList(new ArrayList<>());
    private final List<Inbound> gestures = Collections.synchronizedList(new ArrayList<>());

    public CoreFixture(Capability... capabilities) {
        this(Map.of(), List.of(), capabilities);
    }

    /** @param more settings, which take the place of the usual ones */
    public CoreFixture(Map<String, Object> more) {
        this(more, List.of());
    }

    private CoreFixture(Map<String, Object> more, List<Flow> planted, Capability... capabilities) {
        chat = new MemoryChat(capabilities);
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("trellis.encryption-key", KEY);
        properties.put("trellis.public-url", "https://trellis.example/");
        properties.put("trellis.admins", MemoryChat.NAME + ":" + WORKSPACE + ":olivia");
        // A machine that builds something else meanwhile is slow; how busy it may get has tests of its own.
        properties.put("trellis.conversation.patience", "30s");
        properties.putAll(more);
        this.properties = properties;
        this.planted = planted;
        context = node();
    }

    private ApplicationContext node() {
        ApplicationContext node = ApplicationContext.builder()
                .properties(properties)
                .deduceEnvironment(false)
                .build();
        node.registerSingleton(Clock.class, clock);
        node.registerSingleton(ChatPlatform.class, chat);
        node.registerSingleton(MeterRegistry.class, new SimpleMeterRegistry());
        planted.forEach(flow -> node.registerSingleton(
                Flow.class, flow, Qualifiers.byName(flow.getClass().getName())));
        return node.start();
    }

    /** Another node on the same database; close it before this. */
    public ApplicationContext anotherNode() {
        return node();
    }

    /** With flows that Trellis does not have, to show that a test would notice them. */
    public static CoreFixture with(Flow... planted) {
        return with(Map.of(), planted);
    }

    /** The same, with other settings. */
    public static CoreFixture with(Map<String, Object> more, Flow... planted) {
        return new CoreFixture(more, List.of(planted));
    }

    public TestClock clock() {
        return clock;
    }

    public MemoryChat chat() {
        return chat;
    }

    public TestDatabase database() {
        return database;
    }

    /** The keyset that everything here is sealed with. */
    public String encryptionKey() {
        return KEY;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    Conversation conversation() {
        return bean(Conversation.class);
    }

    /** A number from the database, such as {@code max(id) from check_in}; 0 for null. */
    public long number(String selection) {
        return aside.ask("select " + selection, results -> results.getLong(1));
    }

    /** A string from the database. */
    public String text(String selection) {
        return aside.ask("select " + selection, results -> results.getString(1));
    }

    /** Words from the database, which keeps them sealed. */
    public String words(String selection) {
        String stored = text(selection);
        if (!Vault.isSealed(stored)) {
            throw new AssertionError("not sealed: " + selection);
        }
        return bean(Vault.class).open(stored, PrivateWords.PURPOSE);
    }

    public long count(String from) {
        return number("count(*) from " + from);
    }

    /** Somebody of the first organization. {@code olivia} is its owner. */
    public Persona person(String user) {
        return new Persona(this, WORKSPACE, user);
    }

    /** Somebody of another workspace, see {@link #anotherOrganization}. */
    public Persona person(String workspace, String user) {
        return new Persona(this, workspace, user);
    }

    /** A second organization with one workspace, whose people are met by their first gesture. */
    public void anotherOrganization(String workspace) {
        Organization other = bean(Organizations.class).save(new Organization(0, "Another", clock.instant()));
        bean(Workspaces.class)
                .save(new Workspace(0, other.id(), MemoryChat.NAME, workspace, null, clock.instant(), null));
    }

    void replied(Reply reply) {
        replies.add(reply);
    }

    /** Every reply so far. */
    public List<Reply> replies() {
        synchronized (replies) {
            return List.copyOf(replies);
        }
    }

    void heard(Inbound gesture) {
        gestures.add(gesture);
    }

    /** Everything that anybody did so far, as the adapter handed it on. */
    public List<Inbound> gestures() {
        synchronized (gestures) {
            return List.copyOf(gestures);
        }
    }

    /** Does what is due now: every sweep, then every message, until nothing is left. */
    public void settle() {
        Courier courier = bean(Courier.class);
        // Beans come in the order in which a file system lists classes: who is said something first must not follow it.
        List<Sweep> sweeps = context.getBeansOfType(Sweep.class).stream()
                .sorted(Comparator.comparing(Sweep::name))
                .toList();
        int handled;
        do {
            handled = 0;
            for (Sweep sweep : sweeps) {
                handled += sweep.sweep();
            }
            handled += courier.deliverDue();
        } while (handled > 0);
    }

    /**
     * Lets time pass, doing what is due on the way: the clock stops at every moment that stands in the database, a quarter of an hour apart
     * at least, and every twelve hours for what goes by the age of things.
     */
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            Instant now = clock.instant();
            Instant soon = now.plus(AT_LEAST);
            Instant next = moments.next(now.plusNanos(1000)).orElse(Instant.MAX);
            clock.advance(Duration.between(now, earliest(next.isBefore(soon) ? soon : next, now.plus(AT_MOST), end)));
            settle();
        }
    }

    private static Instant earliest(Instant... moments) {
        return Collections.min(List.of(moments));
    }

    /** Lets time pass until this local time in the house's zone, such as {@code 2026-11-23T09:00}. */
    public void passUntil(String local) {
        pass(Duration.between(clock.instant(), TestClock.at(local, HOUSE).instant()));
    }

    @Override
    public void close() {
        context.close();
        aside.close();
        database.close();
    }
}
