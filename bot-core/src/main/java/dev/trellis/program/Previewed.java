package dev.trellis.program;

import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.text.Text;
import java.util.List;

/** A concept whose messages to those who take part an admin can read before anybody gets one. */
public interface Previewed {
    /** Where its messages come in the life of a pair, from 0. */
    int place();

    /** Its messages as they would be in this program now. Whoever looks stands in for everybody whom a message names. */
    List<Sample> samples(Turn turn, Program program);

    /**
     * @param when who gets it, and when
     */
    record Sample(Text when, Card card) {}
}
