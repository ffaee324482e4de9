package dev.trellis.meeting;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is said about a meeting until it begins. {@link #current} is the one way to show one, so every card of it says the same. */
final class MeetingCards {
    private MeetingCards() {}

    /** The meeting as it is now, for one of the two, with what they can do about it. */
    static Card current(Meeting meeting, Party party, Instant now) {
        return current(meeting, party, now, List.of());
    }

    /** @param notes small print below, such as that it is late for the other one */
    static Card current(Meeting meeting, Party party, Instant now, List<Text> notes) {
        Text headline = headline(meeting, party, now);
        return card(headline, headline, meeting, party, now, notes);
    }

    /** Why a tap changed nothing, and how things stand. */
    static Card unchanged(Arranging.Why why, Meeting meeting, Party party, Instant now) {
        Text sentence = unchanged(why, party);
        return card(sentence, sentence, meeting, party, now, List.of());
    }

    static Text unchanged(Arranging.Why why, Party party) {
        return Text.of(
                "meeting.unchanged." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "other",
                party.other().displayName());
    }

    /** The message that tells one of them about an act of the other. */
    static Card news(String key, Meeting meeting, Party party, Instant now) {
        Text sentence = Text.of(key, "other", party.other().displayName(), "at", meeting.startsAt());
        return card(sentence, sentence, meeting, party, now, List.of());
    }

    /** What an older card becomes when the meeting got another time: short, the new card has the buttons. */
    static Card moved(Meeting meeting) {
        return Card.of(Text.of("meeting.moved-on", "at", meeting.startsAt()));
    }

    static Card confirmCancel(Meeting meeting, Party party) {
        Text ask = Text.of("meeting.confirm-cancel", "other", party.other().displayName(), "at", meeting.startsAt());
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(
                        Button.doing(Text.of("meeting.button.cancel-yes"), action("meeting.cancel-yes", meeting))
                                .danger(),
                        Button.doing(Text.of("meeting.button.cancel-no"), action("meeting.cancel-no", meeting))));
    }

    /**
     * Everything to come, the next one first, and before it what is still to be said about meetings that are over.
     *
     * @param parties by pair
     */
    static Card list(
            List<Meeting> over, List<Meeting> meetings, LongFunction<Party> parties, boolean hasPair, Instant now) {
        List<Element> elements = new ArrayList<>();
        Text title = Text.of("meeting.list", "count", meetings.size());
        elements.add(new Element.Heading(title));
        over.forEach(meeting -> elements.addAll(ReflectionCards.onTheList(meeting, parties.apply(meeting.pairId()))));
        if (meetings.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of(hasPair ? "meeting.list-empty" : "meeting.no-pair")));
        }
        for (Meeting meeting : meetings) {
            Party party = parties.apply(meeting.pairId());
            elements.add(new Element.Paragraph(Text.of(
                    "meeting.list-line",
                    "at",
                    meeting.startsAt(),
                    "minutes",
                    meeting.minutes(),
                    "other",
                    party.other().displayName(),
                    "state",
                    Text.of(listState(meeting, party)))));
            if (meeting.topic() != null) {
                elements.add(new Element.Quote(Text.words(meeting.topic().text())));
            }
            elements.add(new Element.Buttons(buttons(meeting, party, now, true)));
        }
        if (hasPair) {
            elements.add(Element.Buttons.of(
                    Button.opening(Text.of("meeting.button.propose"), Button.Action.of("meeting.propose"))
                            .primary()));
        }
        return new Card(title, elements);
    }

    static Button proposeAnother(Pair pair) {
        return Button.opening(
                Text.of("meeting.button.propose"), Button.Action.of("meeting.propose", "pair", pair.id()));
    }

    static Button move(Meeting meeting) {
        return Button.opening(Text.of("meeting.button.move"), action("meeting.move", meeting));
    }

    static Button cancel(Meeting meeting) {
        return Button.doing(Text.of("meeting.button.cancel"), action("meeting.cancel", meeting));
    }

    static List<Element.Fact> facts(Meeting meeting) {
        List<Element.Fact> facts = new ArrayList<>();
        facts.add(new Element.Fact(
                Text.of("meeting.fact.when"), new Text.Moment(meeting.startsAt(), Text.Moment.Form.DAY_AND_TIME)));
        facts.add(new Element.Fact(
                Text.of("meeting.fact.length"), Text.of("meeting.minutes", "minutes", meeting.minutes())));
        PrivateWords topic = meeting.topic();
        if (topic != null) {
            facts.add(new Element.Fact(Text.of("meeting.fact.topic"), Text.words(topic.text())));
        }
        return facts;
    }

    private static Card card(Text summary, Text sentence, Meeting meeting, Party party, Instant now, List<Text> notes) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        elements.add(new Element.Facts(facts(meeting)));
        notes.forEach(note -> elements.add(new Element.Note(note)));
        List<Button> buttons = party.pair().hasEnded() ? List.of() : buttons(meeting, party, now, false);
        if (!buttons.isEmpty()) {
            elements.add(new Element.Buttons(buttons));
        }
        return new Card(summary, elements);
    }

    private static Text headline(Meeting meeting, Party party, Instant now) {
        boolean mine = meeting.proposedBy() == party.me().id();
        String key = switch (meeting.state()) {
            case PROPOSED -> {
                if (!now.isBefore(meeting.startsAt())) {
                    yield "meeting.lapsed";
                }
                if (mine) {
                    yield meeting.version() == 1 ? "meeting.waiting" : "meeting.waiting-moved";
                }
                yield meeting.version() == 1 ? "meeting.proposal" : "meeting.proposal-moved";
            }
            case AGREED -> "meeting.agreed";
            case DECLINED -> mine ? "meeting.declined-theirs" : "meeting.declined-mine";
            case CANCELLED -> "meeting.cancelled";
            case HELD, NOT_HELD -> "meeting.over";
        };
        return Text.of(key, "other", party.other().displayName(), "at", meeting.startsAt());
    }

    private static List<Button> buttons(Meeting meeting, Party party, Instant now, boolean onList) {
        boolean mine = meeting.proposedBy() == party.me().id();
        return switch (meeting.state()) {
            case PROPOSED -> {
                if (!now.isBefore(meeting.startsAt())) {
                    yield List.of(move(meeting));
                }
                yield mine
                        ? List.of(move(meeting), cancel(meeting))
                        : List.of(
                                Button.doing(
                                                Text.of("meeting.button.accept"),
                                                answer("meeting.accept", meeting, onList))
                                        .primary(),
                                Button.opening(Text.of("meeting.button.another"), action("meeting.move", meeting)),
                                Button.doing(
                                        Text.of("meeting.button.decline"), answer("meeting.decline", meeting, onList)));
            }
            case AGREED -> now.isBefore(meeting.startsAt()) ? List.of(move(meeting), cancel(meeting)) : List.of();
            case DECLINED, CANCELLED -> List.of(proposeAnother(party.pair()));
            case HELD, NOT_HELD -> List.of();
        };
    }

    private static String listState(Meeting meeting, Party party) {
        if (meeting.state() == Meeting.State.AGREED) {
            return "meeting.list-state.agreed";
        }
        return meeting.proposedBy() == party.me().id() ? "meeting.list-state.waiting" : "meeting.list-state.asked";
    }

    private static Button.Action action(String name, Meeting meeting) {
        return Button.Action.of(name, "meeting", meeting.id(), "version", meeting.version());
    }

    /** On the list, the list stays where it is after the answer. */
    private static Button.Action answer(String name, Meeting meeting, boolean onList) {
        return onList
                ? new Button.Action(
                        name,
                        Map.of(
                                "meeting", Long.toString(meeting.id()),
                                "version", Integer.toString(meeting.version()),
                                "from", "list"))
                : action(name, meeting);
    }

    /** The sentence of a wish that falls outside the other one's working hours, at their time of day. */
    static @Nullable Text outsideTheirHours(Meeting meeting, Party party) {
        if (party.otherSide().works(new MeetingSlots.Span(meeting.startsAt(), meeting.end()))) {
            return null;
        }
        return Text.of(
                "meeting.outside-hours",
                "other",
                party.other().displayName(),
                "time",
                meeting.startsAt()
                        .atZone(party.other().zone(party.house()))
                        .toLocalTime()
                        .withSecond(0)
                        .withNano(0)
                        .toString());
    }
}
