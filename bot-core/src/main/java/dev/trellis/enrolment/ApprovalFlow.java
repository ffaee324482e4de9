package dev.trellis.enrolment;

import dev.trellis.audit.Audit;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor applications}: who would like to be a mentor, and what an admin says to it (B2). */
@Singleton
class ApprovalFlow implements Flow {
    private static final int LISTED = 20;

    private final Approving approving;
    private final Applications applications;
    private final Enrolments enrolments;
    private final SignUpRules rules;
    private final WhichProgram which;

    ApprovalFlow(
            Approving approving,
            Applications applications,
            Enrolments enrolments,
            SignUpRules rules,
            WhichProgram which) {
        this.approving = approving;
        this.applications = applications;
        this.enrolments = enrolments;
        this.rules = rules;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "applications",
                Right.RUN_PROGRAMS,
                "enrolment.help.applications",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.button(
                "enrolment.applications",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> Reply.show(list(program)))
                        .orElseGet(() -> which.gone(turn)));
        talk.button("enrolment.application", Right.RUN_PROGRAMS, this::look);
        talk.button("enrolment.approve", Right.RUN_PROGRAMS, this::approve);
        talk.button("enrolment.approval", Right.RUN_PROGRAMS, this::rule);
        talk.form("enrolment.decline", Right.RUN_PROGRAMS, this::form, this::decline);
    }

    @Override
    public int placeInHelp() {
        return 19;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()),
                        Button.Action.of("enrolment.applications", "program", program.id())),
                program -> Reply.show(list(program)));
    }

    private Card list(Program program) {
        List<Enrolment> open = applications.open(program);
        List<Enrolment> shown = open.stream().limit(LISTED).toList();
        return ApplicationCards.list(
                program,
                shown,
                shown.stream().map(applications::name).toList(),
                rules.approveMentors(program),
                open.size() - shown.size());
    }

    private Reply look(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Enrolment applied = claimed(turn, program, claim).orElse(null);
        if (program == null || applied == null) {
            return turn.refuse(Text.of("enrolment.application-gone"));
        }
        return applied.state() == Enrolment.State.APPLIED
                ? Reply.show(applications.card(program, applied))
                : Reply.show(decidedBefore(turn, applied));
    }

    private Reply approve(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        if (program == null) {
            return turn.refuse(Text.of("enrolment.application-gone"));
        }
        Outcome outcome =
                approving.approve(program, claim.id("enrolment"), turn.actor().person(), turn.now());
        if (outcome instanceof Outcome.Enrolled enrolled) {
            long person = enrolled.enrolment().personId();
            turn.audit("application approve", "program " + program.id(), Audit.Whom.person(person));
            return new Reply.Replace(ApplicationCards.approved(
                    applications.name(enrolled.enrolment()),
                    turn.actor().person().displayName()));
        }
        return claimed(turn, program, claim)
                .<Reply>map(applied -> new Reply.Replace(decidedBefore(turn, applied)))
                .orElseGet(() -> turn.refuse(Text.of("enrolment.application-gone")));
    }

    private Reply form(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        Enrolment applied = claimed(turn, program, subject).orElse(null);
        if (applied == null) {
            return turn.refuse(Text.of("enrolment.application-gone"));
        }
        return applied.state() == Enrolment.State.APPLIED
                ? new Reply.Ask(ApplicationCards.decline(applied, applications.name(applied)))
                : Reply.show(decidedBefore(turn, applied));
    }

    private Reply decline(Turn turn, Submission sent) {
        Program program = which.claimed(turn, sent.subject()).orElseThrow();
        Outcome outcome = approving.decline(
                program,
                sent.subject().id("enrolment"),
                turn.actor().person(),
                new PrivateWords(sent.value("reason")),
                turn.now());
        if (outcome instanceof Outcome.Declined declined) {
            turn.audit(
                    "application decline",
                    "program " + program.id(),
                    Audit.Whom.person(declined.enrolment().personId()));
            return Reply.show(ApplicationCards.declined(
                    applications.name(declined.enrolment()),
                    turn.actor().person().displayName()));
        }
        return turn.refuse(Text.of("enrolment.application-gone"));
    }

    private Reply rule(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        rules.approveMentors(program, !"no".equals(claim.maybeWord("approve")));
        turn.audit("approval", "program " + program.id());
        return new Reply.Replace(list(program));
    }

    private Card decidedBefore(Turn turn, Enrolment applied) {
        Text person = applications.name(applied);
        Long by = applied.decidedBy();
        Text admin = by == null ? Text.of("enrolment.somebody") : applications.name(turn.organizationId(), by);
        String key = switch (applied.state()) {
            case ENROLLED -> by == null ? "enrolment.in-by-now" : "enrolment.approved-by";
            case DECLINED -> "enrolment.declined-by";
            case INVITED, APPLIED, LEFT -> "enrolment.application-withdrawn";
        };
        return Card.of(Text.of(key, "person", person, "by", admin));
    }

    private Optional<Enrolment> claimed(Turn turn, @Nullable Program program, Claim claim) {
        return program == null
                ? Optional.empty()
                : enrolments
                        .findByIdAndOrganizationId(claim.id("enrolment"), turn.organizationId())
                        .filter(found -> found.programId() == program.id() && found.side() == Side.MENTOR);
    }
}
