package dev.trellis.settings;

import dev.trellis.attention.MessageBudget;
import dev.trellis.attention.QuietProtocol;
import dev.trellis.attention.WorkingHours;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Budgets;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.PairRhythm;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.ProgramCards;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /mentor settings}: language, time zone, working hours, and how often one may be addressed (A3, I6, I7). */
@Singleton
class SettingsFlow implements Flow {
    private static final String AS_IN_MY_PROFILE = "profile";
    private static final String AS_IN_THE_PROGRAM = "program";

    private final People people;
    private final PairRhythm rhythm;
    private final Budgets budgets;
    private final Outbox outbox;

    SettingsFlow(People people, PairRhythm rhythm, Budgets budgets, Outbox outbox) {
        this.people = people;
        this.rhythm = rhythm;
        this.budgets = budgets;
        this.outbox = outbox;
    }

    @Override
    public void define(Talk talk) {
        talk.command("settings", Right.TAKE_PART, "settings.help", this::show);
        talk.form("settings.change", Right.TAKE_PART, this::form, this::save);
    }

    @Override
    public int placeInHelp() {
        return 60;
    }

    private Reply show(Turn turn, Arguments none) {
        return Reply.show(card(turn, turn.actor().person(), Text.of("settings.title")));
    }

    private Card card(Turn turn, Person person, Text title) {
        WorkingHours hours = person.workingHours();
        ZoneId zone = person.zone(turn.zone());
        return Card.of(
                title,
                new Element.Heading(title),
                new Element.Facts(List.of(
                        new Element.Fact(
                                Text.of("settings.language"),
                                Text.of(
                                        person.language() == null ? "settings.as-in-profile" : "settings.chosen",
                                        "value",
                                        language(person.speaks()))),
                        new Element.Fact(
                                Text.of("settings.time-zone"),
                                Text.of(
                                        person.timeZone() != null
                                                ? "settings.chosen"
                                                : person.profileTimeZone() != null
                                                        ? "settings.as-in-profile"
                                                        : "settings.as-in-house",
                                        "value",
                                        zone.getId())),
                        new Element.Fact(
                                Text.of("settings.working-hours"),
                                Text.of(
                                        "settings.hours",
                                        "from",
                                        hours.from().toString(),
                                        "to",
                                        hours.to().toString())),
                        new Element.Fact(Text.of("settings.working-days"), days(turn, hours)),
                        new Element.Fact(Text.of("settings.messages"), messages(person)))),
                new Element.Note(Text.of("settings.note")),
                Element.Buttons.of(Button.opening(Text.of("settings.change"), Button.Action.of("settings.change"))
                        .primary()));
    }

    private Reply form(Turn turn, Claim none) {
        Person person = turn.actor().person();
        WorkingHours hours = person.workingHours();
        List<Field.Option> languages = new ArrayList<>();
        languages.add(new Field.Option(AS_IN_MY_PROFILE, Text.of("settings.form.as-in-profile")));
        for (Language language : Language.values()) {
            languages.add(new Field.Option(language.tag(), language(language)));
        }
        List<Field.Option> days = Arrays.stream(DayOfWeek.values())
                .map(day -> new Field.Option(day.name(), day(day)))
                .toList();
        return new Reply.Ask(new Form(
                "settings.change",
                Map.of(),
                Text.of("settings.form.title"),
                null,
                List.of(
                        new Field.Choice(
                                "language",
                                Text.of("settings.language"),
                                null,
                                true,
                                languages,
                                Field.Look.MENU,
                                person.language() == null ? AS_IN_MY_PROFILE : person.language()),
                        new Field.Line(
                                "zone",
                                Text.of("settings.time-zone"),
                                Text.of("settings.form.zone-hint"),
                                false,
                                false,
                                64,
                                person.timeZone()),
                        new Field.Time("from", Text.of("settings.form.from"), null, true, hours.from()),
                        new Field.Time("to", Text.of("settings.form.to"), null, true, hours.to()),
                        new Field.Several(
                                "days",
                                Text.of("settings.working-days"),
                                null,
                                true,
                                days,
                                hours.days().stream()
                                        .sorted()
                                        .map(DayOfWeek::name)
                                        .toList()),
                        new Field.Choice(
                                "messages",
                                Text.of("settings.messages"),
                                Text.of("settings.form.messages-hint"),
                                true,
                                offered(),
                                Field.Look.MENU,
                                person.weeklyMessages() == null
                                        ? AS_IN_THE_PROGRAM
                                        : person.weeklyMessages().toString())),
                Text.of("settings.form.submit")));
    }

