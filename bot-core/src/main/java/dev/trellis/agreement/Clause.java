package dev.trellis.agreement;

import dev.trellis.charter.Section;
import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agreement says (D1), in the order in which it is read. The form asks for the clauses in two steps. */
public enum Clause {
    SUCCESS_MENTEE(1, null),
    SUCCESS_MENTOR(1, null),
    TRACKING(1, null),
    FREQUENCY(1, Section.TIME),
    PREPARATION(1, null),
    ACTIVITIES(2, null),
    BOUNDARIES(2, Section.CANNOT_PROVIDE),
    CONFIDENTIALITY(2, Section.RECORDS),
    ESCALATION(2, Section.ESCALATION);

    static final int STEPS = 2;

    private final int step;
    private final @Nullable Section inTheCharter;

    Clause(int step, @Nullable Section inTheCharter) {
        this.step = step;
        this.inTheCharter = inTheCharter;
    }

    /** As forms and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text title() {
        return Text.of("agreement.clause." + tag());
    }

    /** The part of a charter that says the same: what admins worded there, a draft begins with. */
    Optional<Section> inTheCharter() {
        return Optional.ofNullable(inTheCharter);
    }

    static List<Clause> ofStep(int step) {
        return Arrays.stream(values()).filter(clause -> clause.step == step).toList();
    }
}
