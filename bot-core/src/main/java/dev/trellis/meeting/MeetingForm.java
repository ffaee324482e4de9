package dev.trellis.meeting;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that asks for a time, and what was entered as a wish or as a sentence at the field that needs another look. */
@Singleton
class MeetingForm {
    private static final int SUGGESTED = 3;
    private static final List<Integer> LENGTHS = List.of(30, 45, 60);

    /** A form may stay open so long; its suggestions are found again from the moment it was opened. */
    private static final Duration OPEN = Duration.ofHours(12);

    private final Meetings meetings;

    MeetingForm(Meetings meetings) {
        this.meetings = meetings;
    }

    /** For a pair that is known: with times that suit both. */
    Form propose(Party party, Claim subject, Instant now) {
        Instant opened = opened(subject, now);
        List<Field> fields = time(party, opened);
        fields.add(length(null));
        fields.add(topic(suggested(party, subject)));
        Map<String, String> about = new HashMap<>();
        about.put("pair", Long.toString(party.pair().id()));
        about.put("opened", Long.toString(opened.getEpochSecond()));
        about(subject).ifPresent(tag -> about.put("about", tag));
        return new Form(
                "meeting.propose",
                about,
                Text.of("meeting.form.title"),
                Text.of("meeting.form.introduction", "other", party.other().displayName()),
                fields,
                Text.of("meeting.form.submit"));
    }

