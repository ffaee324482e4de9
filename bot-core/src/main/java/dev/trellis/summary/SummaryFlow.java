package dev.trellis.summary;

import dev.trellis.checkin.CheckInHistory;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.delivery.OwnPage;
import dev.trellis.delivery.Platforms;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Actor;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.platform.Capability;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /mentor status} and the person's own page: their pairs, what is open, what comes next (G2). For their own eyes. */
@Singleton
class SummaryFlow implements Flow, HomePages, OwnPage {
    private final Pairs pairs;
    private final People people;
    private final CheckInHistory checkIns;
    private final NextMeetings meetings;
    private final Identities identities;
    private final Platforms platforms;
    private final Outbox outbox;
    private final Clock clock;
    private final List<OwnSection> sections;

    SummaryFlow(
            Pairs pairs,
            People people,
            CheckInHistory checkIns,
            NextMeetings meetings,
            Identities identities,
            Platforms platforms,
            Outbox outbox,
            Clock clock,
            List<OwnSection> sections) {
        this.pairs = pairs;
        this.people = people;
        this.checkIns = checkIns;
        this.meetings = meetings;
        this.identities = identities;
        this.platforms = platforms;
        this.outbox = outbox;
        this.clock = clock;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(OwnSection::place))
                .toList();
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "status",
                Right.TAKE_PART,
                "summary.help",
                (turn, none) -> Reply.show(card(turn.actor().person())));
    }

    @Override
    public int placeInHelp() {
        return 10;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(long organization, long person) {
        if (!withPages(organization, List.of(person)).isEmpty()) {
            outbox.write(organization, Intent.home(person));
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Intent> anew(Collection<Actor> people) {
        SortedMap<Long, Intent> pages = new TreeMap<>();
        Set<Long> perhaps = new HashSet<>();
        for (Actor one : people) {
            if (platforms.can(one.account().platform(), Capability.HOME)) {
                pages.put(one.id(), Intent.home(one.id(), one.account().workspaceId()));
            } else {
                perhaps.add(one.id());
            }
        }
        if (!perhaps.isEmpty()) {
            withPages(people.iterator().next().organizationId(), perhaps)
                    .forEach(person -> pages.putIfAbsent(person, Intent.home(person)));
        }
        return List.copyOf(pages.values());
    }

    /** Those of these people who are in a chat that has such a page. */
    private Set<Long> withPages(long organization, Collection<Long> people) {
        return identities.ofPeople(organization, people).stream()
                .filter(identity -> platforms.can(identity.platform(), Capability.HOME))
                .map(Identity::personId)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public Optional<Card> of(long organization, long person) {
        return people.findByIdAndOrganizationId(person, organization).map(this::card);
    }

    private Card card(Person person) {
        Instant now = clock.instant();
        Text title = Text.of("summary.title", "name", person.displayName());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (person.isPaused(now)) {
            elements.add(new Element.Paragraph(
                    person.pausedUntil() == null
                            ? Text.of("summary.paused")
                            : Text.of(
                                    "summary.paused-until",
                                    "until",
                                    new Text.Moment(person.pausedUntil(), Text.Moment.Form.DAY))));
            elements.add(Element.Buttons.of(
                    Button.doing(Text.of("summary.button.resume"), Button.Action.of("pause.resume"))));
        }
        List<Pair> mine = pairs.together(person.organizationId(), person.id());
        if (mine.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("summary.no-pair")));
        }
        for (Pair pair : mine) {
            pair(person, pair, now, elements);
        }
        sections.forEach(section -> elements.addAll(section.own(person, now)));
        int open = checkIns.open(person.organizationId(), person.id());
        if (open > 0) {
            elements.add(new Element.Paragraph(Text.of("summary.open", "count", open)));
        }
        elements.add(Element.Buttons.of(
                Button.opening(Text.of("summary.button.settings"), Button.Action.of("settings.change")),
                Button.opening(Text.of("summary.button.pause"), Button.Action.of("pause.until"))));
        elements.add(new Element.Note(Text.of("summary.private")));
        return new Card(title, elements);
    }

    private void pair(Person person, Pair pair, Instant now, List<Element> elements) {
        String partner = people.findByIdAndOrganizationId(pair.partnerOf(person.id()), person.organizationId())
                .map(Person::displayName)
                .orElse("?");
        elements.add(new Element.Divider());
        elements.add(new Element.Paragraph(
                Text.of(person.id() == pair.mentorId() ? "summary.mentee" : "summary.mentor", "partner", partner)));
        List<Element.Fact> facts = new ArrayList<>();
        facts.add(new Element.Fact(
                Text.of("summary.next-meeting"),
                meetings.next(pair, now)
                        .<Text>map(at -> new Text.Moment(at, Text.Moment.Form.DAY_AND_TIME))
                        .orElse(Text.of("summary.no-meeting"))));
        if (person.id() == pair.menteeId()) {
            facts.add(new Element.Fact(
                    Text.of("summary.answered"),
                    Text.of(
                            "summary.answered-of",
                            "answered",
                            checkIns.answered(pair, person.id()),
                            "asked",
                            checkIns.asked(pair, person.id()))));
        }
        elements.add(new Element.Facts(facts));
        sections.forEach(section -> elements.addAll(section.ofPair(person, pair, now)));
        elements.add(Element.Buttons.of(Button.opening(
                Text.of("summary.button.meet"), Button.Action.of("meeting.propose", "pair", pair.id()))));
    }
}
