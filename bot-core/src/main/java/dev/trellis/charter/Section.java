package dev.trellis.charter;

import dev.trellis.text.Text;
import java.util.Locale;

/** What a charter says (A2), in the order in which it is read. */
public enum Section {
    ROLES,
    TIME,
    LIFE_CYCLE,
    CAN_PROVIDE,
    CANNOT_PROVIDE,
    RECORDS,
    ESCALATION;

    /** As forms and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text title() {
        return Text.of("charter.section." + tag());
    }
}
