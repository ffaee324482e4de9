package dev.trellis.rhythm;

import dev.trellis.conversation.message.Button;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a concept brings into a review (A4). */
public interface LookBack {
    /** Where it stands among those of others, from 0. */
    int place();

    /**
     * Its part for all of these at once, in few statements; whoever gets none is left out. A part holds only what its reader may see.
     *
     * @param reviewed all of one organization
     */
    Map<Reviewed, Part> of(long organization, List<Reviewed> reviewed, Instant now);

    /** What it usually looks like, for admins who read it before anybody gets one. */
    Part sample(Reviewed reviewed);

    /**
     * Who reviews which pair.
     *
     * @param person who reads it
     * @param partner the other one of the pair
     */
    record Reviewed(Pair pair, Person person, Person partner) {}

    /**
     * A part.
     *
     * @param line one sentence
     */
    record Part(Text line, List<Button> buttons) {
        public Part {
            buttons = List.copyOf(buttons);
        }
    }
}
