package dev.trellis.bench.nudges;

import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat that delivers by {@link Sending}, and counts. */
final class BenchChat implements ChatPlatform {
    static final String NAME = "bench";

    private final Sending sending;
    private final AtomicInteger delivered = new AtomicInteger();

    BenchChat(Sending sending) {
        this.sending = sending;
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
