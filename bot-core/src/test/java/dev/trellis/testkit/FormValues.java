package dev.trellis.testkit;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import java.util.HashMap;
import java.util.Map;

/** What a form holds before anybody changes it, in the neutral notation. */
public final class FormValues {
    private FormValues() {}

    public static Map<String, String> initial(Form form) {
        Map<String, String> values = new HashMap<>();
        for (Field field : form.fields()) {
            Object initial = switch (field) {
                case Field.Line line -> line.initial();
                case Field.Choice choice -> choice.initial();
                case Field.Several several -> several.initial().isEmpty() ? null : String.join(",", several.initial());
                case Field.Date date -> date.initial();
                case Field.Time time -> time.initial();
            };
            if (initial != null) {
                values.put(field.id(), initial.toString());
            }
        }
        return values;
    }
}
