package dev.trellis.conversation;

import dev.trellis.organization.Workspace;
import dev.trellis.person.Actor;
import dev.trellis.person.FirstOwners;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Role;
import dev.trellis.person.RoleGrants;
import dev.trellis.platform.ChatIdentity;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the person behind a chat identity, and makes them known on first contact or first mention. */
@Singleton
public class Directory {
    /** Fine enough to know which of several chats somebody used last; the taps of one minute write here once. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private final People people;
    private final Identities identities;
    private final RoleGrants grants;
    private final FirstOwners firstOwners;
    private final List<Moved> moved;
    private final Clock clock;

    Directory(
            People people,
            Identities identities,
            RoleGrants grants,
            FirstOwners firstOwners,
            List<Moved> moved,
            Clock clock) {
        this.people = people;
        this.identities = identities;
        this.grants = grants;
        this.firstOwners = firstOwners;
        this.moved = moved;
        this.clock = clock;
    }

    /** The actor for somebody whom the platform vouches for. */
    @Transactional
    public Actor actor(Workspace workspace, Sender sender) {
        Identity identity = identities
                .findByWorkspaceIdAndExternalId(
                        workspace.id(), sender.identity().user())
                .map(known -> seen(known, sender))
                .orElseGet(
                        () -> meet(workspace, sender.identity(), sender.displayName(), sender.directAddress(), true));
        if (sender.languageTag() != null || sender.timeZone() != null) {
            profileTold(identity, sender);
        }
        Person person = people.findByIdAndOrganizationId(identity.personId(), workspace.organizationId())
                .orElseThrow();
        return new Actor(person, identity, roles(person, identity, sender.identity()));
    }

    /** Somebody who was mentioned; nothing is sent to them by that. */
    @Transactional
    public Person mentioned(Workspace workspace, ChatIdentity mentioned, String shownAs) {
        Identity identity = identities
                .findByWorkspaceIdAndExternalId(workspace.id(), mentioned.user())
                .orElseGet(() -> meet(workspace, mentioned, shownAs, null, false));
        return people.findByIdAndOrganizationId(identity.personId(), workspace.organizationId())
                .orElseThrow();
    }

    /** Somebody who was mentioned, if Trellis has met them. */
    @Transactional
    public Optional<Person> known(Workspace workspace, ChatIdentity mentioned) {
        return identities
                .findByWorkspaceIdAndExternalId(workspace.id(), mentioned.user())
                .flatMap(identity -> people.findByIdAndOrganizationId(identity.personId(), workspace.organizationId()));
    }

    /** People whose name is or starts with {@code name}: the exact ones if there are any. At most 20. */
    public List<Person> named(long organizationId, String name) {
        String wanted = wanted(name);
        return exactFirst(people.named(organizationId, prefix(wanted)), wanted);
    }

    /** The same, among those the actor is or was in a pair with. */
    public List<Person> partnersNamed(Actor actor, String name) {
        String wanted = wanted(name);
        return exactFirst(people.partnersNamed(actor.organizationId(), actor.id(), prefix(wanted)), wanted);
    }

    private static String wanted(String name) {
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** With the characters of {@code like} escaped. */
    private static String prefix(String wanted) {
        return wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static List<Person> exactFirst(List<Person> starting, String wanted) {
        List<Person> exact = starting.stream()
                .filter(person -> person.displayName().equalsIgnoreCase(wanted))
                .toList();
        return exact.isEmpty() ? starting : exact;
    }

    private Set<Role> roles(Person person, Identity identity, ChatIdentity chat) {
        Set<Role> counting = EnumSet.of(Role.PARTICIPANT);
        if (firstOwners.contains(chat)) {
            counting.add(Role.OWNER);
        }
        grants.findByOrganizationIdAndPersonId(person.organizationId(), person.id()).stream()
                .filter(grant -> grant.countsIn(identity))
                .forEach(grant -> counting.add(grant.role()));
        return counting;
    }

    private Identity seen(Identity known, Sender sender) {
        Instant now = clock.instant();
        String name = sender.displayName() == null ? known.displayName() : fit(sender.displayName());
        String address = sender.directAddress() == null ? known.directAddress() : sender.directAddress();
        if (!isAsBefore(known, sender) || isNewsOf(known, now)) {
            identities.seen(known.id(), known.organizationId(), name, address, now);
        }
        return known;
    }

    /** Whether the event tells nothing of its sender that is not known already, but that they are there. */
    static boolean isAsBefore(Actor known, Sender sender) {
        return isAsBefore(known.account(), sender) && !tellsNews(known.person(), sender);
    }

    private static boolean isAsBefore(Identity known, Sender sender) {
        return (sender.displayName() == null || fit(sender.displayName()).equals(known.displayName()))
                && (sender.directAddress() == null || sender.directAddress().equals(known.directAddress()))
                && known.unreachableWhy() == null;
    }

    /** Whether it has to be written down that they were seen now. */
    static boolean isNewsOf(Identity known, Instant now) {
        return known.lastSeenAt() == null
                || known.lastSeenAt().plus(SEEN_PRECISION).isBefore(now);
    }

    private static boolean tellsNews(Person person, Sender sender) {
        return (sender.languageTag() != null && !sender.languageTag().equals(person.profileLanguage()))
                || (sender.timeZone() != null && !sender.timeZone().equals(person.profileTimeZone()));
    }

    private void profileTold(Identity identity, Sender sender) {
        Person person = people.findByIdAndOrganizationId(identity.personId(), identity.organizationId())
                .orElseThrow();
        if (tellsNews(person, sender)) {
            people.profiled(
                    person.id(),
                    person.organizationId(),
                    person.displayName(),
                    sender.languageTag(),
                    sender.timeZone());
            Person after = people.findByIdAndOrganizationId(person.id(), person.organizationId())
                    .orElseThrow();
            if (!after.zone(clock.getZone()).equals(person.zone(clock.getZone()))) {
                moved.forEach(one -> one.moved(after, clock.instant()));
            }
        }
    }

    private Identity meet(
            Workspace workspace,
            ChatIdentity identity,
            @Nullable String name,
            @Nullable String address,
            boolean speaks) {
        Instant now = clock.instant();
        String displayName = fit(name == null || name.isBlank() ? identity.user() : name);
        Person person = people.save(Person.met(workspace.organizationId(), displayName, now));
        return identities.save(new Identity(
                0,
                workspace.organizationId(),
                person.id(),
                workspace.id(),
                identity.platform(),
                identity.user(),
                displayName,
                address,
                null,
                speaks ? now : null,
                now,
                null));
    }

    private static String fit(String name) {
        String one = name.strip().replaceAll("\\s+", " ");
        return one.length() <= 200 ? one : one.substring(0, one.offsetByCodePoints(0, one.codePointCount(0, 199)));
    }
}
