package dev.trellis.delivery;

import dev.trellis.organization.Channel;
import dev.trellis.organization.Workspace;
import dev.trellis.person.Identity;
import dev.trellis.platform.Capability;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a row's target into a platform, a place there and a voice, as they are now. */
@Singleton
class Addressing {
    private final Lanes lanes;
    private final Platforms platforms;
    private final Clock clock;

    Addressing(Lanes lanes, Platforms platforms, Clock clock) {
        this.lanes = lanes;
        this.platforms = platforms;
        this.clock = clock;
    }

    Found find(OutboxRow row, Briefing briefing) {
        return switch (row.target()) {
            case PERSON -> direct(row, briefing);
            case CHANNEL -> channel(row, briefing);
            case ONLY_YOU -> onlyYou(row, briefing);
            case IN_PLACE -> there(row, Target.InPlaceOf::new, briefing);
            case GONE -> there(row, Target.Gone::new, briefing);
            case IN_PLACE_KEY -> inPlaceOfIntent(row, briefing);
            case HOME -> home(row, briefing);
        };
    }

    private Found direct(OutboxRow row, Briefing briefing) {
        Identity identity =
                wanted(row, briefing).or(() -> briefing.reaching(row)).orElse(null);
        if (identity == null) {
            return briefing.identities(row).isEmpty() ? new Found.Nowhere("NO_CHAT_IDENTITY") : new Found.Removed();
        }
        WorkspaceRef workspace =
                briefing.workspace(row, identity.workspaceId()).orElseThrow().ref();
        return new Found.At(
                identity.platform(),
                workspace,
                new Target.Direct(identity.in(workspace.id()), identity.directAddress()),
                voice(row, briefing),
                identity.id());
    }

    private Found channel(OutboxRow row, Briefing briefing) {
        Channel channel = briefing.channels().get(Objects.requireNonNull(row.channelId()));
        Workspace workspace = channel == null
                ? null
                : briefing.workspace(row, channel.workspaceId()).orElse(null);
        if (channel == null || workspace == null) {
            return new Found.Nowhere("NO_CHANNEL");
        }
        if (workspace.removedAt() != null) {
            return new Found.Removed();
        }
        Voice voice = new Voice(Language.ofTag(channel.language()), clock.getZone());
        return new Found.At(
                workspace.platform(), workspace.ref(), new Target.Channel(channel.externalId()), voice, null);
    }

    private Found onlyYou(OutboxRow row, Briefing briefing) {
        Workspace workspace = briefing.workspace(row, row.workspaceId()).orElseThrow();
        Identity there = briefing.identities(row).stream()
                .filter(identity -> identity.workspaceId() == workspace.id())
                .findFirst()
                .orElse(null);
        if (there == null
                || workspace.removedAt() != null
                || !platforms.can(workspace.platform(), Capability.ONLY_YOU)) {
            return direct(row, briefing);
        }
        String conversation = Objects.requireNonNull(row.place()).conversation();
        return new Found.At(
                workspace.platform(),
                workspace.ref(),
                new Target.OnlyYou(conversation, there.in(workspace.externalId())),
                voice(row, briefing),
                null);
    }

    /** Does something to a message that was posted. */
    private Found there(OutboxRow row, Function<MessageRef, Target> doing, Briefing briefing) {
        MessageRef message = Objects.requireNonNull(row.message());
        Workspace workspace = briefing.workspace(row, lanes.of(message)).orElse(null);
        if (workspace == null) {
            return new Found.Nowhere("NO_WORKSPACE");
        }
        if (briefing.identities(row).stream().noneMatch(identity -> identity.workspaceId() == workspace.id())) {
            // The account whose message it is was unlinked: it is somebody else's chat now.
            return new Found.Nowhere("NOT_THEIRS");
        }
        return workspace.removedAt() != null
                ? new Found.Removed()
                : new Found.At(workspace.platform(), workspace.ref(), doing.apply(message), voice(row, briefing), null);
    }

    private static Found inPlaceOfIntent(OutboxRow row, Briefing briefing) {
        OutboxRow original = briefing.original(
                        row, Objects.requireNonNull(row.place()).conversation())
                .orElse(null);
        if (original == null
                || original.state() == OutboxRow.State.BLOCKED
                || original.state() == OutboxRow.State.DROPPED) {
            return new Found.Nowhere("NEVER_SENT");
        }
        if (original.state() != OutboxRow.State.DELIVERED) {
            return new Found.NotYet();
        }
        return original.message() == null ? new Found.Nowhere("NO_MESSAGE") : new Found.Posted(original.message());
    }

    private Found home(OutboxRow row, Briefing briefing) {
        for (Identity identity : briefing.identities(row)) {
            Workspace workspace =
                    briefing.workspace(row, identity.workspaceId()).orElseThrow();
            if (workspace.removedAt() == null && platforms.can(identity.platform(), Capability.HOME)) {
                return new Found.At(
                        identity.platform(),
                        workspace.ref(),
                        new Target.Home(identity.in(workspace.externalId())),
                        voice(row, briefing),
                        null);
            }
        }
        return new Found.Nowhere("NO_HOME");
    }

    /** The account that the row asks for, while it can be reached. */
    private static Optional<Identity> wanted(OutboxRow row, Briefing briefing) {
        Long workspace = row.workspaceId();
        return workspace == null || row.target() != OutboxRow.Kind.PERSON
                ? Optional.empty()
                : briefing.identities(row).stream()
                        .filter(identity -> identity.workspaceId() == workspace && identity.unreachableWhy() == null)
                        .findFirst();
    }

    private Voice voice(OutboxRow row, Briefing briefing) {
        return briefing.person(row).map(person -> person.voice(clock.getZone())).orElseThrow();
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

        /** The message to change was sent meanwhile, and is this one. */
        record Posted(MessageRef message) implements Found {}

        /** Trellis was taken out of the workspace; it may be put back. */
        record Removed() implements Found {}

        record Nowhere(String why) implements Found {}
    }
}
