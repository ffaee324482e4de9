package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Opens, reminds of and ends check-ins, with all the messages that show them. A check-in is shown by its first message and its reminders;
 * whatever happens to it, all of them tell the same. Each act takes many at once, with a number of statements that does not follow
 * theirs.
 */
@Singleton
class Asking {
    /** The kind of the message that asks. */
    static final String FIRST = "checkin.ask";
    /** The kind of those that remind. */
    static final String AGAIN = "checkin.remind";

    /** Reminders go to those who have not answered: a day after the question, three days after it, then silence (rule 2). */
    static final Duration FIRST_REMINDER = Duration.ofHours(24);

    static final Duration SECOND_REMINDER = Duration.ofHours(72);
    static final int MOST_REMINDERS = 2;
    /** A question stays open for a week, or until the next one. */
    static final Duration OPEN_FOR = Duration.ofDays(7);

    private final CheckIns checkIns;
    private final CheckInAnswers answers;
    private final People people;
    private final Outbox outbox;
    private final Sql sql;

    Asking(CheckIns checkIns, CheckInAnswers answers, People people, Outbox outbox, Sql sql) {
        this.checkIns = checkIns;
        this.answers = answers;
        this.people = people;
        this.outbox = outbox;
        this.sql = sql;
    }

    /**
     * Somebody to be asked.
     *
     * @param turn how often they were asked before
     */
    record Question(Pair pair, long person, String partner, int turn, Instant closesAt) {}

    /** A check-in that is reminded of for the n-th time. */
    record Reminder(CheckIn checkIn, Pair pair, int number) {}

    /** Opens check-ins in the caller's transaction; whatever was still open for these people and pairs ends. */
    void ask(long organization, List<Question> questions, Instant now, Urgency urgency) {
        if (questions.isEmpty()) {
            return;
        }
        endThoseBefore(organization, questions, now);
        List<CheckIn> asked = open(organization, questions, now);
        outbox.write(
                organization,
                IntStream.range(0, asked.size())
                        .mapToObj(i -> message(
                                asked.get(i),
                                0,
                                urgency,
                                CheckInCards.question(
                                        asked.get(i), questions.get(i).partner(), 0)))
                        .toList());
    }

    /** The same for one of them. */
    void ask(Pair pair, long person, int turn, Instant now, Instant closesAt, Urgency urgency) {
        Question question = new Question(pair, person, partnerName(pair, person), turn, closesAt);
        ask(pair.organizationId(), List.of(question), now, urgency);
    }

    private List<CheckIn> open(long organization, List<Question> questions, Instant now) {
        List<Object> parameters = new ArrayList<>();
        for (Question question : questions) {
            parameters.addAll(List.of(
                    organization,
                    question.pair().id(),
                    question.person(),
                    Indicator.ofTurn(question.turn()),
                    CheckIn.State.OPEN,
                    now,
                    question.closesAt(),
                    now.plus(FIRST_REMINDER)));
        }
        List<Long> ids = sql.insert(
                "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at, remind_at) values "
                        + Sql.rows(questions.size(), 8),
                parameters.toArray());
        return IntStream.range(0, questions.size())
                .mapToObj(i -> {
                    Question question = questions.get(i);
                    return new CheckIn(
                            ids.get(i),
                            organization,
                            question.pair().id(),
                            question.person(),
                            Indicator.ofTurn(question.turn()),
                            CheckIn.State.OPEN,
                            now,
                            question.closesAt(),
                            0,
                            now.plus(FIRST_REMINDER));
                })
                .toList();
    }

    private void endThoseBefore(long organization, List<Question> questions, Instant now) {
        Set<List<Long>> asked = questions.stream()
                .map(question -> List.of(question.pair().id(), question.person()))
                .collect(Collectors.toSet());
        List<Long> pairs = questions.stream()
                .map(question -> question.pair().id())
                .distinct()
                .toList();
        List<CheckIn> before = checkIns.running(organization, pairs, now.minus(OPEN_FOR), now).stream()
                .filter(one -> asked.contains(List.of(one.pairId(), one.personId())))
                .toList();
        end(organization, before, CheckIn.State.CLOSED);
    }

    /** Means the n-th message about this check-in. */
    void say(CheckIn checkIn, int asking, Urgency urgency, Card card) {
        outbox.write(checkIn.organizationId(), message(checkIn, asking, urgency, card));
    }

