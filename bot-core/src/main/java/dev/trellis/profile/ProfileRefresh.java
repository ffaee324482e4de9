package dev.trellis.profile;

import dev.trellis.Wordless;
import dev.trellis.delivery.Platforms;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.pairing.PairRhythm;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.TurnedAway;
import dev.trellis.planning.Sweep;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.ChatProfile;
import dev.trellis.platform.ProfileLookup;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the chats for the names, languages and time zones of the people that Trellis has met (I6, I7), and asks again once a week. */
@Singleton
class ProfileRefresh implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileRefresh.class);
    private static final int BATCH = 50;
    private static final Duration AGAIN = Duration.ofDays(7);
    /** Longer than a whole batch takes on a chat that answers late: until then no other node asks. */
    private static final Duration CLAIMED = Duration.ofMinutes(15);

    private final TransactionOperations<Connection> transactions;
    private final Identities identities;
    private final Workspaces workspaces;
    private final People people;
    private final PairRhythm rhythm;
    private final Platforms platforms;
    private final List<TurnedAway> turnedAway;
    private final Clock clock;

    ProfileRefresh(
            TransactionOperations<Connection> transactions,
            Identities identities,
            Workspaces workspaces,
            People people,
            PairRhythm rhythm,
            Platforms platforms,
            List<TurnedAway> turnedAway,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.workspaces = workspaces;
        this.people = people;
        this.rhythm = rhythm;
        this.platforms = platforms;
        this.turnedAway = turnedAway;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int sweep() {
        // Claimed, and asked for outside of the transaction: asking a chat takes its time.
        List<Identity> due = transactions.executeWrite(status -> {
            Instant now = clock.instant();
            List<Identity> claimed = identities.profilesDue(now, BATCH);
            claimed.forEach(identity -> identities.askProfileAt(identity.id(), now.plus(CLAIMED)));
            return claimed;
        });
        due.forEach(this::askOrLeave);
        return due.size();
    }

    /** One that cannot be asked for is tried again when its claim is over; it does not keep the others waiting. */
    private void askOrLeave(Identity identity) {
        try {
            ask(identity);
        } catch (RuntimeException e) {
            LOG.warn("the profile of account {} could not be asked for", identity.id(), Wordless.of(e));
        }
    }

    private void ask(Identity identity) {
        Workspace workspace = transactions.executeRead(status -> workspaces
                .findByIdAndOrganizationId(identity.workspaceId(), identity.organizationId())
                .orElseThrow());
        ChatPlatform platform = platforms.named(identity.platform()).orElse(null);
        ProfileLookup lookup = platform == null
                ? new ProfileLookup.Unavailable("PLATFORM_OFF")
                : platform.profile(workspace.ref(), identity.in(workspace.externalId()));
        Instant now = clock.instant();
        transactions.executeWrite(status -> {
            switch (lookup) {
                case ProfileLookup.Found found -> {
                    if (!found.profile().active() && turnedAway(identity, now)) {
                        break;
                    }
                    // Whose account it is may have changed while the chat was asked.
                    identities
                            .findByIdAndOrganizationId(identity.id(), identity.organizationId())
                            .ifPresent(current -> learn(current, found.profile(), now));
                    identities.verified(identity.id(), identity.organizationId());
                    identities.askProfileAt(identity.id(), now.plus(AGAIN));
                }
                case ProfileLookup.Outsider ignored -> {
                    // Whoever has spoken with Trellis before was one of us then, and is asked for again.
                    if (!turnedAway(identity, now)) {
                        identities.askProfileAt(identity.id(), now.plus(AGAIN));
                    }
                }
                case ProfileLookup.RetryAfter later -> identities.askProfileAt(identity.id(), now.plus(later.delay()));
                case ProfileLookup.Unavailable ignored -> {
                    // Nobody says that they are not ours.
                    identities.verified(identity.id(), identity.organizationId());
                    identities.askProfileAt(identity.id(), now.plus(AGAIN));
                }
            }
            return null;
        });
    }

    private void learn(Identity identity, ChatProfile profile, Instant now) {
        Person before = people.findByIdAndOrganizationId(identity.personId(), identity.organizationId())
                .orElseThrow();
        String name = profile.displayName().isBlank() ? before.displayName() : fit(profile.displayName());
        people.profiled(before.id(), before.organizationId(), name, profile.languageTag(), profile.timeZone());
        Person after = people.findByIdAndOrganizationId(before.id(), before.organizationId())
                .orElseThrow();
        if (!after.zone(clock.getZone()).equals(before.zone(clock.getZone()))) {
            rhythm.moved(after, now);
        }
    }

    /** Whom only a file made known is not kept, and this says so; nothing happens to anybody else. */
    private boolean turnedAway(Identity identity, Instant now) {
        if (identities.turnAway(identity.id(), identity.organizationId()) == 0) {
            return false;
        }
        turnedAway.forEach(concept -> concept.turnedAway(identity.organizationId(), identity.personId(), now));
        people.turnedAway(identity.personId(), identity.organizationId(), now);
        return true;
    }

    private static String fit(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }
}
