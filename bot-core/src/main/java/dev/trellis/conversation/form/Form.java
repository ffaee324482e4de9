package dev.trellis.conversation.form;

import dev.trellis.text.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form to fill in: a modal in one chat, a task module in the other.
 *
 * @param name as declared by a flow, such as {@code checkin.words}
 * @param subject what it is about; comes back with the submission as a claim
 * @param title at most 24 characters in every language (the shortest limit among the platforms)
 * @param fields at least one, ids unique, at most 30
 */
public record Form(
        String name,
        Map<String, String> subject,
        Text title,
        @Nullable Text introduction,
        List<Field> fields,
        Text submit) {
    public Form {
        subject = Map.copyOf(subject);
        fields = List.copyOf(fields);
    }
}
