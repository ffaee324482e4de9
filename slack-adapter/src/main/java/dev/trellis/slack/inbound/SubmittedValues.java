package dev.trellis.slack.inbound;

import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was entered into a view, in the neutral notation of {@code Field}. Values by block id, which is the field's id. */
final class SubmittedValues {
    private SubmittedValues() {}

    static Map<String, String> of(@Nullable ViewState state) {
        Map<String, String> values = new LinkedHashMap<>();
        if (state == null || state.getValues() == null) {
            return values;
        }
        state.getValues()
                .forEach((field, elements) -> elements.values().forEach(element -> {
                    String value = value(element);
                    if (value != null && !value.isEmpty()) {
                        values.put(field, value);
                    }
                }));
        return values;
    }

    private static @Nullable String value(ViewState.Value element) {
        if (element.getSelectedOption() != null) {
            return element.getSelectedOption().getValue();
        }
        if (element.getSelectedOptions() != null) {
            return element.getSelectedOptions().stream()
                    .map(ViewState.SelectedOption::getValue)
                    .collect(Collectors.joining(","));
        }
        if (element.getSelectedDate() != null) {
            return element.getSelectedDate();
        }
        return element.getSelectedTime() != null ? element.getSelectedTime() : element.getValue();
    }
}
