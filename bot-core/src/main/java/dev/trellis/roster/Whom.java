package dev.trellis.roster;

import dev.trellis.delivery.Platforms;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Identity;
import dev.trellis.person.Person;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people that a file names: by an id of their chat, with its workspace as in {@code slack:T1:U1} or without, or by the exact name
 * of somebody known. An id that a chat could have given, in a workspace of the organization, makes somebody known whom Trellis has not met,
 * as a mention does; nothing is sent to them by that.
 */
@Singleton
class Whom {
    private static final Pattern QUALIFIED = Pattern.compile("([a-z]+):([^:\\s]+):(\\S+)");

    private final Sql sql;
    private final Workspaces workspaces;
    private final Platforms platforms;

    Whom(Sql sql, Workspaces workspaces, Platforms platforms) {
        this.sql = sql;
        this.workspaces = workspaces;
        this.platforms = platforms;
    }

    /** By the word. A handful of statements, however many words. */
    Map<String, Meant> of(long organization, Collection<String> words, Instant now) {
        Map<String, Meant> found = new HashMap<>();
        if (words.isEmpty()) {
            return found;
        }
        List<Workspace> there = workspaces.findByOrganizationIdOrderById(organization).stream()
                .filter(workspace -> workspace.removedAt() == null)
                .toList();
        Map<String, List<Account>> could = new LinkedHashMap<>();
        Set<String> set = new HashSet<>(words);
        set.forEach(word -> could.put(word, accounts(word, there)));
        Map<Account, Long> known = known(organization, could.values());
        set.forEach(word ->
                byAccount(could.getOrDefault(word, List.of()), known).ifPresent(meant -> found.put(word, meant)));
        set.removeAll(found.keySet());
        found.putAll(named(organization, set));
        set.removeAll(found.keySet());
        found.putAll(met(organization, set, could, now));
        return found;
    }

    private List<Account> accounts(String word, List<Workspace> there) {
        Matcher qualified = QUALIFIED.matcher(word);
        String user = qualified.matches() ? qualified.group(3) : word;
        return there.stream()
                .filter(workspace -> !qualified.matches()
                        || workspace.platform().equals(qualified.group(1))
                                && workspace.externalId().equals(qualified.group(2)))
                .flatMap(workspace ->
                        platforms.named(workspace.platform()).flatMap(platform -> platform.userId(user)).stream()
                                .map(id -> new Account(workspace.id(), workspace.platform(), id)))
                .toList();
    }

    private Map<Account, Long> known(long organization, Collection<List<Account>> all) {
        List<Account> asked = all.stream().flatMap(List::stream).distinct().toList();
        Map<Account, Long> known = new HashMap<>();
        if (!asked.isEmpty()) {
            List<Long> in = asked.stream().map(Account::workspace).distinct().toList();
            List<String> users = asked.stream().map(Account::user).distinct().toList();
            List<Object> values = new ArrayList<>(in);
            values.addAll(users);
            values.add(organization);
            sql.query(
                    "select workspace_id, platform, external_id, person_id from chat_identity where workspace_id in ("
                            + Sql.marks(in.size()) + ") and external_id in (" + Sql.marks(users.size())
                            + ") and organization_id = ?",
                    row -> known.put(
                            new Account(
                                    row.getLong("workspace_id"),
                                    row.getString("platform"),
                                    row.getString("external_id")),
                            row.getLong("person_id")),
                    values.toArray());
        }
        return known;
    }

    private static Optional<Meant> byAccount(List<Account> could, Map<Account, Long> known) {
        List<Long> people = could.stream()
                .filter(known::containsKey)
                .map(account -> known.getOrDefault(account, 0L))
                .distinct()
                .toList();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        people.size() == 1
                                ? new Meant.Somebody(people.getFirst())
                                : new Meant.Nobody(Problem.WHICH_WORKSPACE));
    }

    private Map<String, Meant> named(long organization, Set<String> words) {
        Map<String, Meant> found = new HashMap<>();
        if (words.isEmpty()) {
            return found;
        }
        Map<String, List<Long>> people = new HashMap<>();
        List<Object> values = new ArrayList<>();
        values.add(organization);
        words.forEach(word -> values.add(plain(word)));
        sql.query(
                "select id, lower(display_name) as name from person where organization_id = ? and gone_at is null"
                        + " and lower(display_name) in (" + Sql.marks(words.size()) + ")",
                row -> people.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                        .add(row.getLong("id")),
                values.toArray());
        for (String word : words) {
            List<Long> those = people.getOrDefault(plain(word), List.of());
            if (!those.isEmpty()) {
                found.put(
                        word,
                        those.size() == 1
                                ? new Meant.Somebody(those.getFirst())
                                : new Meant.Nobody(Problem.WHICH_PERSON));
            }
        }
        return found;
    }

    private static String plain(String word) {
        return Understanding.lower(word.startsWith("@") ? word.substring(1) : word);
    }

    private Map<String, Meant> met(
            long organization, Set<String> words, Map<String, List<Account>> could, Instant now) {
        Map<String, Meant> found = new HashMap<>();
        Map<Account, List<String>> fresh = new LinkedHashMap<>();
        for (String word : words) {
            List<Account> accounts = could.getOrDefault(word, List.of());
            if (accounts.size() == 1) {
                fresh.computeIfAbsent(accounts.getFirst(), account -> new ArrayList<>())
                        .add(word);
            } else {
                found.put(
                        word, new Meant.Nobody(accounts.isEmpty() ? Problem.UNKNOWN_PERSON : Problem.WHICH_WORKSPACE));
            }
        }
        List<Account> accounts = List.copyOf(fresh.keySet());
        List<Long> people = meet(organization, accounts, now);
        for (int i = 0; i < accounts.size(); i++) {
            Meant somebody = new Meant.Somebody(people.get(i));
            fresh.getOrDefault(accounts.get(i), List.of()).forEach(word -> found.put(word, somebody));
        }
        return found;
    }

    private List<Long> meet(long organization, List<Account> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> people = new ArrayList<@Nullable Object>();
        for (Account account : accounts) {
            Person person = Person.met(organization, account.user(), now);
            people.addAll(List.of(
                    organization,
                    person.displayName(),
                    person.workingDays(),
                    person.workingFrom(),
                    person.workingTo(),
                    now));
        }
        List<Long> ids = sql.insert(
                "insert into person (organization_id, display_name, working_days, working_from, working_to, created_at) values "
                        + Sql.rows(accounts.size(), 6),
                people.toArray());
        List<@Nullable Object> identities = new ArrayList<@Nullable Object>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            identities.addAll(List.of(
                    organization,
                    ids.get(i),
                    account.workspace(),
                    account.platform(),
                    account.user(),
                    account.user(),
                    now,
                    Identity.UNVERIFIED));
        }
        // The same key twice would be two files at once, or a first word just now: then this is done once more.
        sql.update(
                "insert into chat_identity (organization_id, person_id, workspace_id, platform, external_id, display_name, profile_due_at, unreachable_why)"
                        + " values " + Sql.rows(accounts.size(), 8),
                identities.toArray());
        return ids;
    }

    /** @param workspace its row's id */
    private record Account(long workspace, String platform, String user) {}
}
