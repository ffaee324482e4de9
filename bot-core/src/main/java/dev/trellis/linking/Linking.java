package dev.trellis.linking;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.Joined;
import dev.trellis.person.Owners;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.RoleGrants;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes one person of two chat accounts. Whoever asks for a code stays who they are; the account in which it is typed joins them, after
 * both sides have seen the other's name and said that this is them. So neither somebody who was talked into typing a code nor somebody
 * who gave one away loses anything without having been asked in their own chat.
 *
 * <p>No right travels: an account with a role cannot join somebody else, and an account that joins carries none of the roles of the
 * person it joins until an owner gives them once more ({@link dev.trellis.person.RoleGrant#countsIn}).
 */
@Singleton
class Linking {
    static final Duration VALID = Duration.ofMinutes(10);
    static final int GUESSES = 5;
    static final Duration GUESSES_WITHIN = Duration.ofMinutes(15);

    private final LinkCodes codes;
    private final Identities identities;
    private final People people;
    private final RoleGrants grants;
    private final Owners owners;
    private final Pairs pairs;
    private final Pairing pairing;
    private final List<Joined> joined;

    Linking(
            LinkCodes codes,
            Identities identities,
            People people,
            RoleGrants grants,
            Owners owners,
            Pairs pairs,
            Pairing pairing,
            List<Joined> joined) {
        this.codes = codes;
        this.identities = identities;
        this.people = people;
        this.grants = grants;
        this.owners = owners;
        this.pairs = pairs;
        this.pairing = pairing;
        this.joined = joined;
    }

    /** A new code for this person; one that they asked for before is worth nothing any more. */
    @Transactional
    Optional<LinkCode> code(Identity asking, Instant now) {
        if (asking.linkedAt() != null) {
            // Whoever got hold of one account by linking it gets no further with it.
            return Optional.empty();
        }
        LinkCode code = LinkCode.random();
        codes.keep(asking, code, now, now.plus(VALID));
        return Optional.of(code);
    }

    /** A code was typed. It can be typed once, whatever comes of it. */
    @Transactional
    Typed typed(Identity typing, String typed, Instant now) {
        if (typing.linkedAt() != null) {
            return new Typed.Refused(Refusal.NOT_THE_FIRST_CHAT);
        }
        if (codes.guesses(typing, now.minus(GUESSES_WITHIN)) >= GUESSES) {
            return new Typed.Refused(Refusal.TOO_MANY_GUESSES);
        }
        Optional<LinkCodes.Kept> kept = codes.take(typing, LinkCode.typed(typed), now);
        if (kept.isEmpty()) {
            codes.guessed(typing, now);
            return new Typed.Refused(Refusal.NO_SUCH_CODE);
        }
        Identity asking =
                identity(kept.get().identityId(), typing.organizationId()).orElseThrow();
        Optional<Refusal> refusal = refusal(asking, typing);
        if (refusal.isPresent()) {
            codes.forget(kept.get());
            return new Typed.Refused(refusal.get());
        }
        return new Typed.Fits(kept.get().id(), asking);
    }

    /** The one who typed it says that the other account is theirs; now the other is asked. */
    @Transactional
    Optional<Question> agreed(long id, Identity typing, Instant now) {
        return codes.find(id, typing.organizationId(), now)
                .filter(kept -> kept.wasTypedBy(typing) && codes.agree(kept, now))
                .flatMap(kept -> identity(kept.identityId(), typing.organizationId())
                        .map(asking -> new Question(kept.id(), asking, typing)));
    }

    /** The one who asked for the code says so, too: the two are one person from now on. */
    @Transactional
    Result link(long id, Identity confirming, Instant now) {
        LinkCodes.Kept kept = codes.find(id, confirming.organizationId(), now).orElse(null);
        Identity typing = kept == null || kept.typedBy() == null
                ? null
                : identity(kept.typedBy(), confirming.organizationId()).orElse(null);
        if (kept == null || typing == null || !kept.agreed() || kept.identityId() != confirming.id()) {
            return new Result.Refused(Refusal.NO_SUCH_CODE);
        }
        codes.forget(kept);
        Identity asking =
                identity(kept.identityId(), confirming.organizationId()).orElseThrow();
        people.locked(asking.organizationId(), List.of(asking.personId(), typing.personId()));
        Optional<Refusal> refusal = refusal(asking, typing);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        join(typing.personId(), asking.personId(), asking.organizationId(), now);
        return new Result.Linked(asking, typing);
    }

    /** Either of the two says no. */
    @Transactional
    boolean turnDown(long id, Identity by, Instant now) {
        return codes.find(id, by.organizationId(), now)
                .filter(kept -> kept.wasTypedBy(by) || kept.personId() == by.personId())
                .map(codes::forget)
                .orElse(false);
    }

    /** The account is a person of its own again; everything stays with the person it leaves. */
    @Transactional
    boolean unlink(long identityId, long organization, long person, Instant now) {
        Identity identity = identity(identityId, organization).orElse(null);
        if (identity == null || identity.personId() != person || identity.linkedAt() == null) {
            return false;
        }
        Person alone = people.save(Person.met(organization, identity.displayName(), now));
        identities.belongsTo(identity.id(), organization, alone.id(), null);
        people.prefers(person, organization, null);
        codes.leave(identity, person);
        return true;
    }

    private Optional<Refusal> refusal(Identity asking, Identity typing) {
        long organization = asking.organizationId();
        if (asking.personId() == typing.personId()) {
            return Optional.of(Refusal.SAME_CHAT);
        }
        if (asking.linkedAt() != null || typing.linkedAt() != null) {
            return Optional.of(Refusal.NOT_THE_FIRST_CHAT);
        }
        Set<Long> workspaces =
                accounts(asking).stream().map(Identity::workspaceId).collect(Collectors.toSet());
        if (accounts(typing).stream().anyMatch(one -> workspaces.contains(one.workspaceId()))) {
            return Optional.of(Refusal.SAME_CHAT);
        }
        if (hasRole(typing)) {
            return Optional.of(Refusal.TYPED_WITH_A_ROLE);
        }
        if (codes.isLeaving(organization, asking.personId(), typing.personId())) {
            return Optional.of(Refusal.TO_BE_FORGOTTEN);
        }
        return pairs.everBetween(organization, asking.personId(), typing.personId()) > 0
                ? Optional.of(Refusal.EACH_OTHERS_PARTNER)
                : Optional.empty();
    }

    private boolean hasRole(Identity typing) {
        return !grants.findByOrganizationIdAndPersonId(typing.organizationId(), typing.personId())
                        .isEmpty()
                || owners.byConfiguration(typing.organizationId()).contains(typing.personId());
    }

    private void join(long gone, long stays, long organization, Instant now) {
        Set<Long> partners = pairs.together(organization, stays).stream()
                .map(pair -> pair.partnerOf(stays))
                .collect(Collectors.toSet());
        for (Pair pair : pairs.together(organization, gone)) {
            if (partners.contains(pair.partnerOf(gone))) {
                // The same two people twice: the pair of who stays goes on.
                pairing.end(pair, Pair.EndedWhy.SOMEBODY_LEFT, now);
            }
        }
        joined.forEach(concept -> concept.joined(organization, gone, stays));
        for (Identity account : identities.findByOrganizationIdAndPersonIdOrderById(organization, gone)) {
            identities.belongsTo(account.id(), organization, stays, now);
        }
        people.joinedBefore(gone, organization, stays);
        people.joined(gone, organization, stays, now);
    }

    private List<Identity> accounts(Identity one) {
        return identities.findByOrganizationIdAndPersonIdOrderById(one.organizationId(), one.personId());
    }

    private Optional<Identity> identity(long id, long organization) {
        return identities.findByIdAndOrganizationId(id, organization);
    }

    /** What came of typing a code. */
    sealed interface Typed {
        record Fits(long code, Identity asking) implements Typed {}

        record Refused(Refusal refusal) implements Typed {}
    }

    /** Who is to be asked whether they typed it. */
    record Question(long code, Identity asking, Identity typing) {}

    /** What came of the second yes. */
    sealed interface Result {
        record Linked(Identity asking, Identity typing) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** Why not. */
    enum Refusal {
        NO_SUCH_CODE,
        TOO_MANY_GUESSES,
        SAME_CHAT,
        TYPED_WITH_A_ROLE,
        NOT_THE_FIRST_CHAT,
        TO_BE_FORGOTTEN,
        EACH_OTHERS_PARTNER
    }
}
