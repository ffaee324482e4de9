package dev.trellis.testkit;

import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.ChatProfile;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Pace;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.ProfileLookup;
import dev.trellis.platform.Target;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Voice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat platform in memory that shows plain text: for the core's own tests, and to prove that the contract asks for no platform. */
public final class MemoryChat implements ChatPlatform {
    public static final String NAME = "memory";
    /** A person with this prefix cannot be written to. */
    public static final String GONE = "gone-";

    private final Set<Capability> capabilities;
    private final List<Post> posts = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Card> homes = new ConcurrentHashMap<>();
    private final Map<String, ChatProfile> profiles = new ConcurrentHashMap<>();
    private final Set<String> outsiders = ConcurrentHashMap.newKeySet();
    private final Deque<DeliveryOutcome> next = new ArrayDeque<>();
    private final Map<CallKind, Pace> paces = new ConcurrentHashMap<>();
    private int posted;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Card> delivered = Collections.synchronizedList(new ArrayList<>());

    public MemoryChat(Capability... capabilities) {
        this.capabilities = Set.of(capabilities);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Like {@code noor}: without capitals, so that a name is none. */
    @Override
    public Optional<String> userId(String word) {
        return Optional.of(word).filter(id -> id.matches("[a-z][a-z0-9-]*"));
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Optional<Pace> pace(CallKind kind) {
        return Optional.ofNullable(paces.get(kind));
    }

    /** From now on calls of its bucket keep to this. */
    public void keepsTo(Pace pace) {
        paces.put(pace.bucket(), pace);
    }

    /** What the next delivery comes to; {@code Unknown} still posts. */
    public synchronized void next(DeliveryOutcome outcome) {
        next.add(outcome);
    }

    public void profile(ChatIdentity person, ChatProfile profile) {
        profiles.put(person.user(), profile);
    }

    /** A guest, or somebody of another company. */
    public void outsider(String user) {
        outsiders.add(user);
    }

    public int calls() {
        return calls.get();
    }

    /** Every card that was delivered, replaced ones too. */
    public List<Card> delivered() {
        synchronized (delivered) {
            return List.copyOf(delivered);
        }
    }

    public List<Post> posts() {
        synchronized (posts) {
            return List.copyOf(posts);
        }
    }

    /** What stands in one conversation, oldest first. Direct conversations are called {@code dm:<user>}. */
    public List<Post> posts(String conversation) {
        return posts().stream()
                .filter(post -> post.ref().conversation().equals(conversation))
                .toList();
    }

    public Map<String, Card> homes() {
        return homes;
    }

    /** A copy of a message that nobody was told of, as a worker leaves it that is killed after it posted. */
    public synchronized MessageRef post(String parcel, Target.Direct to) {
        Post first = posts.getFirst();
        Parcel copy = new Parcel(
                parcel, new WorkspaceRef(NAME, to.person().workspace(), null), to, first.card(), first.voice());
        return ((DeliveryOutcome.Delivered) post(copy, "dm:" + to.person().user(), false)).message();
    }

    @Override
    public synchronized DeliveryOutcome deliver(Parcel parcel) {
        calls.incrementAndGet();
        if (!(parcel.target() instanceof Target.Gone)) {
            delivered.add(parcel.card());
        }
        DeliveryOutcome planned = next.poll();
        if (planned != null && !(planned instanceof DeliveryOutcome.Unknown)) {
            return planned;
        }
        DeliveryOutcome outcome = switch (parcel.target()) {
            case Target.Direct direct ->
                direct.person().user().startsWith(GONE)
                        ? new DeliveryOutcome.Unreachable("gone")
                        : post(parcel, "dm:" + direct.person().user(), false);
            case Target.Channel channel -> post(parcel, channel.conversation(), false);
            case Target.OnlyYou only ->
                capabilities.contains(Capability.ONLY_YOU)
                        ? post(parcel, only.conversation(), true)
                        : new DeliveryOutcome.Rejected("no " + Capability.ONLY_YOU);
            case Target.InPlaceOf place -> replace(parcel, place.message());
            case Target.Gone gone -> {
                posts.removeIf(post -> post.ref().equals(gone.message()));
                yield new DeliveryOutcome.Delivered(null, null);
            }
            case Target.Home home -> home(parcel, home);
        };
        return planned == null ? outcome : planned;
    }

    @Override
    public DeliveryOutcome find(Parcel parcel) {
        return posts().stream()
                .filter(post -> post.parcel().equals(parcel.id()))
                .findFirst()
                .<DeliveryOutcome>map(post -> new DeliveryOutcome.Delivered(post.ref(), null))
                .orElseGet(() -> new DeliveryOutcome.Rejected("not there"));
    }

    @Override
    public ProfileLookup profile(WorkspaceRef workspace, ChatIdentity person) {
        if (outsiders.contains(person.user())) {
            return new ProfileLookup.Outsider();
        }
        ChatProfile profile = profiles.get(person.user());
        return profile == null ? new ProfileLookup.Unavailable("unknown") : new ProfileLookup.Found(profile);
    }

    private DeliveryOutcome post(Parcel parcel, String conversation, boolean onlyYou) {
        MessageRef ref = new MessageRef(NAME, parcel.workspace().id(), conversation, "m" + ++posted);
        posts.add(new Post(parcel.id(), ref, parcel.card(), parcel.voice()));
        return new DeliveryOutcome.Delivered(
                onlyYou ? null : ref, parcel.target() instanceof Target.Direct ? conversation : null);
    }

    private DeliveryOutcome replace(Parcel parcel, MessageRef message) {
        synchronized (posts) {
            for (int i = 0; i < posts.size(); i++) {
                if (posts.get(i).ref().equals(message)) {
                    posts.set(i, new Post(posts.get(i).parcel(), message, parcel.card(), parcel.voice()));
                    return new DeliveryOutcome.Delivered(message, null);
                }
            }
        }
        return new DeliveryOutcome.Rejected("no such message");
    }

    private DeliveryOutcome home(Parcel parcel, Target.Home home) {
        if (!capabilities.contains(Capability.HOME)) {
            return new DeliveryOutcome.Rejected("no " + Capability.HOME);
        }
        homes.put(home.person().user(), parcel.card());
        return new DeliveryOutcome.Delivered(null, null);
    }

    /** A message as it stands. */
    public record Post(String parcel, MessageRef ref, Card card, Voice voice) {
        public String text() {
            return PlainText.of(card, voice);
        }
    }

    /** A rate limit, for {@link #next}. */
    public static DeliveryOutcome limited(Duration delay) {
        return new DeliveryOutcome.Limited(delay, "429");
    }
}
