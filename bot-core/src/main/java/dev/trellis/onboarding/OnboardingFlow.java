package dev.trellis.onboarding;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.delivery.Outbox;
import dev.trellis.onboarding.OnboardingCards.Shown;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /mentor onboarding}: being shown around, skipping it, and going on (B3). */
@Singleton
class OnboardingFlow implements Flow {
    private final Onboardings onboardings;
    private final Programs programs;
    private final Outbox outbox;

    OnboardingFlow(Onboardings onboardings, Programs programs, Outbox outbox) {
        this.onboardings = onboardings;
        this.programs = programs;
        this.outbox = outbox;
    }

    @Override
    public void define(Talk talk) {
        talk.command("onboarding", Right.TAKE_PART, "onboarding.help", (turn, none) -> all(turn));
        talk.button("onboarding.step", Right.TAKE_PART, this::show);
        talk.button("onboarding.done", Right.TAKE_PART, this::done);
        talk.button("onboarding.skip", Right.TAKE_PART, this::skip);
        talk.button("onboarding.go-on", Right.TAKE_PART, this::goOn);
    }

    @Override
    public int placeInHelp() {
        return 41;
    }

    private Reply all(Turn turn) {
        List<Onboarding> own = onboardings.findByOrganizationIdAndPersonIdOrderById(
                turn.organizationId(), turn.actor().id());
        Map<Long, Program> where = own.isEmpty()
                ? Map.of()
                : programs
                        .findByOrganizationIdAndIdIn(
                                turn.organizationId(),
                                own.stream()
                                        .map(Onboarding::programId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .filter(program -> program.endedAt() == null)
                        .collect(Collectors.toMap(Program::id, Function.identity()));
        List<Shown> shown = own.stream()
                .flatMap(onboarding -> Optional.ofNullable(where.get(onboarding.programId())).stream()
                        .map(program -> new Shown(onboarding, program)))
                .toList();
        return shown.isEmpty() ? turn.refuse(Text.of("onboarding.none")) : Reply.show(OnboardingCards.all(shown));
    }

    private Reply show(Turn turn, Claim claim) {
        return own(turn, claim)
                .flatMap(shown -> step(shown, claim)
                        .map(step -> Reply.show(
                                shown.onboarding().isDone(step)
                                        ? OnboardingCards.receipt(shown.onboarding(), step, shown.program())
                                        : OnboardingCards.step(shown.onboarding(), step, shown.program()))))
                .orElseGet(() -> turn.refuse(Text.of("onboarding.gone")));
    }

    private Reply done(Turn turn, Claim claim) {
        Shown shown = own(turn, claim).orElse(null);
        Step step = shown == null ? null : step(shown, claim).orElse(null);
        if (shown == null || step == null) {
            return turn.refuse(Text.of("onboarding.gone"));
        }
        Onboarding before = shown.onboarding();
        Onboarding after = onboardings.update(new Onboarding(
                before.id(),
                before.organizationId(),
                before.programId(),
                before.personId(),
                before.side(),
                before.beganAt(),
                before.sent(),
                before.done() | step.bit(),
                before.dueAt(),
                before.skippedAt()));
        return new Reply.Replace(OnboardingCards.receipt(after, step, shown.program()));
    }

    private Reply skip(Turn turn, Claim claim) {
        Shown shown = own(turn, claim).orElse(null);
        if (shown == null) {
            return turn.refuse(Text.of("onboarding.gone"));
        }
        Onboarding before = shown.onboarding();
        Instant skipped = before.skippedAt();
        Onboarding after = onboardings.update(due(before, null, skipped == null ? turn.now() : skipped));
        // One that waits for its moment is among the rest.
        outbox.withdraw(
                turn.organizationId(),
                Step.of(before.side()).stream()
                        .map(step -> OnboardingCards.key(before, step))
                        .toList());
        return new Reply.Replace(OnboardingCards.skipped(after));
    }

    private Reply goOn(Turn turn, Claim claim) {
        Shown shown = own(turn, claim).orElse(null);
        if (shown == null) {
            return turn.refuse(Text.of("onboarding.gone"));
        }
        Onboarding before = shown.onboarding();
        Person person = turn.actor().person();
        Instant due = before.dueAt() != null
                ? before.dueAt()
                : Step.of(before.side(), before.sent())
                        .map(step -> step.due(before.beganAt(), turn.now(), person.workingHours(), turn.zone()))
                        .orElse(null);
        Onboarding after = onboardings.update(due(before, due, null).atOnce(turn.now()));
        return new Reply.Replace(OnboardingCards.goesOn(after));
    }

    private static Onboarding due(
            Onboarding before,
            @org.jspecify.annotations.Nullable Instant due,
            @org.jspecify.annotations.Nullable Instant skipped) {
        return new Onboarding(
                before.id(),
                before.organizationId(),
                before.programId(),
                before.personId(),
                before.side(),
                before.beganAt(),
                before.sent(),
                before.done(),
                due,
                skipped);
    }

    /** The actor's own, in a program that runs. */
    private Optional<Shown> own(Turn turn, Claim claim) {
        return onboardings
                .own(claim.id("onboarding"), turn.organizationId(), turn.actor().id())
                .flatMap(onboarding -> programs.findByIdAndOrganizationId(onboarding.programId(), turn.organizationId())
                        .filter(program -> program.endedAt() == null)
                        .map(program -> new Shown(onboarding, program)));
    }

    private static Optional<Step> step(Shown shown, Claim claim) {
        return Step.of(shown.onboarding().side(), claim.small("step"));
    }
}
