package dev.trellis.bench.nudges;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Pace;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A chat that delivers by {@link Sending}, and counts. */
final class BenchChat implements ChatPlatform {
    static final String NAME = "bench";

    private final Sending sending;
    private final @Nullable Pace pace;
    private final AtomicInteger delivered = new AtomicInteger();

    /** Without a limit. */
    BenchChat(Sending sending) {
        this(sending, null);
    }

    /**
     * @param pace for each workspace; absent: without a limit
     */
    BenchChat(Sending sending, @Nullable Pace pace) {
        this.sending = sending;
        this.pace = pace;
    }

    int delivered() {
        return delivered.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.FINDS_ITS_MESSAGES);
    }

    @Override
    public Optional<Pace> pace(CallKind kind) {
        return Optional.ofNullable(kind == CallKind.POST ? pace : null);
    }

    @Override
    public DeliveryOutcome deliver(Parcel parcel) {
        if (!(parcel.target() instanceof Target.Direct direct)) {
            return new DeliveryOutcome.Rejected("not a nudge");
        }
        try {
            sending.send(direct.person().user());
        } catch (Exception e) {
            return new DeliveryOutcome.Unknown(e.getClass().getSimpleName());
        }
        delivered.incrementAndGet();
        String conversation = direct.address() == null ? direct.person().user() : direct.address();
        return new DeliveryOutcome.Delivered(
                new MessageRef(NAME, parcel.workspace().id(), conversation, parcel.id()), direct.address());
    }

    @Override
    public ProfileLookup profile(WorkspaceRef workspace, ChatIdentity person) {
        return new ProfileLookup.Unavailable("nobody");
    }
}
