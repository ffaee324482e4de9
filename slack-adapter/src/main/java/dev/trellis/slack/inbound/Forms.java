package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.outbound.Modals;
import dev.trellis.slack.render.FormRenderer;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the form that a reply asks for, while the trigger lives. */
@Singleton
@Requires(bean = SlackSettings.class)
class Forms {
    private final Modals modals;

    Forms(Modals modals) {
        this.modals = modals;
    }

    /** What to say instead, if the form did not open. */
    Optional<Card> open(
            WorkspaceRef workspace, @Nullable String triggerId, Form form, Map<String, Text> errors, Voice voice) {
        if (triggerId == null || triggerId.isBlank()) {
            return Optional.of(Card.of(Text.of("slack.form.no-place")));
        }
        ObjectNode view = FormRenderer.view(form, voice, errors);
        boolean open = Meanwhile.orElse(false, () -> modals.open(workspace, triggerId, view));
        return open ? Optional.empty() : Optional.of(Card.of(Text.of("slack.form.late")));
    }
}
