package dev.trellis.admission;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.organization.Tenancy;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.FirstOwners;
import dev.trellis.person.Owners;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in. A workspace is served when the configuration names it ({@code TRELLIS_ORGANIZATIONS}) or somebody in it ({@code
 * TRELLIS_ADMINS}), when it was served before, or when an owner of the organization that it would join lets it in. Until then it waits, and
 * nothing is done for it. What is named of a larger unit that it is part of admits it, too, into that unit's organization only.
 */
@Singleton
public class Admissions {
    /** So that strangers cannot flood the owners' chat. */
    static final int MESSAGES_PER_HOUR = 3;
    /** Of one organization. Whoever asks beyond has to come again; generous, because a list bothers nobody. */
    static final int LONGEST_LIST = 100;
    /** Nobody decided: it is turned away. */
    static final Duration PATIENCE = Duration.ofDays(7);
    /** How long one that was turned away, or took Trellis out again, cannot ask once more. */
    static final Duration AGAIN = Duration.ofDays(7);
    /** Characters of a name that are shown. */
    static final int NAME = 60;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final FirstOwners firstOwners;
    private final Owners owners;
    private final List<Gatekeeper> gatekeepers;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    Admissions(
            Tenancy tenancy,
            Workspaces workspaces,
            FirstOwners firstOwners,
            Owners owners,
            List<Gatekeeper> gatekeepers,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.firstOwners = firstOwners;
        this.owners = owners;
        this.gatekeepers = gatekeepers;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Somebody installs Trellis in a workspace. Admitted: it is one of ours from now on. Waiting: the owners are asked, once.
     *
     * @param name what the platform calls it
     * @param within a larger unit that it is part of, such as a company's whole organization on that platform, by its id there: when the
     *     configuration names it or an admin there, that admits this one too, to the same organization
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Decision ask(WorkspaceRef ref, String name, @Nullable String within) {
        boolean known =
                workspaces.findByPlatformAndExternalId(ref.platform(), ref.id()).isPresent();
        if (known
                || isConfigured(ref.platform(), ref.id())
                || (within != null && isConfigured(ref.platform(), within))) {
            sql.update(
                    "delete from waiting_workspace where platform = ? and external_id = ?", ref.platform(), ref.id());
            long organization = tenancy.organizationOf(ref, within).id();
            return new Decision.Admitted(tenancy.installed(ref, organization).organizationId());
        }
        return wait(ref, fit(name), within);
    }

    private boolean isConfigured(String platform, String id) {
        return tenancy.isNamed(platform, id) || firstOwners.knowSomebodyIn(platform, id);
    }

    private Decision wait(WorkspaceRef ref, String name, @Nullable String within) {
        Instant now = clock.instant();
        WaitingWorkspace before = asked(ref).orElse(null);
        if (before != null && before.decidedAt() == null) {
            return new Decision.Waiting(before.organizationId());
        }
        if (before != null && before.decidedAt() != null && before.decidedAt().isAfter(now.minus(AGAIN))) {
            return new Decision.NotNow();
        }
        long organization = tenancy.organizationOf(ref, within).id();
        long open = sql.one(
                        "select count(*) n from waiting_workspace where organization_id = ? and decided_at is null",
                        row -> row.getLong("n"),
                        organization)
                .orElse(0L);
        if (open >= LONGEST_LIST) {
            return new Decision.NotNow();
        }
        sql.update("""
                insert into waiting_workspace (organization_id, platform, external_id, address, name, asked_at) values (?, ?, ?, ?, ?, ?)
                on duplicate key update organization_id = values(organization_id), address = values(address), name = values(name),
                  asked_at = values(asked_at), told_at = null, decided_at = null
                """, organization, ref.platform(), ref.id(), ref.address(), name, now);
        tell(asked(ref).orElseThrow());
        return new Decision.Waiting(organization);
    }

    /** Unless the owners were told of enough in this hour: then it stands in their list, and they are told when there is room again. */
    private boolean tell(WaitingWorkspace one) {
        Instant now = clock.instant();
        long lately = sql.one(
                        "select count(*) n from waiting_workspace where organization_id = ? and told_at > ?",
                        row -> row.getLong("n"),
                        one.organizationId(),
                        now.minus(HOUR))
                .orElse(0L);
        if (lately >= MESSAGES_PER_HOUR) {
            return false;
        }
        sql.update(
                "update waiting_workspace set told_at = ? where organization_id = ? and id = ?",
                now,
                one.organizationId(),
                one.id());
        askOwners(one);
        return true;
    }

    /** Those of whom the owners could not be told yet, the longest waiting first. */
    int tellLater(int limit) {
        List<WaitingWorkspace> untold = sql.query(
                "select * from waiting_workspace where told_at is null and decided_at is null order by asked_at, id limit ?"
                        + " for update skip locked",
                WaitingWorkspace::read,
                limit);
        return (int) untold.stream().filter(this::tell).count();
    }

    private Optional<WaitingWorkspace> asked(WorkspaceRef ref) {
        return sql.one(
                "select * from waiting_workspace where platform = ? and external_id = ?",
                WaitingWorkspace::read,
                ref.platform(),
                ref.id());
    }

    private void askOwners(WaitingWorkspace one) {
        for (long owner : owners.of(one.organizationId())) {
            outbox.write(
                    one.organizationId(),
                    Intent.toPerson(owner, key(one, owner), "admission.ask", Urgency.TIMELY, AdmissionCards.ask(one))
                            .expiring(one.askedAt().plus(PATIENCE)));
        }
    }

    /** Trellis is losing its access to a workspace, and only somebody there can give it back: the owners are told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void needsReinstalling(WorkspaceRef ref, String name, Instant since) {
        long home = tenancy.home().id();
        for (long owner : owners.of(home)) {
            String key = "admission.reinstall:" + ref.platform() + ":" + ref.id() + ":" + since.getEpochSecond() + ":"
                    + owner;
            outbox.write(
                    home,
                    Intent.toPerson(
                            owner,
                            key,
                            "admission.reinstall",
                            Urgency.TIMELY,
                            AdmissionCards.reinstall(ref, fit(name))));
        }
    }

    /** A workspace that waited has taken Trellis out again: there is nothing to decide any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawn(WorkspaceRef ref) {
        asked(ref)
                .filter(one -> one.decidedAt() == null)
                .ifPresent(one -> over(one.organizationId(), one, AdmissionCards.withdrawn(one)));
    }

    /** Those that wait for this organization's owners, the oldest first. */
    List<WaitingWorkspace> waiting(long organizationId) {
        return sql.query(
                "select * from waiting_workspace where organization_id = ? and decided_at is null order by asked_at, id limit 20",
                WaitingWorkspace::read,
                organizationId);
    }

    Optional<WaitingWorkspace> waiting(long organizationId, long id) {
        return sql.one(
                "select * from waiting_workspace where organization_id = ? and id = ? and decided_at is null for update",
                WaitingWorkspace::read,
                organizationId,
                id);
    }

    void letIn(long organizationId, WaitingWorkspace one) {
        tenancy.installed(one.ref(), organizationId);
        gatekeepers(one).forEach(gatekeeper -> gatekeeper.letIn(one.ref()));
        over(organizationId, one, AdmissionCards.letIn(one));
    }

    void turnAway(long organizationId, WaitingWorkspace one) {
        gatekeepers(one).forEach(gatekeeper -> gatekeeper.turnedAway(one.ref()));
        over(organizationId, one, AdmissionCards.turnedAway(one));
    }

    /** Those whom nobody has decided about in time. */
    List<WaitingWorkspace> waitedTooLong(Instant now, int limit) {
        return sql.query(
                "select * from waiting_workspace where asked_at <= ? and decided_at is null order by asked_at limit ? for update skip locked",
                WaitingWorkspace::read,
                now.minus(PATIENCE),
                limit);
    }

    /** @return how many that were decided about long ago are forgotten */
    @Transactional
    int forgetDecided(int limit) {
        // By the time they asked, which is indexed: what was decided then is long over.
        return sql.update(
                "delete from waiting_workspace where asked_at <= ? and decided_at < ? limit " + limit,
                clock.instant().minus(PATIENCE),
                clock.instant().minus(AGAIN));
    }

    /** Every owner's card says what came of it, whoever decided. */
    private void over(long organizationId, WaitingWorkspace one, Card card) {
        sql.update(
                "update waiting_workspace set decided_at = ? where organization_id = ? and id = ?",
                clock.instant(),
                organizationId,
                one.id());
        if (one.toldAt() == null) {
            return;
        }
        for (long owner : owners.of(organizationId)) {
            outbox.write(organizationId, Intent.inPlaceOf(key(one, owner), owner, card));
        }
    }

    private List<Gatekeeper> gatekeepers(WaitingWorkspace one) {
        return gatekeepers.stream()
                .filter(gatekeeper -> gatekeeper.platform().equals(one.ref().platform()))
                .toList();
    }

    private static String key(WaitingWorkspace one, long owner) {
        return "admission:" + one.id() + ":" + one.askedAt().getEpochSecond() + ":" + owner;
    }

    private static String fit(String name) {
        // What cannot be seen, such as a mark that turns the direction of writing, would change what stands beside the
        // name.
        String line = name.replaceAll("[\\p{C}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAME)) + "…";
    }

    /** What came of asking. */
    public sealed interface Decision {
        record Admitted(long organizationId) implements Decision {}

        /** An owner of this organization has to decide. */
        record Waiting(long organizationId) implements Decision {}

        /** Too many ask, or this one was refused lately; nothing was stored. */
        record NotNow() implements Decision {}
    }
}
