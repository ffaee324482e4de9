package dev.trellis.ending;

import dev.trellis.attention.Urgency;
import dev.trellis.checkin.CheckInAnswer.Audience;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.delivery.Intent;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The closing ritual: thanks that the partner reads, lessons for whom one likes, and a last look back for oneself (C5). */
@Singleton
class FarewellFlow implements Flow {
    private static final int LISTED = 20;

    private final Endings endings;
    private final Farewells farewells;
    private final Pairs pairs;
    private final People people;
    private final Concluding concluding;
    private final WhichProgram which;

    FarewellFlow(
            Endings endings,
            Farewells farewells,
            Pairs pairs,
            People people,
            Concluding concluding,
            WhichProgram which) {
        this.endings = endings;
        this.farewells = farewells;
        this.pairs = pairs;
        this.people = people;
        this.concluding = concluding;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.form("ending.farewell", Right.TAKE_PART, this::open, this::said);
        talk.command(
                "end lessons",
                Right.RUN_PROGRAMS,
                "ending.help.lessons",
                List.of(Parameter.rest("name").optional()),
                (turn, arguments) -> which.answer(
                        turn,
                        arguments.maybeWord("name"),
                        program -> Button.doing(
                                Text.words(program.name()),
                                Button.Action.of("ending.lessons", "program", program.id())),
                        program -> lessons(turn, program)));
        talk.button(
                "ending.lessons",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> lessons(turn, program))
                        .orElseGet(() -> which.gone(turn)));
    }

    @Override
    public int placeInHelp() {
        return 41;
    }

    private Reply lessons(Turn turn, Program program) {
        List<Farewell> all = farewells.forTheTeam(turn.organizationId(), program.id(), LISTED);
        return Reply.show(EndingCards.lessons(program.name(), all));
    }

    private Reply open(Turn turn, Claim subject) {
        return of(
                turn,
                subject,
                (ending, pair) -> new Reply.Ask(form(
                        ending,
                        concluding.partner(pair, turn.actor().id()),
                        mine(turn, ending).orElse(null))));
    }

    private static Form form(Ending ending, String partner, @Nullable Farewell said) {
        return new Form(
                "ending.farewell",
                Map.of("ending", Long.toString(ending.id())),
                Text.of("ending.form.title"),
                Text.of("ending.form.introduction"),
                List.of(
                        words(
                                "thanks",
                                Text.of("ending.form.thanks", "partner", partner),
                                1000,
                                said == null ? null : said.thanks()),
                        words("lessons", Text.of("ending.form.lessons"), 2000, said == null ? null : said.lessons()),
                        new Field.Choice(
                                "audience",
                                Text.of("ending.form.audience"),
                                null,
                                true,
                                Arrays.stream(Audience.values())
                                        .map(audience -> new Field.Option(
                                                audience.name(), Text.of("checkin.audience." + tag(audience))))
                                        .toList(),
                                Field.Look.OPEN,
                                (said == null ? Audience.ME : said.lessonsVisibleTo()).name()),
                        words(
                                "reflection",
                                Text.of("ending.form.reflection"),
                                2000,
                                said == null ? null : said.reflection())),
                Text.of("ending.form.submit"));
    }

    private static Field words(String id, Text label, int most, @Nullable PrivateWords so) {
        return new Field.Line(
                id, label, Text.of("ending.form." + id + "-hint"), false, true, most, PrivateWords.text(so));
    }

    private static String tag(Audience audience) {
        return audience.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Reply said(Turn turn, Submission submission) {
        return of(turn, submission.subject(), (ending, pair) -> {
            Optional<Farewell> before = mine(turn, ending);
            farewells.say(
                    ending.organizationId(),
                    ending.id(),
                    turn.actor().id(),
                    submission.maybe("thanks").map(PrivateWords::of).orElse(null),
                    submission.maybe("lessons").map(PrivateWords::of).orElse(null),
                    Audience.valueOf(submission.value("audience")),
                    submission.maybe("reflection").map(PrivateWords::of).orElse(null),
                    turn.now());
            Farewell now = mine(turn, ending).orElseThrow();
            handOn(turn, ending, pair, before.filter(Farewell::isForPartner).isPresent(), now);
            return Reply.say(Text.of(
                    now.isForPartner() ? "ending.kept-and-sent" : "ending.kept",
                    "partner",
                    concluding.partner(pair, turn.actor().id())));
        });
    }

    /** What is written to the partner reaches them once, and changes there when it is changed here. */
    private void handOn(Turn turn, Ending ending, Pair pair, boolean before, Farewell now) {
        long partner = pair.partnerOf(turn.actor().id());
        if (people.present(partner, turn.organizationId()).isEmpty()) {
            return;
        }
        String key = Concluding.key(ending, turn.actor().id()) + ":words";
        var card = EndingCards.words(now, turn.actor().person().displayName());
        if (now.isForPartner()) {
            turn.send(Intent.toPerson(partner, key, "ending.words", Urgency.TIMELY, card));
        }
        if (before) {
            turn.send(Intent.inPlaceOf(key, partner, card));
        }
    }

    private Optional<Farewell> mine(Turn turn, Ending ending) {
        return farewells.findByEndingIdAndOrganizationIdAndPersonId(
                ending.id(), ending.organizationId(), turn.actor().id());
    }

    private Reply of(Turn turn, Claim claim, Then then) {
        Ending ending = endings.findByIdAndOrganizationId(claim.id("ending"), turn.organizationId())
                .orElse(null);
        Pair pair = ending == null
                ? null
                : pairs.ofPerson(
                                ending.pairId(),
                                turn.organizationId(),
                                turn.actor().id())
                        .orElse(null);
        if (ending == null || pair == null) {
            return turn.refuse(Text.of("ending.gone"));
        }
        return ending.listens(turn.now()) ? then.reply(ending, pair) : turn.refuse(Text.of("ending.too-late"));
    }

    private interface Then {
        Reply reply(Ending ending, Pair pair);
    }
}
