package dev.trellis.meeting;

import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is said about the meetings that a pair had agreed on, when it does not go on. Ask before it ends: afterwards they are called off. */
@Singleton
public class CalledOff {
    private final Meetings meetings;

    CalledOff(Meetings meetings) {
        this.meetings = meetings;
    }

    /** Empty if nothing was agreed. */
    @Transactional
    public List<Element> by(Pair pair, Instant now) {
        List<Text> times = meetings.ahead(pair.organizationId(), pair.id(), now).stream()
                .filter(meeting -> meeting.state() == Meeting.State.AGREED)
                .sorted(Comparator.comparing(Meeting::startsAt))
                .<Text>map(meeting -> new Text.Moment(meeting.startsAt(), Text.Moment.Form.DAY_AND_TIME))
                .toList();
        List<Element> said = new ArrayList<>();
        if (!times.isEmpty()) {
            said.add(new Element.Note(Text.of("meeting.called-off", "count", times.size())));
            said.add(new Element.Bullets(times));
        }
        return said;
    }
}
