package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Submitting and closing modals: {@code view_submission}, {@code view_closed}. */
final class ModalActs {
    private static final String TROUBLE = "We had some trouble connecting. Try again?";

    private final SlackWorkspace workspace;
    private final Wiring wiring;

    ModalActs(SlackWorkspace workspace, Wiring wiring) {
        this.workspace = workspace;
        this.wiring = wiring;
    }

    ClientReply submit(SlackUser user, String viewId) {
        SlackView view = workspace.locked(() -> modal(user, viewId));
        if (!view.definition().has("submit")) {
            throw new NoSuchElementException("the modal " + viewId + " has no submit button");
        }
        Map<String, String> missing = RequiredFields.problems(view);
        if (!missing.isEmpty()) {
            remember(viewId, missing);
            return ClientReply.fieldErrors(List.of(), missing);
        }
        ObjectNode payload = workspace.locked(() -> {
            ObjectNode submission = SlackJson.payload("view_submission", workspace, user)
                    .put("trigger_id", wiring.triggers().issue(workspace.teamId(), user.id()));
            submission.set("view", SlackJson.view(workspace, view));
            submission.putArray("response_urls");
            return submission;
        });
        return answered(user, view, wiring.delivery().payload("view_submission", payload));
    }

    private ClientReply answered(SlackUser user, SlackView view, List<Exchange> exchanges) {
        Exchange exchange = exchanges.getFirst();
        if (!exchange.accepted()) {
            return ClientReply.notice(exchanges, TROUBLE);
        }
        if (exchange.body().isBlank()) {
            closeOne(user, view.id());
            return ClientReply.of(exchanges);
        }
        JsonNode answer = exchange.json();
        return switch (answer.path("response_action").asText()) {
            case "errors" -> errors(view, exchanges, answer.path("errors"));
            case "clear" -> {
                workspace.locked(() -> {
                    workspace.screens().modals(user.id()).clear();
                    workspace.changed("modal", user.id());
                    return true;
                });
                yield ClientReply.of(exchanges);
            }
            case "update" -> redefined(user, view, exchanges, answer.path("view"), false);
            case "push" -> redefined(user, view, exchanges, answer.path("view"), true);
            default -> {
                if (answer.isObject() && answer.isEmpty()) {
                    closeOne(user, view.id());
                    yield ClientReply.of(exchanges);
                }
                yield ClientReply.notice(exchanges, TROUBLE);
            }
        };
    }

    /** Errors must name input blocks of the view, else Slack shows its own failure (documented). */
    private ClientReply errors(SlackView view, List<Exchange> exchanges, JsonNode errors) {
        Map<String, String> byBlock = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> error : errors.properties()) {
            if (!RequiredFields.isInputBlock(view, error.getKey())
                    || !error.getValue().isTextual()) {
                return ClientReply.notice(exchanges, TROUBLE);
            }
            byBlock.put(error.getKey(), error.getValue().asText());
        }
        if (byBlock.isEmpty()) {
            return ClientReply.notice(exchanges, TROUBLE);
        }
        remember(view.id(), byBlock);
        return ClientReply.fieldErrors(exchanges, byBlock);
    }

    private ClientReply redefined(
            SlackUser user, SlackView view, List<Exchange> exchanges, JsonNode definition, boolean push) {
        try {
            workspace.locked(() -> {
                ModalStack stack = new ModalStack(workspace);
                return push
                        ? stack.push(user.id(), ViewRules.require(definition, "modal"))
                        : stack.update(view.id(), ViewRules.require(definition, "modal"), Optional.empty());
            });
            return ClientReply.of(exchanges);
        } catch (SlackError refused) {
            return ClientReply.notice(exchanges, TROUBLE + " (" + refused.getMessage() + ")");
        }
    }

    ClientReply close(SlackUser user, String viewId, boolean cleared) {
        SlackView view = workspace.locked(() -> modal(user, viewId));
        boolean all = cleared || view.definition().path("clear_on_close").asBoolean(false);
        List<SlackView> closed = workspace.locked(() -> {
            List<SlackView> stack = workspace.screens().modals(user.id());
            List<SlackView> going = all ? List.copyOf(stack) : List.of(view);
            if (all) {
                stack.clear();
            }
            return going;
        });
        closeOne(user, viewId);
        List<Exchange> exchanges = new ArrayList<>();
        for (SlackView each : closed.reversed()) {
            if (each.definition().path("notify_on_close").asBoolean(false)) {
                ObjectNode payload = SlackJson.payload("view_closed", workspace, user);
                payload.set("view", SlackJson.view(workspace, each));
                exchanges.addAll(wiring.delivery().payload("view_closed", payload.put("is_cleared", all)));
            }
        }
        return ClientReply.of(exchanges);
    }

    private SlackView modal(SlackUser user, String viewId) {
        return workspace.screens().modals(user.id()).stream()
                .filter(each -> each.id().equals(viewId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(user.name() + " has no modal " + viewId));
    }

    private void closeOne(SlackUser user, String viewId) {
        workspace.locked(() -> {
            workspace.screens().closeModal(user.id(), viewId);
            workspace.changed("modal", user.id());
            return true;
        });
    }

    private void remember(String viewId, Map<String, String> errors) {
        workspace.locked(() -> {
            workspace.screens().replaceModal(viewId, view -> view.withErrors(errors));
            workspace.screens().byId(viewId).ifPresent(view -> workspace.changed("modal", view.userId()));
            return true;
        });
    }
}
