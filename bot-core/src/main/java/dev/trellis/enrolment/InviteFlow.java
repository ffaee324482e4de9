package dev.trellis.enrolment;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.organization.Channel;
import dev.trellis.organization.Channels;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code /mentor invite}: people by name, or whoever reads a channel (B1). */
@Singleton
class InviteFlow implements Flow {
    private static final Duration NEWS = Duration.ofDays(2);

    private final Enrolling enrolling;
    private final People people;
    private final Channels channels;
    private final Outbox outbox;
    private final WhichProgram which;

    InviteFlow(Enrolling enrolling, People people, Channels channels, Outbox outbox, WhichProgram which) {
        this.enrolling = enrolling;
        this.people = people;
        this.channels = channels;
        this.outbox = outbox;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> somebody = List.of(Parameter.people("people").optional());
        talk.command(
                "invite",
                Right.RUN_PROGRAMS,
                "enrolment.help.invite",
                somebody,
                (turn, arguments) -> invite(turn, new Wanted("", arguments.several("people"))));
        for (Side side : Side.values()) {
            talk.command(
                    "invite " + side.tag() + "s",
                    Right.RUN_PROGRAMS,
                    "enrolment.help.invite-" + side.tag() + "s",
                    somebody,
                    (turn, arguments) -> invite(turn, new Wanted(side.tag(), arguments.several("people"))));
        }
        talk.command(
                "invite here",
                Right.RUN_PROGRAMS,
                "enrolment.help.invite-here",
                List.of(Parameter.rest("name").optional()),
                this::here);
        talk.button("enrolment.post", Right.RUN_PROGRAMS, this::chosen);
        talk.form("enrolment.invite", Right.RUN_PROGRAMS, this::form, this::submitted);
    }

    @Override
    public int placeInHelp() {
        return 19;
    }

    /** What is not said is asked for. */
    private Reply invite(Turn turn, Wanted wanted) {
        List<Program> running = which.running(turn);
        if (running.isEmpty()) {
            return turn.refuse(Text.of("program.none"));
        }
        Side side = Side.of(wanted.side()).orElse(null);
        if (running.size() == 1 && side != null && !wanted.people().isEmpty()) {
            return invite(turn, running.getFirst(), side, wanted.people());
        }
        return new Reply.Ask(InviteCards.form(running, wanted.side(), wanted.people(), everybody(turn, wanted)));
    }

    private List<Person> everybody(Turn turn, Wanted wanted) {
        return wanted.people().isEmpty() ? people.everybody(turn.organizationId()) : List.of();
    }

    private Reply form(Turn turn, Claim subject) {
        List<Program> running = which.running(turn);
        String side = subject.maybeWord("side");
        Wanted wanted = new Wanted(side == null ? "" : side, named(turn, subject));
        return running.isEmpty()
                ? turn.refuse(Text.of("program.none"))
                : new Reply.Ask(InviteCards.form(running, wanted.side(), wanted.people(), everybody(turn, wanted)));
    }

    private List<Person> named(Turn turn, Claim subject) {
        List<Long> ids = InviteCards.ids(subject.maybeWord("people"));
        return ids.isEmpty() ? List.of() : people.findByOrganizationIdAndIdIn(turn.organizationId(), ids);
    }

    private Reply submitted(Turn turn, Submission sent) {
        Program program = which.running(turn).stream()
                .filter(running -> sent.maybe("program")
                        .map(chosen -> chosen.equals(Long.toString(running.id())))
                        .orElse(true))
                .findFirst()
                .orElseThrow();
        List<Person> named = named(turn, sent.subject());
        List<Long> chosen = sent.several("people").stream().map(Long::valueOf).toList();
        return invite(
                turn,
                program,
                Side.of(sent.value("side")).orElseThrow(),
                named.isEmpty() ? people.findByOrganizationIdAndIdIn(turn.organizationId(), chosen) : named);
    }

    private Reply invite(Turn turn, Program program, Side side, List<Person> persons) {
        Map<Long, Outcome> outcomes =
                enrolling.invite(program, side, persons.stream().map(Person::id).toList(), turn.now());
        turn.audit("invite", "program " + program.id());
        return Reply.show(InviteCards.invited(program, side, persons, outcomes));
    }

    private Reply here(Turn turn, Arguments arguments) {
        if (turn.place().kind() != Place.Kind.CHANNEL) {
            return turn.refuse(Text.of("enrolment.not-a-channel"));
        }
        Channel channel = channel(turn);
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()),
                        Button.Action.of("enrolment.post", "program", program.id(), "channel", channel.id())),
                program -> post(turn, program, channel));
    }

    private Channel channel(Turn turn) {
        Place place = turn.place();
        String name = place.name().length() <= 200 ? place.name() : place.name().substring(0, 200);
        return channels.findByWorkspaceIdAndExternalId(turn.workspace().id(), place.conversation())
                .orElseGet(() -> channels.save(new Channel(
                        0,
                        turn.organizationId(),
                        turn.workspace().id(),
                        place.conversation(),
                        name,
                        turn.voice().language().tag())));
    }

    private Reply chosen(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Channel channel = channels.findByIdAndOrganizationId(claim.id("channel"), turn.organizationId())
                .orElse(null);
        return program == null || channel == null ? which.gone(turn) : post(turn, program, channel);
    }

    /** Once a day in a channel: whoever says it twice has not seen the first one yet. */
    private Reply post(Turn turn, Program program, Channel channel) {
        String key = "invite:" + program.id() + ":channel:" + channel.id() + ":"
                + turn.now().atZone(program.zone()).toLocalDate();
        if (outbox.deliveredAt(turn.organizationId(), key).isPresent()) {
            return turn.refuse(Text.of("enrolment.posted-before", "program", program.name()));
        }
        turn.send(Intent.toChannel(
                        channel.id(),
                        key,
                        "enrolment.post",
                        JoinCards.post(program, program.aim().orElse(null)))
                .expiring(turn.now().plus(NEWS)));
        turn.audit("invite here", "program " + program.id() + ", channel " + channel.id());
        return Reply.say(Text.of("enrolment.posted", "program", program.name()));
    }

    /**
     * What was said.
     *
     * @param side a tag; empty: not said
     */
    private record Wanted(String side, List<Person> people) {}
}