    /** For somebody in several pairs: whose time suits is known only after the choice, so nothing is suggested. */
    Form choose(List<Party> parties, Claim subject, Instant now) {
        Party any = parties.getFirst();
        Instant opened = opened(subject, now);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field.Choice(
                "pair",
                Text.of("meeting.form.pair"),
                null,
                true,
                parties.stream()
                        .map(party -> new Field.Option(
                                Long.toString(party.pair().id()),
                                Text.words(party.other().displayName())))
                        .toList(),
                Field.Look.MENU,
                null));
        fields.addAll(picked(any.mySide().zone(), mine(any, opened)));
        fields.add(length(null));
        fields.add(topic(null));
        return new Form(
                "meeting.propose",
                Map.of("opened", Long.toString(opened.getEpochSecond())),
                Text.of("meeting.form.title"),
                Text.of("meeting.form.introduction-several"),
                fields,
                Text.of("meeting.form.submit"));
    }

    Form move(Party party, Meeting meeting, Claim subject, Instant now) {
        Instant opened = opened(subject, now);
        List<Field> fields = time(party, opened);
        fields.add(length(meeting.minutes()));
        fields.add(topic(PrivateWords.text(meeting.topic())));
        Map<String, String> about = new HashMap<>(subject.arguments());
        about.put("opened", Long.toString(opened.getEpochSecond()));
        return new Form(
                "meeting.move",
                about,
                Text.of("meeting.form.move-title"),
                Text.of(
                        "meeting.form.move-introduction",
                        "other",
                        party.other().displayName(),
                        "at",
                        meeting.startsAt()),
                fields,
                Text.of("meeting.form.submit"));
    }

    /** @param except a meeting that is being moved, which is not in its own way; 0: none */
    Entered read(Submission submission, Party party, long except, Instant now) {
        boolean day = submission.maybe("day").isPresent();
        boolean time = submission.maybe("time").isPresent();
        Optional<String> slot = submission.maybe("slot");
        Instant start;
        // A time that somebody took the trouble to pick goes before a suggestion that was ticked from the start.
        if (day || time) {
            if (!time) {
                return new Entered.Amiss("time", Text.of("meeting.amiss.time-too"));
            }
            if (!day) {
                return new Entered.Amiss("day", Text.of("meeting.amiss.day-too"));
            }
            switch (MeetingTime.of(
                    submission.date("day"),
                    submission.time("time"),
                    party.mySide().zone())) {
                case MeetingTime.Skipped skipped -> {
                    return new Entered.Amiss(
                            "time",
                            Text.of(
                                    "meeting.amiss.skipped",
                                    "first",
                                    skipped.firstAfter().toString()));
                }
                case MeetingTime.At at -> start = at.instant();
            }
        } else if (slot.isPresent()) {
            start = Instant.ofEpochSecond(Long.parseLong(slot.get()));
        } else {
            return new Entered.Amiss("day", Text.of("meeting.amiss.no-time"));
        }
        Arranging.Wish wish = new Arranging.Wish(
                start,
                Integer.parseInt(submission.value("minutes")),
                submission.maybe("topic").orElse(null));
        return amiss(wish, party, except, now)
                .<Entered>map(sentence -> new Entered.Amiss(day ? "day" : "slot", sentence))
                .orElseGet(() -> new Entered.Wished(wish));
    }

    private Optional<Text> amiss(Arranging.Wish wish, Party party, long except, Instant now) {
        if (!wish.start().isAfter(now)) {
            return Optional.of(Text.of("meeting.amiss.past"));
        }
        ZoneId zone = party.mySide().zone();
        if (wish.start().isAfter(now.atZone(zone).plusYears(1).toInstant())) {
            return Optional.of(Text.of("meeting.amiss.far"));
        }
        boolean away = party.other().isPaused(now) && party.other().isPaused(wish.start());
        if (away) {
            return Optional.of(
                    Text.of("meeting.amiss.away", "other", party.other().displayName()));
        }
        return meetings.clashing(party.pair().organizationId(), party.pair().id(), except, wish.start(), wish.end())
                .map(clash -> Text.of("meeting.amiss.clash", "at", clash.startsAt()));
    }

    private List<Field> time(Party party, Instant opened) {
        List<Instant> slots = suggestions(party, opened);
        List<Field> fields = new ArrayList<>();
        if (slots.isEmpty()) {
            fields.addAll(picked(party.mySide().zone(), mine(party, opened)));
            return fields;
        }
        List<Field.Option> options = slots.stream()
                .map(slot -> new Field.Option(
                        Long.toString(slot.getEpochSecond()), new Text.Moment(slot, Text.Moment.Form.DAY_AND_TIME)))
                .toList();
        fields.add(new Field.Choice(
                "slot",
                Text.of("meeting.form.slot"),
                Text.of("meeting.form.slot-hint", "other", party.other().displayName()),
                false,
                options,
                Field.Look.OPEN,
                options.getFirst().value()));
        fields.add(
                new Field.Date("day", Text.of("meeting.form.own-day"), Text.of("meeting.form.own-hint"), false, null));
        fields.add(new Field.Time("time", Text.of("meeting.form.own-time"), null, false, null));
        return fields;
    }

    /** For an hour if the two have one in common, else for half of it. */
    private List<Instant> suggestions(Party party, Instant opened) {
        List<MeetingSlots.Span> taken = meetings
                .agreedOf(
                        party.pair().organizationId(),
                        party.me().id(),
                        party.other().id(),
                        opened.minus(Duration.ofHours(2)),
                        opened.plus(Duration.ofDays(15)))
                .stream()
                .map(meeting -> new MeetingSlots.Span(meeting.startsAt(), meeting.end()))
                .toList();
        for (int minutes : List.of(60, 30)) {
            List<Instant> slots = MeetingSlots.suggest(
                    opened, party.mySide(), party.otherSide(), Duration.ofMinutes(minutes), taken, SUGGESTED);
            if (!slots.isEmpty()) {
                return slots;
            }
        }
        return List.of();
    }

    private static @Nullable Instant mine(Party party, Instant opened) {
        List<Instant> slots =
                MeetingSlots.suggest(opened, party.mySide(), party.mySide(), Duration.ofMinutes(30), List.of(), 1);
        return slots.isEmpty() ? null : slots.getFirst();
    }

    private static List<Field> picked(ZoneId zone, @Nullable Instant initial) {
        LocalDate day = initial == null ? null : initial.atZone(zone).toLocalDate();
        LocalTime time = initial == null ? null : initial.atZone(zone).toLocalTime();
        return List.of(
                new Field.Date("day", Text.of("meeting.form.day"), null, true, day),
                new Field.Time("time", Text.of("meeting.form.time"), Text.of("meeting.form.time-hint"), true, time));
    }

    private static Field length(@Nullable Integer minutes) {
        return new Field.Choice(
                "minutes",
                Text.of("meeting.form.length"),
                null,
                true,
                LENGTHS.stream()
                        .map(length -> new Field.Option(
                                Integer.toString(length), Text.of("meeting.minutes", "minutes", length)))
                        .toList(),
                Field.Look.MENU,
                Integer.toString(minutes != null && LENGTHS.contains(minutes) ? minutes : 45));
    }

    private static Field topic(@Nullable String topic) {
        return new Field.Line(
                "topic", Text.of("meeting.form.topic"), Text.of("meeting.form.topic-hint"), false, false, 500, topic);
    }

    /** What the meeting is to be about, where a button said so: in the words of whoever proposes it, who may change them. */
    private static @Nullable String suggested(Party party, Claim subject) {
        return about(subject)
                .map(tag -> party.me().voice(party.house()).plain(Text.of("meeting.about." + tag)))
                .orElse(null);
    }

    private static Optional<String> about(Claim subject) {
        return Optional.ofNullable(subject.maybeWord("about")).filter(tag -> Text.exists("meeting.about." + tag));
    }

    private static Instant opened(Claim subject, Instant now) {
        if (subject.maybeWord("opened") == null) {
            return now.truncatedTo(ChronoUnit.SECONDS);
        }
        Instant claimed = Instant.ofEpochSecond(subject.id("opened") % 1_000_000_000_000L);
        boolean likely = !claimed.isAfter(now) && claimed.isAfter(now.minus(OPEN));
        return likely ? claimed : now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a form holds. */
    sealed interface Entered {
        record Wished(Arranging.Wish wish) implements Entered {}

        record Amiss(String field, Text sentence) implements Entered {}
    }
}
