package dev.trellis.conversation;

import dev.trellis.attention.Urgency;
import dev.trellis.audit.Audit;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.delivery.Sightings;
import dev.trellis.organization.Tenancy;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Actor;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes events in, in the caller's transaction: their keys, the flows' changes and their messages are written together. */
@Singleton
class Intake {
    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Senders senders;
    private final ProcessedEvents processed;
    private final Router router;
    private final Sightings sightings;
    private final HomePages homePages;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Intake(
            Tenancy tenancy,
            Workspaces workspaces,
            Senders senders,
            ProcessedEvents processed,
            Router router,
            Sightings sightings,
            HomePages homePages,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.senders = senders;
        this.processed = processed;
        this.router = router;
        this.sightings = sightings;
        this.homePages = homePages;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes one event in. */
    Answer take(Inbound inbound) {
        Instant now = clock.instant();
        // Before anybody is looked up: nobody did this, and doing it again changes nothing.
        if (inbound.event() instanceof Event.Removed
                && inbound.sender().identity().user().isEmpty()) {
            Workspace workspace = tenancy.workspace(inbound.workspace());
            if (workspace.removedAt() == null) {
                workspaces.remove(workspace.id(), workspace.organizationId(), now);
            }
            return nothing();
        }
        Taking one = begin(List.of(inbound), now).getFirst();
        if (one.answer == null) {
            one.reply = router.route(one.turn(), inbound);
            finish(List.of(one), now);
        }
        return one.answer();
    }

    /**
     * Takes taps in together.
     *
     * @return an answer for each, in their order; {@code null} for one that has to be taken in later, because a tap with the same key or
     *     of the same person is among those before it
     */
    List<@Nullable Answer> takeTogether(List<Inbound> taps) {
        Instant now = clock.instant();
        List<Taking> all = begin(taps, now);
        Set<String> keys = new HashSet<>();
        Set<Long> people = new HashSet<>();
        List<Taking> taken = all.stream()
                .filter(one -> one.answer == null)
                .filter(one -> keys.add(one.inbound.key())
                        & people.add(one.turn().actor().id()))
                .toList();
        List<Reply> replies = router.together(taken.stream().map(Taking::turn).toList());
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).reply = replies.get(i);
        }
        finish(taken, now);
        List<@Nullable Answer> answers = new ArrayList<>();
        all.forEach(one -> answers.add(one.answer));
        return answers;
    }

    /** Who it was, and whether it was taken in before. */
    private List<Taking> begin(List<Inbound> events, Instant now) {
        Map<String, ProcessedEvents.Before> before =
                processed.among(events.stream().map(Inbound::key).distinct().toList());
        List<@Nullable Known> known = senders.of(events);
        List<Taking> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Taking one = new Taking(events.get(i));
            Known sender = known.get(i);
            ProcessedEvents.Before earlier = before.get(one.inbound.key());
            if (sender == null) {
                one.answer = nothing();
            } else if (earlier != null) {
                Actor actor = sender.actor();
                one.answer = Answer.repeated(
                        processed.answer(earlier, actor.organizationId(), actor.id()), actor.voice(clock.getZone()));
            } else {
                one.turn =
                        new Turn(one.inbound, sender.workspace(), sender.actor(), now, clock.getZone(), outbox, audit);
            }
            all.add(one);
        }
        see(all);
        return all;
    }

    /** What the taps prove about messages in doubt, before a flow changes or withdraws one of them. */
    private void see(List<Taking> all) {
        Map<Taking, Sightings.Seen> seen = new LinkedHashMap<>();
        for (Taking one : all) {
            Sighting sighting = one.inbound.sighting();
            if (sighting != null && one.answer == null) {
                Place place = one.inbound.place();
                seen.put(
                        one,
                        new Sightings.Seen(
                                one.turn().organizationId(),
                                one.turn().actor().id(),
                                one.turn().workspace().id(),
                                place.kind() == Place.Kind.CHANNEL ? place.conversation() : null,
                                sighting));
            }
        }
        if (!seen.isEmpty()) {
            Map<Sightings.Seen, MessageRef> copies = sightings.take(seen.values());
            seen.forEach((one, what) -> {
                MessageRef stays = copies.get(what);
                if (stays != null) {
                    one.turn().copyOf(stays, what.sighting().message());
                }
            });
        }
    }

    /** Writes what came of them. */
    private void finish(List<Taking> taken, Instant now) {
        Map<Long, List<Intent>> intents = new LinkedHashMap<>();
        Map<Long, List<Actor>> homes = new LinkedHashMap<>();
        List<ProcessedEvents.Event> events = new ArrayList<>();
        for (Taking one : taken) {
            Turn turn = one.turn();
            Reply reply = shown(one.reply(), one.inbound);
            leave(turn, one.inbound, reply);
            intents.computeIfAbsent(turn.organizationId(), any -> new ArrayList<>())
                    .addAll(turn.meant());
            if (changesTheHome(one.inbound.event())) {
                homes.computeIfAbsent(turn.organizationId(), any -> new ArrayList<>())
                        .add(turn.actor());
            }
            events.add(new ProcessedEvents.Event(
                    one.inbound.key(), turn.organizationId(), turn.actor().id(), reply));
            one.answer = Answer.kept(reply, turn.voice());
        }
        homes.forEach((organization, people) ->
                intents.computeIfAbsent(organization, any -> new ArrayList<>()).addAll(homePages.anew(people)));
        intents.forEach(outbox::write);
        processed.write(events, now);
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
    private static void leave(Turn turn, Inbound inbound, Reply reply) {
        if (reply instanceof Reply.Replace replace) {
            boolean seen = inbound.event() instanceof Event.Pressed pressed && pressed.seenAtOnce();
            turn.message().ifPresent(message -> {
                Intent change = Intent.inPlaceOf(message, turn.actor().id(), replace.card());
                turn.send(seen ? change.unprompted() : change);
            });
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

    private static boolean changesTheHome(Event event) {
        return event instanceof Event.Pressed
                || event instanceof Event.FormSubmitted
                || event instanceof Event.HomeOpened;
    }

    /** An event on its way through. */
    private static final class Taking {
        private final Inbound inbound;
        private @Nullable Turn turn;
        private @Nullable Reply reply;
        private @Nullable Answer answer;

        Taking(Inbound inbound) {
            this.inbound = inbound;
        }

        Turn turn() {
            return Objects.requireNonNull(turn);
        }

        Reply reply() {
            return Objects.requireNonNull(reply);
        }

        Answer answer() {
            return Objects.requireNonNull(answer);
        }
    }
}
