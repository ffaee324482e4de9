package dev.trellis.delivery;

import dev.trellis.attention.MessageBudget;
import dev.trellis.attention.QuietProtocol;
import dev.trellis.organization.Channel;
import dev.trellis.organization.Workspace;
import dev.trellis.person.Identity;
import dev.trellis.person.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be known for deciding about some messages, read with a few statements.
 *
 * @param identities of each person, in the order of their ids
 * @param originals the messages that others are to take the place of, by organization and key
 * @param protocols how often those may be addressed whom something waits for that counts in a budget (A3), by person
 * @param spent when messages that count in a budget were said, by person
 * @param heard who has heard something else than questions lately, see {@link Reservations#isSomethingElse}
 * @param coming what is to be said to those for whom something waits that keeps room for it, by person
 * @param lastSaid when anything was said last in a conversation, see {@link #conversation}
 */
record Briefing(
        Map<Long, Person> people,
        Map<Long, List<Identity>> identities,
        Map<Long, Workspace> workspaces,
        Map<Long, Channel> channels,
        Map<String, OutboxRow> originals,
        Map<Long, QuietProtocol> protocols,
        Map<Long, List<Instant>> spent,
        Set<Long> heard,
        Map<Long, Reservations.Coming> coming,
        Map<String, Instant> lastSaid) {

    Optional<Person> person(OutboxRow row) {
        return Optional.ofNullable(row.personId())
                .map(people::get)
                .filter(one -> one.organizationId() == row.organizationId());
    }

    /** How often this person may be addressed; where nothing counts in a budget it does not matter. */
    MessageBudget budget(Person person) {
        QuietProtocol protocol = protocols.get(person.id());
        return protocol == null ? MessageBudget.DEFAULT : protocol.budget();
    }

    Reservations.Coming coming(Person person) {
        return coming.getOrDefault(person.id(), Reservations.Coming.NOTHING);
    }

    /** The accounts of the row's person. */
    List<Identity> identities(OutboxRow row) {
        return person(row)
                .map(person -> identities.getOrDefault(person.id(), List.of()))
                .orElse(List.of());
    }

    Optional<Workspace> workspace(OutboxRow row, @Nullable Long id) {
        return Optional.ofNullable(id)
                .map(workspaces::get)
                .filter(workspace -> workspace.organizationId() == row.organizationId());
    }

    /** Where messages to the person go: the account they prefer, else the one used last, reachable ones first. */
    Optional<Identity> reaching(OutboxRow row) {
        Long preferred = person(row).map(Person::prefersIdentityId).orElse(null);
        return identities(row).stream()
                .filter(identity -> workspace(row, identity.workspaceId())
                        .filter(workspace -> workspace.removedAt() == null)
                        .isPresent())
                .min(Comparator.comparing((Identity identity) -> identity.unreachableWhy() != null)
                        .thenComparing(identity -> preferred == null || identity.id() != preferred)
                        .thenComparing(
                                identity -> Optional.ofNullable(identity.lastSeenAt())
                                        .orElse(Instant.EPOCH),
                                Comparator.reverseOrder())
                        .thenComparing(Identity::id));
    }

    Optional<OutboxRow> original(OutboxRow row, String businessKey) {
        return Optional.ofNullable(originals.get(row.organizationId() + ":" + businessKey));
    }

    /** What is said to one person, or in one channel, comes apart. */
    static @Nullable String conversation(OutboxRow row) {
        return Stream.of(
                        Optional.ofNullable(row.personId()).map(id -> "person " + id),
                        Optional.ofNullable(row.channelId()).map(id -> "channel " + id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
