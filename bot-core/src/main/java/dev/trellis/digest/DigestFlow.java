package dev.trellis.digest;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.organization.Channel;
import dev.trellis.organization.Channels;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /mentor digest}: which channel gets a program's weekly post, what it looks like, post it now (G1). */
@Singleton
class DigestFlow implements Flow {
    private static final String PREVIEW = "preview";
    private static final List<String> ACTS = List.of("here", "off", "now");
    private static final String EXPLAIN = "explain";

    private final Programs programs;
    private final Channels channels;
    private final Posting posting;

    DigestFlow(Programs programs, Channels channels, Posting posting) {
        this.programs = programs;
        this.channels = channels;
        this.posting = posting;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "digest",
                Right.RUN_PROGRAMS,
                "digest.help.digest",
                List.of(
                        Parameter.choice("what", ACTS.toArray(String[]::new)).optional(),
                        Parameter.rest("name").optional()),
                this::said);
        talk.command(
                "digest preview",
                Right.SEE_TRENDS,
                "digest.help.preview",
                List.of(Parameter.rest("name").optional()),
                (turn, arguments) -> said(turn, PREVIEW, arguments));
        talk.form("digest.choose", Right.RUN_PROGRAMS, this::choose, this::chosen);
        // Whatever a claim says: here a program is only looked at.
        talk.form(
                "digest.preview",
                Right.SEE_TRENDS,
                (turn, subject) -> choose(turn, PREVIEW, where(subject)),
                (turn, submission) -> chosen(turn, PREVIEW, submission));
    }

    @Override
    public int placeInHelp() {
        return 30;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return said(turn, arguments.maybeWord("what").orElse(EXPLAIN), arguments);
    }

    private Reply said(Turn turn, String act, Arguments arguments) {
        Optional<Reply> misplaced = misplaced(act, where(turn.place()));
        if (misplaced.isPresent()) {
            return misplaced.get();
        }
        List<Program> running = programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
        if (running.isEmpty()) {
            return turn.refuse(Text.of("digest.no-program"));
        }
        Optional<String> name = arguments.maybeWord("name").map(String::strip);
        if (name.isPresent()) {
            return running.stream()
                    .filter(program -> program.name().equalsIgnoreCase(name.get()))
                    .findFirst()
                    .map(program -> act(turn, act, program, where(turn.place())))
                    .orElseGet(() -> turn.refuse(Text.of("digest.unknown-program", "name", name.get())));
        }
        return running.size() == 1
                ? act(turn, act, running.getFirst(), where(turn.place()))
                : form(act, where(turn.place()), running);
    }

    private Reply choose(Turn turn, Claim subject) {
        return choose(turn, act(subject), where(subject));
    }

    private Reply choose(Turn turn, String act, Where where) {
        List<Program> running = programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
        return running.isEmpty() ? turn.refuse(Text.of("digest.no-program")) : form(act, where, running);
    }

    private Reply chosen(Turn turn, Submission submission) {
        return chosen(turn, act(submission.subject()), submission);
    }

    private Reply chosen(Turn turn, String act, Submission submission) {
        Where where = where(submission.subject());
        return misplaced(act, where)
                .orElseGet(() -> programs.findByIdAndOrganizationId(
                                Long.parseLong(submission.value("program")), turn.organizationId())
                        .map(program -> act(turn, act, program, where))
                        .orElseGet(() -> turn.refuse(Text.of("digest.no-program"))));
    }

    /** A form is sent from nowhere in particular, so it carries along where it was asked for. */
    private static Reply form(String act, Where where, List<Program> running) {
        Map<String, String> subject = new HashMap<>(Map.of("what", act));
        if (!where.channel().isEmpty()) {
            subject.put("channel", where.channel());
            subject.put("called", where.name());
        }
        List<Field.Option> options = running.stream()
                .map(program -> new Field.Option(Long.toString(program.id()), Text.words(program.name())))
                .toList();
        return new Reply.Ask(new Form(
                act.equals(PREVIEW) ? "digest.preview" : "digest.choose",
                subject,
                Text.of("digest.form.title"),
                Text.of("digest.form.introduction." + act),
                List.of(new Field.Choice(
                        "program",
                        Text.of("digest.form.program"),
                        null,
                        true,
                        options,
                        Field.Look.MENU,
                        options.getFirst().value())),
                Text.of("digest.form.submit")));
    }

    private Reply act(Turn turn, String act, Program program, Where where) {
        if (!hasZone(program)) {
            return turn.refuse(Text.of("digest.no-zone", "program", program.name()));
        }
        return switch (act) {
            case "here" -> here(turn, program, where);
            case "off" -> off(turn, program);
            case PREVIEW -> preview(turn, program);
            case "now" -> now(turn, program);
            default -> explain(turn, program);
        };
    }

    private Reply here(Turn turn, Program program, Where where) {
        long workspace = turn.workspace().id();
        String language = turn.voice().language().tag();
        Channel channel = channels.findByWorkspaceIdAndExternalId(workspace, where.channel())
                .orElseGet(() -> channels.save(
                        new Channel(0, turn.organizationId(), workspace, where.channel(), where.name(), language)));
        programs.postDigestIn(program.id(), turn.organizationId(), channel.id());
        turn.audit("digest here", "program " + program.id() + ", channel " + channel.id());
        return Reply.say(Text.of(
                "digest.here",
                "program",
                program.name(),
                "day",
                day(program),
                "time",
                time(program),
                "zone",
                program.timeZone()));
    }

    private Reply off(Turn turn, Program program) {
        if (program.digestChannelId() == null) {
            return turn.refuse(Text.of("digest.off-already", "program", program.name()));
        }
        programs.postDigestIn(program.id(), turn.organizationId(), null);
        turn.audit("digest off", "program " + program.id());
        return Reply.say(Text.of("digest.off", "program", program.name()));
    }

    private Reply preview(Turn turn, Program program) {
        return posting.compose(program, turn.now())
                .map(Reply::show)
                .orElseGet(() -> turn.refuse(Text.of("digest.nothing-new", "program", program.name())));
    }

    private Reply now(Turn turn, Program program) {
        Posting.Result result = posting.post(program, turn.now(), turn.now());
        if (result == Posting.Result.POSTED) {
            turn.audit("digest now", "program " + program.id());
        }
        String key = switch (result) {
            case POSTED -> "digest.posted";
            case POSTED_BEFORE -> "digest.posted-before";
            case NOTHING_NEW, TOO_LATE -> "digest.nothing-new";
            case NO_CHANNEL -> "digest.no-channel";
        };
        return Reply.say(Text.of(key, "program", program.name()));
    }

    /** What it is and how it is set, then the post as it would be, for the one who asked. */
    private Reply explain(Turn turn, Program program) {
        List<Element> elements = new ArrayList<>();
        Text explanation = Text.of("digest.explain", "program", program.name());
        elements.add(new Element.Paragraph(explanation));
        elements.add(new Element.Paragraph(
                program.digestChannelId() == null
                        ? Text.of("digest.explain-off")
                        : Text.of(
                                "digest.explain-on",
                                "channel",
                                channel(program),
                                "day",
                                day(program),
                                "time",
                                time(program),
                                "zone",
                                program.timeZone())));
        elements.add(new Element.Note(Text.of("digest.explain-words")));
        elements.add(new Element.Divider());
        posting.compose(program, turn.now())
                .ifPresentOrElse(
                        card -> elements.addAll(card.elements()),
                        () -> elements.add(
                                new Element.Paragraph(Text.of("digest.nothing-new", "program", program.name()))));
        return Reply.show(new Card(explanation, elements));
    }

    private Text channel(Program program) {
        return Optional.ofNullable(program.digestChannelId())
                .flatMap(id -> channels.findByIdAndOrganizationId(id, program.organizationId()))
                .map(Channel::name)
                .filter(name -> !name.isBlank())
                .map(Text::words)
                .orElseGet(() -> Text.of("digest.a-channel"));
    }

    private static Text day(Program program) {
        return Text.of("digest.day." + program.digestDay().name().toLowerCase(Locale.ROOT));
    }

    private static String time(Program program) {
        return LocalTime.ofSecondOfDay(Math.clamp(program.digestAt(), 0, 1439) * 60L)
                .toString();
    }

    private static boolean hasZone(Program program) {
        try {
            program.zone();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Reply> misplaced(String act, Where where) {
        return act.equals("here") && where.channel().isEmpty()
                ? Optional.of(Reply.say(Text.of("digest.not-a-channel")))
                : Optional.empty();
    }

    private static String act(Claim subject) {
        String act = subject.maybeWord("what");
        return act != null && ACTS.contains(act) ? act : EXPLAIN;
    }

    private static Where where(Place place) {
        return place.kind() == Place.Kind.CHANNEL ? Where.of(place.conversation(), place.name()) : Where.NOWHERE;
    }

    /** Whoever may send this form may say the command in any channel as well, so the claim gives nothing away. */
    private static Where where(Claim subject) {
        String channel = subject.maybeWord("channel");
        String called = subject.maybeWord("called");
        return channel == null ? Where.NOWHERE : Where.of(channel, called == null ? "" : called);
    }

    /**
     * The channel that is meant.
     *
     * @param channel the adapter's key; empty: none
     */
    private record Where(String channel, String name) {
        static final Where NOWHERE = new Where("", "");

        static Where of(String channel, String name) {
            boolean fits = !channel.isBlank() && channel.length() <= 190;
            return fits ? new Where(channel, name.length() <= 200 ? name : name.substring(0, 200)) : NOWHERE;
        }
    }
}
