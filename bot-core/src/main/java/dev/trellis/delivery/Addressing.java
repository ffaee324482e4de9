package dev.trellis.delivery;

import dev.trellis.organization.Channel;
import dev.trellis.organization.Channels;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.platform.Capability;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a row's target into a platform, a place there and a voice, as they are now. */
@Singleton
class Addressing {
    private final People people;
    private final Identities identities;
    private final Workspaces workspaces;
    private final Channels channels;
    private final Outbox outbox;
    private final Platforms platforms;
    private final Clock clock;

    Addressing(
            People people,
            Identities identities,
            Workspaces workspaces,
            Channels channels,
            Outbox outbox,
            Platforms platforms,
            Clock clock) {
        this.people = people;
        this.identities = identities;
        this.workspaces = workspaces;
        this.channels = channels;
        this.outbox = outbox;
        this.platforms = platforms;
        this.clock = clock;
    }

    @Transactional
    Found find(OutboxRow row) {
        return switch (row.target()) {
            case PERSON -> direct(row);
            case CHANNEL -> channel(row);
            case ONLY_YOU -> onlyYou(row);
            case IN_PLACE -> inPlace(row, Objects.requireNonNull(row.message()));
            case IN_PLACE_KEY -> inPlaceOfIntent(row);
            case HOME -> home(row);
        };
    }

    private Found direct(OutboxRow row) {
        Identity identity = wanted(row).or(() -> reaching(row)).orElse(null);
        if (identity == null) {
            boolean known = !identities
                    .findByOrganizationIdAndPersonIdOrderById(
                            row.organizationId(), Objects.requireNonNull(row.personId()))
                    .isEmpty();
            return known ? new Found.Removed() : new Found.Nowhere("NO_CHAT_IDENTITY");
        }
        WorkspaceRef workspace = workspace(row, identity);
        return new Found.At(
                identity.platform(),
                workspace,
                new Target.Direct(identity.in(workspace.id()), identity.directAddress()),
                voice(row),
                identity.id());
    }

    private Found channel(OutboxRow row) {
        Channel channel = channels.findByIdAndOrganizationId(
                        Objects.requireNonNull(row.channelId()), row.organizationId())
                .orElseThrow();
        Workspace workspace = workspaces
                .findByIdAndOrganizationId(channel.workspaceId(), row.organizationId())
                .orElseThrow();
        if (workspace.removedAt() != null) {
            return new Found.Removed();
        }
        Voice voice = new Voice(Language.ofTag(channel.language()), clock.getZone());
        return new Found.At(
                workspace.platform(), workspace.ref(), new Target.Channel(channel.externalId()), voice, null);
    }

    private Found onlyYou(OutboxRow row) {
        Workspace workspace = workspaces
                .findByIdAndOrganizationId(Objects.requireNonNull(row.workspaceId()), row.organizationId())
                .orElseThrow();
        Identity there = identities
                .findByOrganizationIdAndPersonIdOrderById(row.organizationId(), Objects.requireNonNull(row.personId()))
                .stream()
                .filter(identity -> identity.workspaceId() == workspace.id())
                .findFirst()
                .orElse(null);
        if (there == null
                || workspace.removedAt() != null
                || !platforms.can(workspace.platform(), Capability.ONLY_YOU)) {
            return direct(row);
        }
        String conversation = Objects.requireNonNull(row.place()).conversation();
        return new Found.At(
                workspace.platform(),
                workspace.ref(),
                new Target.OnlyYou(conversation, there.in(workspace.externalId())),
                voice(row),
                null);
    }

    private Found inPlace(OutboxRow row, MessageRef message) {
        Workspace workspace = workspaces
                .findByPlatformAndExternalId(message.platform(), message.workspace())
                .filter(found -> found.organizationId() == row.organizationId())
                .orElse(null);
        if (workspace == null) {
            return new Found.Nowhere("NO_WORKSPACE");
        }
        if (!isThere(row, workspace)) {
            // The account whose message it is was unlinked: it is somebody else's chat now.
            return new Found.Nowhere("NOT_THEIRS");
        }
        return workspace.removedAt() != null
                ? new Found.Removed()
                : new Found.At(workspace.platform(), workspace.ref(), new Target.InPlaceOf(message), voice(row), null);
    }

    private boolean isThere(OutboxRow row, Workspace workspace) {
        return identities
                .findByOrganizationIdAndPersonIdOrderById(row.organizationId(), Objects.requireNonNull(row.personId()))
                .stream()
                .anyMatch(identity -> identity.workspaceId() == workspace.id());
    }

    private Found inPlaceOfIntent(OutboxRow row) {
        String businessKey = Objects.requireNonNull(row.place()).conversation();
        OutboxRow original = outbox.find(row.organizationId(), businessKey).orElse(null);
        if (original == null || Outbox.over(original.state())) {
            return new Found.Nowhere("NEVER_SENT");
        }
        MessageRef message = original.message();
        if (original.state() != OutboxRow.State.DELIVERED) {
            return new Found.NotYet();
        }
        return message == null ? new Found.Nowhere("NO_MESSAGE") : inPlace(row, message);
    }

    private Found home(OutboxRow row) {
        for (Identity identity : identities.findByOrganizationIdAndPersonIdOrderById(
                row.organizationId(), Objects.requireNonNull(row.personId()))) {
            Workspace workspace = workspaces
                    .findByIdAndOrganizationId(identity.workspaceId(), row.organizationId())
                    .orElseThrow();
            if (workspace.removedAt() == null && platforms.can(identity.platform(), Capability.HOME)) {
                return new Found.At(
                        identity.platform(),
                        workspace.ref(),
                        new Target.Home(identity.in(workspace.externalId())),
                        voice(row),
                        null);
            }
        }
        return new Found.Nowhere("NO_HOME");
    }

    /** The account that the row asks for, while it can be reached. */
    private Optional<Identity> wanted(OutboxRow row) {
        Long workspace = row.workspaceId();
        return workspace == null || row.target() != OutboxRow.Kind.PERSON
                ? Optional.empty()
                : identities
                        .findByOrganizationIdAndPersonIdOrderById(
                                row.organizationId(), Objects.requireNonNull(row.personId()))
                        .stream()
                        .filter(identity -> identity.workspaceId() == workspace && identity.unreachableWhy() == null)
                        .findFirst();
    }

    private Optional<Identity> reaching(OutboxRow row) {
        return identities.reaching(row.organizationId(), Objects.requireNonNull(row.personId()));
    }

    private WorkspaceRef workspace(OutboxRow row, Identity identity) {
        return workspaces
                .findByIdAndOrganizationId(identity.workspaceId(), row.organizationId())
                .orElseThrow()
                .ref();
    }

    private Voice voice(OutboxRow row) {
        Person person = people.findByIdAndOrganizationId(Objects.requireNonNull(row.personId()), row.organizationId())
                .orElseThrow();
        return person.voice(clock.getZone());
    }

    /** What came of looking for the target. */
    sealed interface Found {
        /**
         * @param identityId whose direct conversation it is; absent for other targets
         */
        record At(
                String platform,
                WorkspaceRef workspace,
                Target target,
                Voice voice,
                @Nullable Long identityId) implements Found {}

        /** The message to change has not been sent yet. */
        record NotYet() implements Found {}

        /** Trellis was taken out of the workspace; it may be put back. */
        record Removed() implements Found {}

        record Nowhere(String why) implements Found {}
    }
}
