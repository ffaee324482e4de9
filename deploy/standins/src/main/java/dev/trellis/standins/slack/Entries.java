package dev.trellis.standins.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one person has entered into one surface: raw values by block id and action id. Survives updates, as in Slack. */
final class Entries {
    private final Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();

    void put(String blockId, String actionId, List<String> entered) {
        values.computeIfAbsent(blockId, _ -> new LinkedHashMap<>()).put(actionId, List.copyOf(entered));
    }

    /** Empty if the person never touched the element; an empty list if they cleared it. */
    Optional<List<String>> get(String blockId, String actionId) {
        return Optional.ofNullable(values.getOrDefault(blockId, Map.of()).get(actionId));
    }
}
