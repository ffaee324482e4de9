package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ChangeListeners;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace: seeded through the public methods, then changed by the Web API and by people. */
public final class SlackWorkspace {
    private record Change(String kind, String where) {}

    private final String teamId;
    private final String name;
    private final SlackApp app;
    private final InstantSource clock;
    private final Ids ids;
    private final ChangeListeners listeners;
    private final Tokens tokens;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change> changes = new ArrayList<>();

    private final Map<String, SlackUser> users = new LinkedHashMap<>();
    private final Map<String, SlackConversation> conversations = new LinkedHashMap<>();
    private final Map<String, Entries> messageEntries = new LinkedHashMap<>();
    private final Screens screens = new Screens();
    private final Map<String, String> visitors = new ConcurrentHashMap<>();
    private volatile @Nullable String enterpriseId;
    private volatile boolean installedByEnterprise;

    SlackWorkspace(
            String teamId,
            String name,
            SlackApp app,
            InstantSource clock,
            Ids ids,
            Tokens tokens,
            ChangeListeners listeners) {
        this.teamId = teamId;
        this.name = name;
        this.app = app;
        this.clock = clock;
        this.ids = ids;
        this.tokens = tokens;
        this.listeners = listeners;
        tokens.install(teamId, "xoxb-standin-" + teamId);
    }

    /** Adds or replaces a member. */
    public SlackWorkspace user(SlackUser user) {
        return locked(() -> {
            users.put(user.id(), user);
            changed("seed", user.id());
            return this;
        });
    }

    /** A member with defaults: Berlin time, English. */
    public SlackWorkspace user(String id, String handle, String realName) {
        return user(SlackUser.of(id, handle, realName));
    }

    /** A public channel in which the bot and these users are. */
    public SlackWorkspace channel(String id, String channelName, String... memberIds) {
        List<String> members = new ArrayList<>(List.of(memberIds));
        members.add(botUserId());
        return addChannel(id, channelName, members);
    }

    /** A public channel to which the bot was not invited. */
    public SlackWorkspace channelWithoutBot(String id, String channelName, String... memberIds) {
        return addChannel(id, channelName, List.of(memberIds));
    }

    private SlackWorkspace addChannel(String id, String channelName, List<String> members) {
        return locked(() -> {
            conversations.put(id, new SlackConversation(id, channelName, false, members));
            changed("seed", id);
            return this;
        });
    }

    /** Somebody of another company, whom Slack Connect lets into this workspace's channels. */
    public SlackWorkspace visitor(SlackUser user, String homeTeamId) {
        visitors.put(user.id(), homeTeamId);
        return user(user);
    }

    /** Belongs to this Enterprise organization from now on. */
    public SlackWorkspace enterprise(String id) {
        enterpriseId = id;
        return this;
    }

    /** The app was installed in the whole organization: payloads say so. */
    public SlackWorkspace installedByEnterprise() {
        installedByEnterprise = true;
        return notInstalled();
    }

    /** Forgets the installation that every workspace starts with: the app must come through OAuth. */
    public SlackWorkspace notInstalled() {
        tokens.uninstall(teamId);
        return this;
    }

    /** One more accepted bot token; {@code xoxb-standin-<team id>} is accepted from the start. */
    public SlackWorkspace botToken(String token) {
        tokens.install(teamId, token);
        return this;
    }

    public String teamId() {
        return teamId;
    }

    public String name() {
        return name;
    }

    /** As in {@code https://<domain>.slack.com}. */
    public String domain() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** The newest accepted bot token. */
    public String botToken() {
        return tokens.newest(teamId)
                .orElseThrow(() -> new IllegalStateException("the app is not installed in " + teamId));
    }

    public String botUserId() {
        return "UBOT" + teamId.substring(1);
    }

    public String botId() {
        return "B" + teamId.substring(1);
    }

    public SlackSnapshot.Workspace snapshot() {
        return locked(() -> new SlackSnapshot.Workspace(
                teamId,
                name,
                domain(),
                tokens.newest(teamId).isPresent(),
                botUserId(),
                List.copyOf(users.values()),
                conversations.values().stream()
                        .filter(each -> !each.direct())
                        .map(each -> new SlackSnapshot.Channel(
                                each.id(),
                                each.name(),
                                each.members().contains(botUserId()),
                                List.copyOf(each.members())))
                        .toList()));
    }

    /** Runs under the workspace's lock; listeners hear of changes after it is released. */
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

    @Nullable
    String enterpriseId() {
        return enterpriseId;
    }

    boolean isInstalledByEnterprise() {
        return installedByEnterprise;
    }

    boolean isVisitor(String userId) {
        return visitors.containsKey(userId);
    }

    /** Where this person is at home. */
    String homeOf(String userId) {
        return visitors.getOrDefault(userId, teamId);
    }

    /** Whether a call is about this workspace. */
    boolean knows(ObjectNode arguments) {
        return locked(() -> arguments.path("team_id").asText().equals(teamId)
                || Stream.of("user", "users", "user_id")
                        .anyMatch(name -> users.containsKey(arguments.path(name).asText()))
                || conversations.containsKey(arguments.path("channel").asText()));
    }

    SlackApp app() {
        return app;
    }

    InstantSource clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    Screens screens() {
        return screens;
    }

    Collection<SlackUser> users() {
        return users.values();
    }

    Optional<SlackUser> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Collection<SlackConversation> conversations() {
        return conversations.values();
    }

    Optional<SlackConversation> conversation(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(conversations.get(id));
    }

    /** The direct conversation of the app with this user, opened when needed. */
    SlackConversation direct(String userId) {
        return conversations.values().stream()
                .filter(each -> each.direct() && each.members().contains(userId))
                .findFirst()
                .orElseGet(() -> {
                    Set<String> both = new LinkedHashSet<>(List.of(userId, botUserId()));
                    SlackConversation opened =
                            new SlackConversation(ids.direct(), "directmessage", true, List.copyOf(both));
                    conversations.put(opened.id(), opened);
                    return opened;
                });
    }

    /** What one person has entered into one message. */
    Entries entries(String userId, String channelId, String ts) {
        return messageEntries.computeIfAbsent(userId + " " + channelId + " " + ts, _ -> new Entries());
    }
}
