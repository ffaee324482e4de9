package dev.trellis.conversation;

import dev.trellis.delivery.Intent;
import dev.trellis.person.Actor;
import java.util.Collection;
import java.util.List;

/** Keeps the page that a person has inside the chat up to date (G2). */
public interface HomePages {
    /** Means the page anew, in the caller's transaction; where no chat of theirs has one, nothing is sent. */
    void refresh(long organization, long person);

    /** What has to be sent so that the pages of these people show what is true now; all are of one organization. */
    List<Intent> anew(Collection<Actor> people);
}
