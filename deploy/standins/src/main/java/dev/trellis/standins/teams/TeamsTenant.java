package dev.trellis.standins.teams;

import dev.trellis.standins.ChangeListeners;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A Microsoft 365 tenant: seeded through the public methods, then changed by the Connector and by people. */
public final class TeamsTenant {
    private record Change(String kind, String where) {}

    private final String tenantId;
    private final String name;
    private final TeamsBot bot;
    private final InstantSource clock;
    private final TeamsIds ids;
    private final ChangeListeners listeners;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change> changes = new ArrayList<>();

    private final Map<String, TeamsUser> users = new LinkedHashMap<>();
    private final Map<String, TeamsTeam> teams = new LinkedHashMap<>();
    private final Map<String, TeamsConversation> conversations = new LinkedHashMap<>();
    private final Set<String> installedFor = new LinkedHashSet<>();
    private final Set<String> blockedBy = new LinkedHashSet<>();
    private final Map<String, ClientScreen> screens = new LinkedHashMap<>();

    TeamsTenant(
            String tenantId, String name, TeamsBot bot, InstantSource clock, TeamsIds ids, ChangeListeners listeners) {
        this.tenantId = tenantId;
        this.name = name;
        this.bot = bot;
        this.clock = clock;
        this.ids = ids;
        this.listeners = listeners;
    }

    /** Adds or replaces a person; the app is not installed for them. */
    public TeamsTenant user(TeamsUser user) {
        return seeded(user.aadObjectId(), () -> users.put(user.aadObjectId(), user));
    }

    /** A person with defaults: Berlin time, English. */
    public TeamsTenant user(String aadObjectId, String displayName) {
        return user(TeamsUser.of(aadObjectId, displayName));
    }

    /** Has the app in place for these people without telling the bot; {@link TeamsPerson#install()} tells it. */
    public TeamsTenant installedFor(String... aadObjectIds) {
        return seeded(tenantId, () -> installedFor.addAll(List.of(aadObjectIds)));
    }

    /** A team with a General channel of the same id, such as {@code 19:…@thread.tacv2}; the app is not in it. */
    public TeamsTenant team(String teamId, String teamName, String... memberAadObjectIds) {
        return seeded(teamId, () -> {
            TeamsTeam team = TeamsTeam.of(teamId, teamName, List.of(memberAadObjectIds));
            teams.put(teamId, team);
            addChannel(team, teamId, "General");
        });
    }

    /** One more channel of a team. */
    public TeamsTenant channel(String teamId, String channelId, String channelName) {
        return seeded(channelId, () -> addChannel(team(teamId), channelId, channelName));
    }

    /** Has the app in place in this team without telling the bot. */
    public TeamsTenant installedInTeam(String teamId) {
        return installedFor(team(teamId).id());
    }

    private void addChannel(TeamsTeam team, String channelId, String channelName) {
        team.channels().put(channelId, channelName);
        conversations.put(channelId, TeamsConversation.channel(channelId, channelName, team));
    }

    private TeamsTenant seeded(String where, Runnable work) {
        return locked(() -> {
            work.run();
            changed("seed", where);
            return this;
        });
    }

    public String tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    public TeamsSnapshot.Tenant snapshot() {
        return locked(() -> new TeamsSnapshot.Tenant(
                tenantId,
                name,
                List.copyOf(users.values()),
                teams.values().stream()
                        .map(team -> new TeamsSnapshot.Team(
                                team.id(),
                                team.name(),
                                installed(team.id()),
                                List.copyOf(team.members()),
                                team.channels().entrySet().stream()
                                        .map(each -> new TeamsSnapshot.Channel(each.getKey(), each.getValue()))
                                        .toList()))
                        .toList()));
    }

    /** Runs under the tenant's lock; listeners hear of changes after it is released. */
    <T> T locked(Supplier<T> work) {
        List<Change> heard = List.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                heard = List.copyOf(changes);
                changes.clear();
            }
            lock.unlock();
            heard.forEach(change -> listeners.changed(change.kind(), change.where()));
        }
    }

    void changed(String kind, String where) {
        changes.add(new Change(kind, where));
    }

    TeamsBot bot() {
        return bot;
    }

    InstantSource clock() {
        return clock;
    }

    TeamsIds ids() {
        return ids;
    }

    Collection<TeamsUser> users() {
        return users.values();
    }

    /** By aadObjectId, or by the id this bot sees. */
    Optional<TeamsUser> user(String id) {
        return users.values().stream()
                .filter(each -> each.aadObjectId().equals(id) || each.memberId().equals(id))
                .findFirst();
    }

    TeamsTeam team(String teamId) {
        TeamsTeam team = teams.get(teamId);
        if (team == null) {
            throw new NoSuchElementException("no team " + teamId + " in " + tenantId);
        }
        return team;
    }

    Optional<TeamsTeam> findTeam(String teamId) {
        return Optional.ofNullable(teams.get(teamId));
    }

    Collection<TeamsConversation> conversations() {
        return conversations.values();
    }

    Optional<TeamsConversation> conversation(String id) {
        return Optional.ofNullable(conversations.get(id));
    }

    /** The chat of the bot with this person. */
    TeamsConversation personal(TeamsUser user) {
        return conversations.computeIfAbsent(
                TeamsIds.personalConversation(user),
                id -> TeamsConversation.personal(id, bot.name(), user.aadObjectId()));
    }

    /** For a person (aadObjectId) or a team. */
    boolean installed(String where) {
        return installedFor.contains(where);
    }

    void install(String where, boolean present) {
        if (present) {
            installedFor.add(where);
        } else {
            installedFor.remove(where);
        }
        changed("installation", where);
    }

    boolean blocked(String aadObjectId) {
        return blockedBy.contains(aadObjectId);
    }

    void block(String aadObjectId, boolean blocked) {
        if (blocked) {
            blockedBy.add(aadObjectId);
        } else {
            blockedBy.remove(aadObjectId);
        }
        changed("installation", aadObjectId);
    }

    ClientScreen screen(String aadObjectId) {
        return screens.computeIfAbsent(aadObjectId, _ -> new ClientScreen());
    }
}
