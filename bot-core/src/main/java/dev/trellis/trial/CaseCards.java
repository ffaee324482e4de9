package dev.trellis.trial;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What those who run programs read about a pair that is not a fit: what was seen, and the next steps as buttons. */
@Singleton
class CaseCards {
    private final Trials trials;
    private final People people;
    private final Programs programs;
    private final Sql sql;

    CaseCards(Trials trials, People people, Programs programs, Sql sql) {
        this.trials = trials;
        this.people = people;
        this.programs = programs;
        this.sql = sql;
    }

    Card card(Pair pair, TrialCase opened, Instant now) {
        String mentor = name(pair, pair.mentorId());
        String mentee = name(pair, pair.menteeId());
        return switch (opened.state()) {
            case OPEN, SNOOZED -> open(pair, opened, mentor, mentee);
            case KEPT -> Card.of(Text.of("trial.case.kept", "mentor", mentor, "mentee", mentee, "by", decider(opened)));
            case REPAIRED -> repaired(pair, opened, mentor, mentee);
            case ENDED -> Card.of(Text.of("trial.case.ended", "mentor", mentor, "mentee", mentee));
        };
    }

    private Card open(Pair pair, TrialCase opened, String mentor, String mentee) {
        Text title = Text.of("trial.case.title", "mentor", mentor, "mentee", mentee);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Paragraph(Text.of(
                "trial.case.seen",
                "program",
                program(pair),
                "since",
                new Text.Moment(pair.startedAt(), Text.Moment.Form.DATE),
                "held",
                held(pair))));
        List<Element.Fact> facts = trials.both(pair.id(), pair.organizationId()).stream()
                .map(trial -> new Element.Fact(
                        Text.words(trial.personId() == pair.mentorId() ? mentor : mentee), said(trial)))
                .toList();
        if (!facts.isEmpty()) {
            elements.add(new Element.Facts(facts));
        }
        if (opened.state() == TrialCase.State.SNOOZED && opened.dueAt() != null) {
            elements.add(new Element.Note(
                    Text.of("trial.case.snoozed", "until", new Text.Moment(opened.dueAt(), Text.Moment.Form.DAY))));
        }
        elements.add(Element.Buttons.of(
                button("contact", opened),
                button("repair", opened).primary(),
                button("keep-pair", opened),
                button("snooze", opened)));
        elements.add(new Element.Note(Text.of("trial.case.private")));
        return new Card(title, elements);
    }

    /** Whoever has not told the admins has told them nothing, whatever they have tapped. */
    private static Text said(Trial trial) {
        if (trial.answer() == null || trial.answer() == Trial.Answer.NOT_A_FIT && !trial.isTold()) {
            return Text.of("trial.case.said-nothing");
        }
        return trial.answer() == Trial.Answer.NOT_A_FIT && trial.reason() != null
                ? Text.of(
                        "trial.case.said-why",
                        "reason",
                        Text.of("trial.reason." + trial.reason().tag()))
                : TrialCards.said(trial.answer());
    }

    private Card repaired(Pair pair, TrialCase opened, String mentor, String mentee) {
        Text done = Text.of("trial.case.repaired", "mentor", mentor, "mentee", mentee, "by", decider(opened));
        return Card.of(
                done,
                new Element.Paragraph(done),
                Element.Buttons.of(Button.doing(
                                Text.of("trial.case.suggest", "mentee", mentee),
                                // Declared by the concept that proposes pairs.
                                Button.Action.of(
                                        "match.suggest", "program", pair.programId(), "person", pair.menteeId()))
                        .primary()));
    }

    /** Whom to talk to first: whoever let the admins know. */
    Card contact(Pair pair) {
        List<Text> names = trials.both(pair.id(), pair.organizationId()).stream()
                .filter(Trial::isTold)
                .<Text>map(trial -> Text.words(name(pair, trial.personId())))
                .toList();
        Text first = Text.of("trial.case.contact", "count", names.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(first));
        if (!names.isEmpty()) {
            elements.add(new Element.Bullets(names));
        }
        elements.add(new Element.Note(Text.of("trial.case.contact-how")));
        return new Card(first, elements);
    }

    Card confirm(Pair pair, TrialCase opened) {
        Text ask = Text.of(
                "trial.case.confirm", "mentor", name(pair, pair.mentorId()), "mentee", name(pair, pair.menteeId()));
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                Element.Buttons.of(button("repair-yes", opened).danger(), button("repair-no", opened)));
    }

    /** There is a newer card about the same. */
    static Card elsewhere() {
        return Card.of(Text.of("trial.case.newer"));
    }

    private static Button button(String what, TrialCase opened) {
        return Button.doing(
                Text.of("trial.case.button." + what), Button.Action.of("trial." + what, "case", opened.id()));
    }

    private String program(Pair pair) {
        return programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId())
                .map(Program::name)
                .orElse("?");
    }

    private Text decider(TrialCase decided) {
        return decided.decidedBy() == null
                ? Text.of("trial.case.team")
                : people.findByIdAndOrganizationId(decided.decidedBy(), decided.organizationId())
                        .<Text>map(person -> Text.words(person.displayName()))
                        .orElse(Text.of("trial.case.team"));
    }

    private long held(Pair pair) {
        return sql.query(
                        "select count(*) as held from meeting where organization_id = ? and pair_id = ? and state = 'HELD'",
                        row -> row.getLong("held"),
                        pair.organizationId(),
                        pair.id())
                .getFirst();
    }

    private String name(Pair pair, long person) {
        return people.findByIdAndOrganizationId(person, pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }
}
