package dev.trellis.delivery;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.Pace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The chat platforms that are connected. */
@Singleton
public class Platforms {
    private final Map<String, ChatPlatform> byName;

    public Platforms(List<ChatPlatform> platforms) {
        byName = platforms.stream().collect(Collectors.toUnmodifiableMap(ChatPlatform::name, Function.identity()));
    }

    public Optional<ChatPlatform> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** How fast calls of this kind may come there; empty: as fast as they do. */
    Optional<Pace> pace(@Nullable String platform, CallKind kind) {
        ChatPlatform chat = platform == null ? null : byName.get(platform);
        return chat == null ? Optional.empty() : chat.pace(kind);
    }

    /** The kind of call that this kind is counted with. */
    CallKind bucket(String platform, CallKind kind) {
        return pace(platform, kind).map(Pace::bucket).orElse(kind);
    }

    public boolean can(String platform, Capability capability) {
        ChatPlatform chat = byName.get(platform);
        return chat != null && chat.capabilities().contains(capability);
    }
}
