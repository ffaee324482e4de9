package dev.trellis.conversation;

import dev.trellis.Wordless;
import dev.trellis.attention.Urgency;
import dev.trellis.audit.Audit;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Doorbell;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.organization.Tenancy;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Actor;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in one event in one transaction: the event's key, the flow's changes and its outgoing messages commit together or not at all. A
 * repeated key changes nothing and gets the stored answer, also while the first is still under way.
 */
@Singleton
class Engine implements Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int ATTEMPTS = 4;
    /** Deadlock, lock wait time-out, duplicate key. */
    private static final Set<Integer> RETRIED = Set.of(1213, 1205, 1062);

    private final TransactionOperations<Connection> transactions;
    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Directory directory;
    private final ProcessedEvents processed;
    private final Router router;
    private final HomePages homePages;
    private final Outbox outbox;
    private final Audit audit;
    private final Doorbell doorbell;
    private final Clock clock;

    Engine(
            TransactionOperations<Connection> transactions,
            Tenancy tenancy,
            Workspaces workspaces,
            Directory directory,
            ProcessedEvents processed,
            Router router,
            HomePages homePages,
            Outbox outbox,
            Audit audit,
            Doorbell doorbell,
            Clock clock) {
        this.transactions = transactions;
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.directory = directory;
        this.processed = processed;
        this.router = router;
        this.homePages = homePages;
        this.outbox = outbox;
        this.audit = audit;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    @Override
    public Answer receive(Inbound inbound) {
        if (inbound.sender().outsider()) {
            return Outsiders.answer(inbound, clock.getZone());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = transactions.executeWrite(status -> take(inbound));
                doorbell.ring();
                return answer;
            } catch (RuntimeException e) {
                if (attempt < ATTEMPTS && isTransient(e)) {
                    continue;
                }
                return accident(inbound, e);
            }
        }
    }

    private Answer take(Inbound inbound) {
        Instant now = clock.instant();
        Workspace workspace = inbound.event() instanceof Event.Installed
                ? tenancy.installed(inbound.workspace())
                : tenancy.workspace(inbound.workspace());
        if (workspace.removedAt() != null) {
            return nothing();
        }
        // Before anybody is looked up: nobody did this, and doing it again changes nothing.
        if (inbound.event() instanceof Event.Removed
                && inbound.sender().identity().user().isEmpty()) {
            workspaces.remove(workspace.id(), workspace.organizationId(), now);
            return nothing();
        }
        if (!processed.claim(inbound.key(), workspace.organizationId(), now)) {
            Actor actor = directory.actor(workspace, inbound.sender());
            Reply before = processed
                    .answer(inbound.key(), workspace.organizationId(), actor.id())
                    .orElse(Reply.quiet());
            return Answer.kept(before, actor.voice(clock.getZone()));
        }
        Actor actor = directory.actor(workspace, inbound.sender());
        Turn turn = new Turn(inbound, workspace, actor, now, clock.getZone(), outbox, audit);
        Reply reply = shown(router.route(turn, inbound), inbound);
        leave(turn, inbound, reply);
        if (inbound.event() instanceof Event.HomeOpened || changesTheHome(inbound)) {
            homePages.refresh(actor.organizationId(), actor.id());
        }
        processed.answered(inbound.key(), actor.id(), reply);
        return Answer.kept(reply, turn.voice());
    }

    private Answer nothing() {
        return Answer.kept(Reply.quiet(), new Voice(Language.ENGLISH, clock.getZone()));
    }

    /** Only a tapped card can be replaced; in answer to a form the same is said as a message of its own. */
    private static Reply shown(Reply reply, Inbound inbound) {
        return reply instanceof Reply.Replace replace && !(inbound.event() instanceof Event.Pressed)
                ? Reply.show(replace.card())
                : reply;
    }

    /** What the platform cannot show in the same response goes through the outbox, in this transaction. */
    private void leave(Turn turn, Inbound inbound, Reply reply) {
        if (reply instanceof Reply.Replace replace) {
            turn.message()
                    .ifPresent(message ->
                            turn.send(Intent.inPlaceOf(message, turn.actor().id(), replace.card())));
        } else if (reply instanceof Reply.Show show && inbound.event() instanceof Event.FormSubmitted) {
            turn.send(personally(turn, inbound, show.card()));
        }
    }

    private static Intent personally(Turn turn, Inbound inbound, Card card) {
        String key = "reply:" + inbound.key();
        return Intent.toPerson(
                turn.actor().id(),
                key.length() <= 150 ? key : key.substring(0, 100) + Integer.toHexString(key.hashCode()),
                "reply",
                Urgency.INTERACTIVE,
                card);
    }

    private static boolean changesTheHome(Inbound inbound) {
        return inbound.event() instanceof Event.Pressed || inbound.event() instanceof Event.FormSubmitted;
    }

    private Answer accident(Inbound inbound, RuntimeException e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "accident {} while taking in a {} from {}",
                reference,
                inbound.event().getClass().getSimpleName(),
                inbound.workspace().platform(),
                Wordless.of(e));
        Voice voice = new Voice(Language.ofTag(inbound.sender().languageTag()), clock.getZone());
        return new Answer(Reply.say(Text.of("talk.accident", "reference", reference)), voice, false);
    }

    /**
     * Deadlocks, lock waits, lost connections, and rows that somebody else wrote at the same moment (two first words of one new person):
     * the same transaction may succeed at once.
     */
    private static boolean isTransient(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql && RETRIED.contains(sql.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }
}
