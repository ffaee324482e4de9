package dev.trellis.handover;

import dev.trellis.pairing.Pair;
import dev.trellis.text.Text;
import java.util.List;

/** Something that a mentee may let a new mentor read, if they choose to; by default nothing is. */
public interface PassedOn {
    /** Lower-case letters; {@code handover.passes.<kind>} in the bundles says what it is. */
    String kind();

    /** What it is in this pair at present: the mentee's own only, newest first. */
    List<Text> of(Pair pair);
}
