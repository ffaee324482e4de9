package dev.trellis.conversation;

import dev.trellis.audit.Audit;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.organization.Workspace;
import dev.trellis.person.Actor;
import dev.trellis.platform.MessageRef;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event, as a flow sees it: who, where, when, and the ways to leave something behind. Lives as long as its transaction. */
public final class Turn {
    private final Inbound inbound;
    private final Workspace workspace;
    private final Actor actor;
    private final Instant now;
    private final ZoneId house;
    private final Outbox outbox;
    private final Audit audit;
    private final List<Intent> meant = new ArrayList<>();
    private @Nullable MessageRef stays;

    Turn(Inbound inbound, Workspace workspace, Actor actor, Instant now, ZoneId house, Outbox outbox, Audit audit) {
        this.inbound = inbound;
        this.workspace = workspace;
        this.actor = actor;
        this.now = now;
        this.house = house;
        this.outbox = outbox;
        this.audit = audit;
    }

    public Actor actor() {
        return actor;
    }

    public long organizationId() {
        return actor.organizationId();
    }

    public Workspace workspace() {
        return workspace;
    }

    public Place place() {
        return inbound.place();
    }

    public Instant now() {
        return now;
    }

    /** The actor's own zone. */
    public ZoneId zone() {
        return actor.person().zone(house);
    }

    public Voice voice() {
        return actor.voice(house);
    }

    /** The card whose button was tapped, or where that was a second copy, the first; absent for everything else. */
    public Optional<MessageRef> message() {
        if (stays != null) {
            return inbound.event() instanceof Event.Pressed ? Optional.of(stays) : Optional.empty();
        }
        return inbound.event() instanceof Event.Pressed pressed
                ? Optional.ofNullable(pressed.message())
                : Optional.empty();
    }

    /** Means a message; it is written when the turn is over, and leaves after its transaction committed. */
    public void send(Intent intent) {
        meant.add(intent);
    }

    /** Takes back a message that has not left yet. */
    public void withdraw(String businessKey) {
        // What was meant in this turn is there to be taken back.
        outbox.write(organizationId(), meant());
        outbox.withdraw(organizationId(), businessKey);
    }

    /** Notes an administrative act (I2). */
    public void audit(String act, @Nullable String subject) {
        audit(act, subject, Audit.Whom.NOBODY);
    }

    /** Notes an administrative act that was done to somebody (I2). */
    public void audit(String act, @Nullable String subject, Audit.Whom whom) {
        audit.done(actor, inbound.workspace().platform(), act, subject, whom);
    }

    /** What was tapped is a second copy of this message: the copy goes, and whatever changes is changed here. */
    void copyOf(MessageRef message, MessageRef copy) {
        stays = message;
        send(Intent.gone(copy, actor.id()));
    }

    Inbound inbound() {
        return inbound;
    }

    /** What was meant and not written yet; asked for once. */
    List<Intent> meant() {
        List<Intent> all = List.copyOf(meant);
        meant.clear();
        return all;
    }

    /** Declines, kindly; nothing was changed. */
    public Reply refuse(Text reason) {
        return Reply.say(reason);
    }
}
