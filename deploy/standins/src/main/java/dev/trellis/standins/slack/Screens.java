package dev.trellis.standins.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The modals and Home tabs of a workspace's people; touched only under its lock. */
final class Screens {
    /** Slack shows at most three modals on top of each other. */
    static final int MOST_MODALS = 3;

    private final Map<String, List<SlackView>> modals = new LinkedHashMap<>();
    private final Map<String, SlackView> homes = new LinkedHashMap<>();

    /** Bottom first. */
    List<SlackView> modals(String userId) {
        return modals.computeIfAbsent(userId, _ -> new ArrayList<>());
    }

    Optional<SlackView> home(String userId) {
        return Optional.ofNullable(homes.get(userId));
    }

    void publish(SlackView home) {
        homes.put(home.userId(), home);
    }

    Optional<SlackView> byId(String viewId) {
        return Stream.concat(modals.values().stream().flatMap(List::stream), homes.values().stream())
                .filter(view -> view.id().equals(viewId))
                .findFirst();
    }

    Optional<SlackView> byExternalId(String externalId) {
        return modals.values().stream()
                .flatMap(List::stream)
                .filter(view -> !externalId.isEmpty() && view.externalId().equals(externalId))
                .findFirst();
    }

    void replaceModal(String viewId, UnaryOperator<SlackView> change) {
        modals.values()
                .forEach(stack -> stack.replaceAll(view -> view.id().equals(viewId) ? change.apply(view) : view));
    }

    /** Closes this modal and those above it. */
    void closeModal(String userId, String viewId) {
        List<SlackView> stack = modals(userId);
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).id().equals(viewId)) {
                stack.subList(i, stack.size()).clear();
                return;
            }
        }
    }
}
