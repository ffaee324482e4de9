package dev.trellis.delivery;

import dev.trellis.platform.Capability;
import dev.trellis.platform.ChatPlatform;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    public boolean can(String platform, Capability capability) {
        ChatPlatform chat = byName.get(platform);
        return chat != null && chat.capabilities().contains(capability);
    }
}
