package dev.trellis.delivery;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.Pace;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The chat platforms that are connected. */
@Singleton
public class Platforms {
    /** Asked when they are needed: platforms' own parts write messages, too. */
    private final BeanProvider<ChatPlatform> platforms;

    private volatile @Nullable Map<String, ChatPlatform> byName;

    Platforms(BeanProvider<ChatPlatform> platforms) {
        this.platforms = platforms;
    }

    public Optional<ChatPlatform> named(String name) {
        Map<String, ChatPlatform> known = byName;
        if (known == null) {
            known = platforms.stream().collect(Collectors.toUnmodifiableMap(ChatPlatform::name, Function.identity()));
            byName = known;
        }
        return Optional.ofNullable(known.get(name));
    }

    /** How fast calls of this kind may come there; empty: as fast as they do. */
    Optional<Pace> pace(@Nullable String platform, CallKind kind) {
        return platform == null ? Optional.empty() : named(platform).flatMap(chat -> chat.pace(kind));
    }

    /** The kind of call that this kind is counted with. */
    CallKind bucket(String platform, CallKind kind) {
        return pace(platform, kind).map(Pace::bucket).orElse(kind);
    }

    public boolean can(String platform, Capability capability) {
        return named(platform)
                .filter(chat -> chat.capabilities().contains(capability))
                .isPresent();
    }
}
