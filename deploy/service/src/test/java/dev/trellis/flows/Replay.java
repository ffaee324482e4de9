package dev.trellis.flows;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.Role;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Json;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people of the first organization did or could do, done once more by people of another one: an owner, an admin and a participant.
 * Every command, and the first {@value #MOST_OF_A_KIND} of each kind of tap and form. What they see, change and are refused is written
 * down as findings; there should be none.
 */
final class Replay {
    private static final String WORKSPACE = "W2";
    private static final int AT_ONCE = 10;
    private static final int MOST_OF_A_KIND = 25;
    private static final Map<String, Role> PEOPLE =
            Map.of("bella", Role.OWNER, "bruno", Role.ADMIN, "berta", Role.PARTICIPANT);

    private final CoreFixture trellis;
    private final Conversation conversation;
    private final Talk talk;
    private final OwnTexts texts;
    private final Set<Gesture> gestures;
    private final long other;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> named = new TreeSet<>();
    private final List<String> lately = new ArrayList<>();
    private final List<String> typedLately = new ArrayList<>();
    private int delivered;
    private int done;
    private int refused;

    /** Everything that was done until now. */
    static Replay of(CoreFixture trellis) {
        return new Replay(trellis, trellis.bean(Conversation.class), Gesture.of(trellis));
    }

    /** With another conversation in place of Trellis's, to show that a fault of it would be found. */
    static Replay against(CoreFixture trellis, Conversation faulty) {
        return new Replay(trellis, faulty, Gesture.of(trellis));
    }

    private Replay(CoreFixture trellis, Conversation conversation, Set<Gesture> gestures) {
        this.trellis = trellis;
        this.conversation = conversation;
        this.talk = trellis.bean(Talk.class);
        this.texts = OwnTexts.of(trellis, trellis.number("min(id) from organization"));
        this.gestures = gestures;
        trellis.anotherOrganization(WORKSPACE);
        other = trellis.number("max(id) from organization");
        PEOPLE.forEach((user, role) -> {
            trellis.person(WORKSPACE, user).says("help");
            if (role != Role.PARTICIPANT) {
                trellis.database().execute("""
                        insert into role_grant (organization_id, person_id, role, granted_at)
                        select organization_id, person_id, '%s', '2026-11-19 00:00:00' from chat_identity where external_id = '%s'
                        """.formatted(role, user));
            }
        });
    }

    Replay run() {
        Map<String, TreeSet<String>> rows = RowsOfOthers.than(trellis.database(), other);
        List<MemoryChat.Post> posts = postsOfOthers();
        delivered = trellis.chat().delivered().size();
        List<Gesture> worth = worthRepeating();
        PEOPLE.forEach((user, role) -> {
            for (Gesture gesture : worth) {
                for (Gesture theirs : gesture.from(WORKSPACE, texts)) {
                    repeat(theirs, user, role);
                }
            }
            lookAtWhatIsSent();
        });
        Map<String, TreeSet<String>> after = RowsOfOthers.than(trellis.database(), other);
        rows.forEach((table, before) -> {
            TreeSet<String> gone = new TreeSet<>(before);
            gone.removeAll(after.get(table));
            TreeSet<String> come = new TreeSet<>(after.get(table));
            come.removeAll(before);
            gone.forEach(row -> findings.add("changed in " + table + ": was " + row));
            come.forEach(row -> findings.add("changed in " + table + ": is " + row));
        });
        if (!posts.equals(postsOfOthers())) {
            findings.add("something was said in the first organization's chat");
        }
        return this;
    }

    /**
     * Of gestures that differ by their ids only so many as show anything: hundreds of check-ins are answered by the same button. Commands
     * are all worth it.
     */
    private List<Gesture> worthRepeating() {
        Map<String, Integer> seen = new HashMap<>();
        return gestures.stream()
                .filter(gesture -> gesture.event() instanceof Event.Spoken
                        || seen.merge(gesture.kind(), 1, Integer::sum) <= MOST_OF_A_KIND)
                .toList();
    }

    private void repeat(Gesture gesture, String user, Role role) {
        long refusals = refusals(user, gesture);
        Answer answer = conversation.receive(inbound(gesture, user));
        done++;
        gesture.name(talk).ifPresent(named::add);
        String who = role + " doing " + gesture + ": ";
        if (!answer.kept()) {
            findings.add(who + "an accident");
        }
        OwnTexts foreign = texts.without(gesture.typed());
        if (!gesture.opensTheStarterKit()) {
            foreign.in(Json.write(answer.reply())).forEach(text -> findings.add(who + "was answered “" + text + "”"));
        }
        lately.add(who);
        gesture.typed().forEach(typedLately::add);
        if (lately.size() == AT_ONCE) {
            lookAtWhatIsSent();
        }
        boolean lacks =
                gesture.takes(talk).filter(right -> !role.carries(right)).isPresent();
        long expected = refusals + (lacks ? 1 : 0);
        if (refusals(user, gesture) != expected) {
            findings.add(who + (lacks ? "the refusal is not audited" : "a refusal is audited that was none"));
        }
        refused += lacks ? 1 : 0;
    }

    /** After some gestures at once: what is due is done anew each time, most of it nothing. */
    private void lookAtWhatIsSent() {
        trellis.settle();
        OwnTexts foreign = texts.without(typedLately.stream());
        List<Card> cards = trellis.chat().delivered();
        for (Card card : cards.subList(delivered, cards.size())) {
            foreign.in(Json.write(card))
                    .forEach(text -> findings.add("“" + text + "” was sent after one of these: " + lately));
        }
        delivered = cards.size();
        lately.clear();
        typedLately.clear();
    }

    private long refusals(String user, Gesture gesture) {
        return gesture.act(talk)
                .map(act -> trellis.count("audit_entry where outcome = 'REFUSED' and act = '" + act
                        + "' and organization_id = " + other
                        + " and actor_id = (select person_id from chat_identity where external_id = '" + user + "')"))
                .orElse(0L);
    }

    private List<MemoryChat.Post> postsOfOthers() {
        return trellis.chat().posts().stream()
                .filter(post -> !post.ref().workspace().equals(WORKSPACE))
                .toList();
    }

    private Inbound inbound(Gesture gesture, String user) {
        ChatIdentity identity = new ChatIdentity(MemoryChat.NAME, WORKSPACE, user);
        return new Inbound(
                MemoryChat.NAME + ":replay:" + System.identityHashCode(this) + ":" + done,
                new WorkspaceRef(MemoryChat.NAME, WORKSPACE, null),
                new Sender(identity, "Mx " + user, null, null, "dm:" + user),
                gesture.place() == null ? new Place(Place.Kind.DIRECT, "dm:" + user, "") : gesture.place(),
                true,
                gesture.event(),
                sighting(gesture));
    }

    /** With the id of the first one's message, as if their own were that one. */
    private @Nullable Sighting sighting(Gesture gesture) {
        MessageRef message = gesture.event() instanceof Event.Pressed pressed ? pressed.message() : null;
        return message == null
                ? null
                : postsOfOthers().stream()
                        .filter(post -> post.ref().message().equals(message.message()))
                        .findFirst()
                        .map(post -> new Sighting(post.parcel(), message))
                        .orElse(null);
    }

    /** What was seen, changed or not audited, in words for whoever has to find it. */
    List<String> findings() {
        return findings;
    }

    /** What was named, such as {@code button meeting.accept}. */
    Set<String> named() {
        return named;
    }

    OwnTexts texts() {
        return texts;
    }

    int done() {
        return done;
    }

    int refused() {
        return refused;
    }
}
