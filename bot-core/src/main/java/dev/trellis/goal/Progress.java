package dev.trellis.goal;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a milestone at one time (D5).
 *
 * @param wasState how far it was before: what taking it back gives back
 * @param wasDue its date before
 * @param evidence what shows it; whoever reads the goal reads it
 * @param applied how it was applied at work; whoever reads the goal reads it
 */
@MappedEntity("milestone_progress")
public record Progress(
        @Id @GeneratedValue long id,
        long organizationId,
        long milestoneId,
        Step step,
        Milestone.State wasState,
        @Nullable LocalDate wasDue,
        @Nullable PrivateWords evidence,
        @Nullable PrivateWords applied,
        Instant at) {
    /** What can be said. */
    public enum Step {
        STARTED(Milestone.State.STARTED),
        HALF_WAY(Milestone.State.HALF_WAY),
        DONE(Milestone.State.DONE),
        STUCK(Milestone.State.STUCK),
        /** It has another date. */
        MOVED(Milestone.State.STARTED),
        DROPPED(Milestone.State.DROPPED);

        /** What one tap says, in the order of the buttons. */
        static final List<Step> TAPS = List.of(STARTED, HALF_WAY, DONE, STUCK);

        private final Milestone.State then;

        Step(Milestone.State then) {
            this.then = then;
        }

        /** How far the milestone is afterwards. */
        Milestone.State then(Milestone.State before) {
            return this == MOVED ? before : then;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Step> ofTap(String tag) {
            return TAPS.stream().filter(step -> step.tag().equals(tag)).findFirst();
        }

        public Text say() {
            return Text.of("milestone.step." + tag());
        }
    }

    boolean hasWords() {
        return evidence != null || applied != null;
    }
}
