package dev.trellis.goal;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.delivery.Intent;
import dev.trellis.goal.MilestoneWriting.Own;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How far a milestone is, in one tap (D5); what helps who is stuck; and the partner who is glad about it. */
@Singleton
class MilestoneFlow implements Flow {
    /** So long a tap can be taken back before the partner hears of it. */
    static final Duration TO_THINK_AGAIN = Duration.ofMinutes(10);

    private static final Duration NEWS = Duration.ofDays(3);

    private final GoalBook book;
    private final Milestones milestones;
    private final MilestoneWriting writing;
    private final Partners partners;
    private final Sql sql;

    MilestoneFlow(GoalBook book, Milestones milestones, MilestoneWriting writing, Partners partners, Sql sql) {
        this.book = book;
        this.milestones = milestones;
        this.writing = writing;
        this.partners = partners;
        this.sql = sql;
    }

    @Override
    public void define(Talk talk) {
        talk.button("milestone.read", Right.TAKE_PART, this::read);
        talk.button("milestone.step", Right.TAKE_PART, this::step);
        talk.button("milestone.again", Right.TAKE_PART, this::again);
        talk.button("milestone.undo", Right.TAKE_PART, this::undo);
        talk.button("milestone.dates", Right.TAKE_PART, this::dates);
        talk.button("milestone.move-to", Right.TAKE_PART, this::move);
        talk.button("milestone.drop", Right.TAKE_PART, this::drop);
        talk.button("milestone.agenda", Right.TAKE_PART, this::agenda);
        talk.button("milestone.cheer", Right.TAKE_PART, this::cheer);
    }

    private Reply read(Turn turn, Claim claim) {
        Person me = turn.actor().person();
        Milestone milestone = milestones
                .findByIdAndOrganizationId(claim.id("milestone"), turn.organizationId())
                .orElse(null);
        GoalView view =
                milestone == null ? null : book.readable(milestone.goalId(), me).orElse(null);
        return milestone == null || view == null
                ? turn.refuse(Text.of("milestone.gone"))
                : Reply.show(MilestoneCards.milestone(view, milestone, hasCheered(turn, milestone)));
    }

    private Reply step(Turn turn, Claim claim) {
        Progress.Step step = Progress.Step.ofTap(claim.word("step")).orElse(null);
        Own own = own(turn, claim).orElse(null);
        if (step == null || own == null) {
            return turn.refuse(Text.of("milestone.gone"));
        }
        if (claim.maybeWord("instead") != null) {
            // Something else in place of what was said: that one is as if it had never been.
            own = writing.takeBack(turn, own, claim.id("instead")).orElse(own);
        }
        Progress said = writing.say(turn, own, step);
        Reply reply = receipt(turn, own, said);
        if (step == Progress.Step.DONE) {
            tellPartner(turn, own, said);
        }
        return reply;
    }

    private Reply again(Turn turn, Claim claim) {
        Own own = own(turn, claim).orElse(null);
        Progress said = own == null ? null : said(own, claim).orElse(null);
        return own == null || said == null
                ? turn.refuse(Text.of("milestone.changed-since"))
                : GoalFlow.instead(turn, MilestoneCards.again(own.milestone(), said));
    }

    private Reply undo(Turn turn, Claim claim) {
        Own own = own(turn, claim).orElse(null);
        if (own == null) {
            return turn.refuse(Text.of("milestone.gone"));
        }
        return writing.takeBack(turn, own, claim.id("said"))
                .map(before -> GoalFlow.instead(
                        turn, MilestoneCards.milestone(view(turn, before.goal()), before.milestone(), false)))
                .orElseGet(() -> turn.refuse(Text.of("milestone.changed-since")));
    }

    private Reply dates(Turn turn, Claim claim) {
        return ahead(
                turn,
                claim,
                own -> GoalFlow.instead(turn, MilestoneCards.dates(own.milestone(), newDates(turn, own.milestone()))));
    }

    private Reply move(Turn turn, Claim claim) {
        LocalDate day = day(claim.word("day"), turn).orElse(null);
        if (day == null) {
            return turn.refuse(Text.of("milestone.gone"));
        }
        return ahead(
                turn,
                claim,
                own -> day.equals(own.milestone().dueOn())
                        ? receipt(turn, own, writing.last(own.milestone()))
                        : receipt(turn, own, writing.move(turn, own, day)));
    }

    private Reply drop(Turn turn, Claim claim) {
        return ahead(turn, claim, own -> receipt(turn, own, writing.say(turn, own, Progress.Step.DROPPED)));
    }

