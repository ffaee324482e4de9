package dev.trellis.matching.score;

import dev.trellis.term.Term;
import dev.trellis.text.Text;
import java.util.List;
import java.util.Locale;

/** The one thing that would make a pair's score better by most. */
public sealed interface Improvement {
    /** One sentence for an admin. */
    Text text(String mentor, String mentee);

    /** @param part about which at least one of the two has said nothing yet */
    record SayMore(Part part, boolean mentorIsSilent, boolean menteeIsSilent) implements Improvement {
        @Override
        public Text text(String mentor, String mentee) {
            Text about = Text.of("matching.part." + part.name().toLowerCase(Locale.ROOT));
            if (mentorIsSilent && menteeIsSilent) {
                return Text.of("matching.improve.both-say-more", "mentor", mentor, "mentee", mentee, "about", about);
            }
            return Text.of(
                    "matching.improve.one-says-more", "person", mentorIsSilent ? mentor : mentee, "about", about);
        }
    }

    /** @param skills that the mentee wants and this mentor is not ahead in */
    record SomebodyElseFor(List<String> skills) implements Improvement {
        public SomebodyElseFor {
            skills = List.copyOf(skills);
        }

        @Override
        public Text text(String mentor, String mentee) {
            return Text.of(
                    "matching.improve.somebody-else-for",
                    "mentee",
                    mentee,
                    "skills",
                    Reason.few(Term.Kind.SKILL, skills));
        }
    }

    /** A part in which the two differ, or lie apart, and both have said so. */
    record Differing(Part part) implements Improvement {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of(
                    "matching.improve.differing." + part.name().toLowerCase(Locale.ROOT),
                    "mentor",
                    mentor,
                    "mentee",
                    mentee);
        }
    }
}