    /** Means these reminders. */
    void remind(long organization, List<Reminder> reminders) {
        Map<Long, String> names = names(
                organization,
                reminders.stream()
                        .map(reminder ->
                                reminder.pair().partnerOf(reminder.checkIn().personId()))
                        .toList());
        outbox.write(
                organization,
                reminders.stream()
                        .map(reminder -> {
                            CheckIn checkIn = reminder.checkIn();
                            String partner = names.getOrDefault(reminder.pair().partnerOf(checkIn.personId()), "?");
                            return message(
                                    checkIn,
                                    reminder.number(),
                                    Urgency.ROUTINE,
                                    CheckInCards.question(checkIn, partner, reminder.number()));
                        })
                        .toList());
    }

    private static Intent message(CheckIn checkIn, int asking, Urgency urgency, Card card) {
        return Intent.toPerson(checkIn.personId(), key(checkIn, asking), asking == 0 ? FIRST : AGAIN, urgency, card)
                .expiring(checkIn.closesAt());
    }

    /** Shows the same on every message about this check-in but the one that was just tapped. */
    void showEverywhere(CheckIn checkIn, int exceptAsking, IntFunction<Card> card) {
        outbox.write(
                checkIn.organizationId(),
                everywhere(checkIn, exceptAsking, card).toList());
    }

    private static Stream<Intent> everywhere(CheckIn checkIn, int exceptAsking, IntFunction<Card> card) {
        return IntStream.rangeClosed(0, checkIn.reminders())
                .filter(asking -> asking != exceptAsking)
                .mapToObj(asking -> Intent.inPlaceOf(key(checkIn, asking), checkIn.personId(), card.apply(asking)));
    }

    /** Takes no answers any more: messages that wait are never sent, messages that were sent say so. */
    void end(CheckIn checkIn, CheckIn.State as) {
        end(checkIn.organizationId(), List.of(checkIn), as);
    }

    /** The same for many. */
    void end(long organization, List<CheckIn> over, CheckIn.State as) {
        if (over.isEmpty()) {
            return;
        }
        Map<Long, CheckInAnswer> given =
                answers
                        .findByOrganizationIdAndCheckInIdIn(
                                organization, over.stream().map(CheckIn::id).toList())
                        .stream()
                        .collect(Collectors.toMap(CheckInAnswer::checkInId, Function.identity()));
        Set<String> heard = outbox.deliveredAt(
                        organization, over.stream().map(one -> key(one, 0)).toList())
                .keySet();
        over.stream()
                .collect(Collectors.groupingBy(
                        one -> ending(one, as, heard.contains(key(one, 0))),
                        Collectors.mapping(CheckIn::id, Collectors.toList())))
                .forEach((state, ids) -> checkIns.end(ids, state));
        outbox.withdraw(
                organization,
                over.stream().map(Asking::keys).flatMap(List::stream).toList());
        List<Intent> told = new ArrayList<>();
        for (CheckIn checkIn : over) {
            Card card = CheckInCards.over(given.get(checkIn.id()));
            everywhere(checkIn, -1, asking -> card).map(Intent::unprompted).forEach(told::add);
        }
        outbox.write(organization, told);
    }

    private static CheckIn.State ending(CheckIn checkIn, CheckIn.State as, boolean heard) {
        if (checkIn.state() == CheckIn.State.ANSWERED) {
            return CheckIn.State.ANSWERED;
        }
        // A question that never reached anybody is nobody's failure to answer.
        return heard ? as : CheckIn.State.EXCUSED;
    }

    /** Takes back what has not left yet. */
    void withdraw(CheckIn checkIn) {
        outbox.withdraw(checkIn.organizationId(), keys(checkIn));
    }

    String partnerName(Pair pair, long person) {
        return people.findByIdAndOrganizationId(pair.partnerOf(person), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    /** Of all messages about this check-in so far. */
    static List<String> keys(CheckIn checkIn) {
        return IntStream.rangeClosed(0, checkIn.reminders())
                .mapToObj(asking -> key(checkIn, asking))
                .toList();
    }

    private Map<Long, String> names(long organization, List<Long> persons) {
        return persons.isEmpty()
                ? Map.of()
                : people
                        .findByOrganizationIdAndIdIn(
                                organization, persons.stream().distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Person::displayName));
    }

    static String key(CheckIn checkIn, int asking) {
        return "checkin:" + checkIn.id() + (asking == 0 ? "" : ":reminder:" + asking);
    }
}