    /** It comes up at the next meeting. Only what the partner reads anyway can. */
    private Reply agenda(Turn turn, Claim claim) {
        return ahead(turn, claim, own -> {
            Partners.Partner partner =
                    partners.of(turn.actor().person(), own.goal().pairId()).orElse(null);
            if (partner == null) {
                return turn.refuse(Text.of("milestone.not-shared"));
            }
            writing.onAgenda(turn, own);
            return GoalFlow.instead(turn, MilestoneCards.onAgenda(own.milestone(), partner.name()));
        });
    }

    private Reply cheer(Turn turn, Claim claim) {
        Person me = turn.actor().person();
        Milestone milestone = milestones
                .findByIdAndOrganizationId(claim.id("milestone"), turn.organizationId())
                .orElse(null);
        GoalView view = milestone == null
                ? null
                : book.readable(milestone.goalId(), me)
                        .filter(found -> !found.mine())
                        .orElse(null);
        if (milestone == null || view == null) {
            return turn.refuse(Text.of("milestone.gone"));
        }
        int cheered = sql.update(
                "insert ignore into milestone_cheer (organization_id, milestone_id, person_id, at) values (?, ?, ?, ?)",
                turn.organizationId(),
                milestone.id(),
                me.id(),
                turn.now());
        if (cheered == 1) {
            turn.send(Intent.toPerson(
                            view.owner().id(),
                            MilestoneNews.cheer(milestone, me.id()),
                            "milestone.cheer",
                            Urgency.TIMELY,
                            MilestoneCards.cheered(milestone, me.displayName()))
                    .expiring(turn.now().plus(NEWS)));
        }
        return GoalFlow.instead(
                turn, MilestoneCards.done(milestone, view.owner().displayName(), true));
    }

    private void tellPartner(Turn turn, Own own, Progress said) {
        partners.of(turn.actor().person(), own.goal().pairId())
                .ifPresent(partner -> turn.send(Intent.toPerson(
                                partner.person().id(),
                                MilestoneNews.done(own.milestone(), said),
                                "milestone.done",
                                Urgency.TIMELY,
                                MilestoneCards.done(
                                        own.milestone(), turn.actor().person().displayName(), false))
                        .notBefore(turn.now().plus(TO_THINK_AGAIN))
                        .expiring(turn.now().plus(NEWS))));
    }

    private Reply receipt(Turn turn, Own own, Optional<Progress> said) {
        return said.map(one -> receipt(turn, own, one)).orElseGet(() -> turn.refuse(Text.of("milestone.gone")));
    }

    private Reply receipt(Turn turn, Own own, Progress said) {
        Milestone now = milestones
                .findByIdAndOrganizationId(own.milestone().id(), turn.organizationId())
                .orElseThrow();
        return GoalFlow.instead(turn, MilestoneCards.receipt(view(turn, own.goal()), now, said));
    }

    private GoalView view(Turn turn, Goal goal) {
        return book.readable(goal.id(), turn.actor().person()).orElseThrow();
    }

    /** Only of what is ahead, in a goal that goes on. */
    private Reply ahead(Turn turn, Claim claim, Function<Own, Reply> then) {
        Own own = own(turn, claim).orElse(null);
        if (own == null) {
            return turn.refuse(Text.of("milestone.gone"));
        }
        return own.milestone().isAhead()
                ? then.apply(own)
                : turn.refuse(Text.of(
                        "milestone.is-over",
                        "title",
                        own.milestone().name(),
                        "state",
                        own.milestone().state().say()));
    }

    private Optional<Own> own(Turn turn, Claim claim) {
        return writing.own(turn, claim.id("milestone")).filter(own -> own.goal().isOpen());
    }

    private Optional<Progress> said(Own own, Claim claim) {
        return writing.last(own.milestone()).filter(last -> last.id() == claim.id("said"));
    }

    private boolean hasCheered(Turn turn, Milestone milestone) {
        return sql.one(
                        "select id from milestone_cheer where organization_id = ? and milestone_id = ? and person_id = ?",
                        row -> row.getLong("id"),
                        turn.organizationId(),
                        milestone.id(),
                        turn.actor().id())
                .isPresent();
    }

    private static List<LocalDate> newDates(Turn turn, Milestone milestone) {
        return NewDates.after(
                today(turn), milestone.dueOn(), turn.actor().person().workingHours());
    }

    static LocalDate today(Turn turn) {
        return turn.now().atZone(turn.zone()).toLocalDate();
    }

    /** A day of a claim, if it is ahead and a milestone may have it. */
    private static Optional<LocalDate> day(String word, Turn turn) {
        try {
            LocalDate day = LocalDate.parse(word);
            LocalDate today = today(turn);
            return day.isBefore(today) || day.isAfter(today.plusYears(1)) ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