    private Reply save(Turn turn, Submission submission) {
        LocalTime from = submission.time("from");
        LocalTime to = submission.time("to");
        if (!from.isBefore(to)) {
            return submission.correct("to", Text.of("settings.form.to-before-from"));
        }
        Optional<String> zone = submission.maybe("zone").map(Zones::find).orElse(Optional.of(""));
        if (zone.isEmpty()) {
            return submission.correct("zone", Text.of("settings.form.unknown-zone", "zone", submission.value("zone")));
        }
        Person before = turn.actor().person();
        String language = submission.value("language");
        Person after = new Person(
                before.id(),
                before.organizationId(),
                before.displayName(),
                language.equals(AS_IN_MY_PROFILE) ? null : language,
                zone.get().isEmpty() ? null : zone.get(),
                before.profileLanguage(),
                before.profileTimeZone(),
                String.join(",", submission.several("days")),
                from.toSecondOfDay() / 60,
                to.toSecondOfDay() / 60,
                before.pausedSince(),
                before.pausedUntil(),
                before.snoozedUntil(),
                before.prefersIdentityId(),
                submission
                        .maybe("messages")
                        .filter(chosen -> !chosen.equals(AS_IN_THE_PROGRAM))
                        .map(Integer::valueOf)
                        .orElse(null),
                before.createdAt());
        people.choose(
                after.id(),
                after.organizationId(),
                after.language(),
                after.timeZone(),
                after.workingDays(),
                after.workingFrom(),
                after.workingTo(),
                after.weeklyMessages());
        // What is different for those who speak a language may be how often they are asked.
        if (!after.zone(turn.zone()).equals(before.zone(turn.zone())) || after.speaks() != before.speaks()) {
            rhythm.moved(after, turn.now());
        }
        if (!Objects.equals(after.weeklyMessages(), before.weeklyMessages())) {
            outbox.decideAnew(after.organizationId(), after.id());
        }
        return Reply.show(card(turn, after, Text.of("settings.saved")));
    }

    /** How often they are addressed at most, and whether that is their own choice. */
    private Text messages(Person person) {
        QuietProtocol protocol = budgets.of(person);
        return Text.of(
                protocol.by() instanceof QuietProtocol.By.AProgram ? "settings.as-in-program" : "settings.chosen",
                "value",
                ProgramCards.messages(protocol.budget().aWeek()));
    }

    private static List<Field.Option> offered() {
        List<Field.Option> offered = new ArrayList<>();
        offered.add(new Field.Option(AS_IN_THE_PROGRAM, Text.of("settings.form.as-in-program")));
        MessageBudget.CHOICES.forEach(
                count -> offered.add(new Field.Option(Integer.toString(count), ProgramCards.messagesToChoose(count))));
        return offered;
    }

    private static Text language(Language language) {
        return Text.of("settings.language." + language.tag());
    }

    private static Text day(DayOfWeek day) {
        return Text.of("settings.day." + day.name().toLowerCase(Locale.ROOT));
    }

    private static Text days(Turn turn, WorkingHours hours) {
        List<String> names = hours.days().stream()
                .sorted()
                .map(day -> turn.voice().plain(day(day)))
                .toList();
        return Text.words(String.join(", ", names));
    }
}
