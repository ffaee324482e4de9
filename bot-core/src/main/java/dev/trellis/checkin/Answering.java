package dev.trellis.checkin;

import dev.trellis.TrellisException;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk.Tap;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one tap that answers a check-in (E1). On a Monday morning everybody taps at once, so what comes together is asked and written together. */
@Singleton
class Answering {
    private final CheckIns checkIns;
    private final CheckInAnswers answers;
    private final Outbox outbox;
    private final Sql sql;

    Answering(CheckIns checkIns, CheckInAnswers answers, Outbox outbox, Sql sql) {
        this.checkIns = checkIns;
        this.answers = answers;
        this.outbox = outbox;
        this.sql = sql;
    }

    /**
     * What a tap says.
     *
     * @param asking which of the messages about the check-in was tapped
     */
    record Score(long checkIn, int score, int asking) {
        /** @throws TrellisException of the {@code USER} class for what no button of ours says */
        static Score of(Claim claim) {
            int score = claim.small("score");
            if (score < Indicator.LEAST || score > Indicator.MOST) {
                throw new TrellisException(TrellisException.Fault.USER, "a score beyond the scale");
            }
            return new Score(claim.id("checkIn"), score, claim.small("asking"));
        }
    }

    List<Reply> answer(List<Tap<Score>> taps) {
        long organization = taps.getFirst().turn().organizationId();
        Map<Long, CheckIn> asked = byId(
                checkIns.ofPeople(
                        organization,
                        taps.stream().map(tap -> tap.meant().checkIn()).toList(),
                        taps.stream().map(tap -> tap.turn().actor().id()).toList()),
                CheckIn::id);
        Map<Long, Partner> partners = partners(organization, asked.keySet());
        Map<Long, CheckInAnswer> before = before(organization, asked.values());
        Map<CheckIn, CheckInAnswer> given = new LinkedHashMap<>();
        List<String> unsent = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (Tap<Score> tap : taps) {
            Turn turn = tap.turn();
            CheckIn checkIn = asked.get(tap.meant().checkIn());
            Partner partner = partners.get(tap.meant().checkIn());
            if (checkIn == null
                    || partner == null
                    || checkIn.personId() != turn.actor().id()) {
                replies.add(turn.refuse(Text.of("checkin.not-yours")));
            } else if (partner.gone()) {
                replies.add(new Reply.Replace(Card.of(Text.of("checkin.pair-ended"))));
            } else if (!checkIn.takesAnswers(turn.now())) {
                replies.add(new Reply.Replace(CheckInCards.over(before.get(checkIn.id()))));
            } else {
                CheckInAnswer answer = answer(tap, checkIn, before.get(checkIn.id()));
                given.put(checkIn, answer);
                unsent.addAll(perhapsUnsent(turn, checkIn));
                replies.add(receipts(tap, checkIn, answer, partner.name()));
            }
        }
        write(organization, given);
        outbox.withdraw(organization, unsent);
        return replies;
    }

    /** What was tapped is there; other messages about the check-in may be on their way. */
    private static List<String> perhapsUnsent(Turn turn, CheckIn checkIn) {
        boolean onlyTheTapped = turn.message().isPresent() && checkIn.reminders() == 0;
        return checkIn.state() != CheckIn.State.OPEN || onlyTheTapped ? List.of() : Asking.keys(checkIn);
    }

    private static CheckInAnswer answer(Tap<Score> tap, CheckIn checkIn, @Nullable CheckInAnswer before) {
        Turn turn = tap.turn();
        return before != null
                ? before.scored(tap.meant().score(), turn.now())
                : new CheckInAnswer(
                        0,
                        turn.organizationId(),
                        checkIn.id(),
                        turn.actor().id(),
                        tap.meant().score(),
                        null,
                        CheckInAnswer.Audience.PAIR,
                        turn.now(),
                        turn.now());
    }

    /** The tapped message becomes the receipt, and so does every other one about this check-in. */
    private static Reply receipts(Tap<Score> tap, CheckIn checkIn, CheckInAnswer answer, String partner) {
        IntStream.rangeClosed(0, checkIn.reminders())
                .filter(asking -> asking != tap.meant().asking())
                .forEach(asking -> tap.turn()
                        .send(Intent.inPlaceOf(
                                Asking.key(checkIn, asking),
                                checkIn.personId(),
                                CheckInCards.receipt(checkIn, answer, partner, asking))));
        return new Reply.Replace(
                CheckInCards.receipt(checkIn, answer, partner, tap.meant().asking()));
    }

    private void write(long organization, Map<CheckIn, CheckInAnswer> given) {
        if (given.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (CheckInAnswer answer : given.values()) {
            values.addAll(List.of(
                    answer.organizationId(),
                    answer.checkInId(),
                    answer.personId(),
                    answer.score(),
                    answer.wordsVisibleTo(),
                    answer.answeredAt(),
                    answer.changedAt()));
        }
        sql.update(
                """
                insert into check_in_answer (organization_id, check_in_id, person_id, score, words_visible_to, answered_at, changed_at)
                values\s""" + Sql.rows(given.size(), 7)
                        + " on duplicate key update score = values(score), changed_at = values(changed_at)",
                values.toArray());
        List<CheckIn> first = given.keySet().stream()
                .filter(checkIn -> checkIn.state() == CheckIn.State.OPEN)
                .toList();
        if (!first.isEmpty()) {
            checkIns.answered(organization, first.stream().map(CheckIn::id).toList());
        }
    }

    /** By check-in: who the other one of the pair is, and whether the pair still is one. */
    private Map<Long, Partner> partners(long organization, Collection<Long> asked) {
        Map<Long, Partner> partners = new HashMap<>();
        if (!asked.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(organization));
            values.addAll(asked);
            sql.query(
                    """
                    select c.id, p.state, o.display_name from check_in c
                    join pair p on p.id = c.pair_id and p.organization_id = c.organization_id
                      and c.person_id in (p.mentor_id, p.mentee_id)
                    left join person o on o.id = p.mentor_id + p.mentee_id - c.person_id and o.organization_id = c.organization_id
                    where c.organization_id = ? and c.id in (""" + Sql.marks(asked.size()) + ")",
                    row -> partners.put(
                            row.getLong("id"),
                            new Partner(
                                    row.getString("display_name"),
                                    Pair.State.valueOf(row.getString("state")) == Pair.State.ENDED)),
                    values.toArray());
        }
        return partners;
    }

    /** What was answered before; nothing was where a check-in is open. */
    private Map<Long, CheckInAnswer> before(long organization, Collection<CheckIn> asked) {
        List<Long> answered = asked.stream()
                .filter(checkIn -> checkIn.state() != CheckIn.State.OPEN)
                .map(CheckIn::id)
                .toList();
        return answered.isEmpty()
                ? Map.of()
                : byId(answers.findByOrganizationIdAndCheckInIdIn(organization, answered), CheckInAnswer::checkInId);
    }

    private static <T> Map<Long, T> byId(Collection<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private record Partner(@Nullable String displayName, boolean gone) {
        String name() {
            return displayName == null ? "?" : displayName;
        }
    }
}
