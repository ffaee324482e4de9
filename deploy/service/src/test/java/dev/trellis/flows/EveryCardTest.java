package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.Capability;
import dev.trellis.slack.render.CardRenderer;
import dev.trellis.slack.render.FormRenderer;
import dev.trellis.standins.slack.BlockKitRules;
import dev.trellis.standins.slack.ViewRules;
import dev.trellis.standins.teams.AdaptiveCardRules;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that Trellis says, on both platforms, in every language: the tour meets every declared button and form, and what it meets is
 * held against both vendors' rules, the vendors' schemas, and the golden files, which are there to be read.
 */
@Tag("database")
@Tag("tour")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCardTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    /** On all cards, also on those that read the same and ask for something else. */
    private final Set<String> met = new TreeSet<>();

    private final Set<String> offered = new TreeSet<>();
    private final Set<String> buttonsDeclared = new TreeSet<>();
    private final Set<String> formsDeclared = new TreeSet<>();

    @BeforeAll
    void tour() {
        try (CoreFixture trellis = new CoreFixture(Capability.HOME)) {
            Tour.of(trellis);
            Talk talk = trellis.bean(Talk.class);
            talk.buttons().forEach(button -> buttonsDeclared.add(button.name()));
            talk.forms().forEach(form -> formsDeclared.add(form.name()));
            trellis.chat().delivered().forEach(this::meet);
            trellis.chat().homes().values().forEach(this::meet);
            trellis.replies().forEach(reply -> {
                switch (reply) {
                    case Reply.Show show -> meet(show.card());
                    case Reply.Replace replace -> meet(replace.card());
                    case Reply.Ask ask -> meet(ask.form());
                    case Reply.Correct correct -> meet(correct.form());
                    case Reply.Quiet ignored -> {}
                }
            });
        }
    }

    @Test
    void theTourMeetsEveryButtonAndForm() {
        Set<String> opened =
                new TreeSet<>(forms.values().stream().map(Form::name).toList());
        assertThat(formsDeclared)
                .as("every form that a button opens is declared")
                .containsAll(offered);
        assertThat(met).as("every button on a card is declared").allMatch(buttonsDeclared::contains);
        assertThat(missing(buttonsDeclared, met))
                .as("declared buttons that nobody meets")
                .isEmpty();
        assertThat(missing(formsDeclared, opened))
                .as("declared forms that nobody meets")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void slackTakesEveryCardAndForm(Language language) {
        Voice voice = new Voice(language, Town.BERLIN);
        cards.forEach((name, card) -> {
            JsonNode blocks = CardRenderer.message(card, voice, true).blocks();
            assertThat(BlockKitRules.check(blocks, BlockKitRules.Surface.MESSAGE))
                    .as(name)
                    .isEmpty();
        });
        forms.forEach((name, form) -> assertThat(ViewRules.check(FormRenderer.view(form, voice)))
                .as(name)
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void teamsTakesEveryCardAndForm(Language language) {
        Voice voice = new Voice(language, Town.BERLIN);
        cards.forEach((name, card) ->
                assertThat(AdaptiveCardRules.check(teams(card, voice))).as(name).isEmpty());
        forms.forEach((name, form) ->
                assertThat(AdaptiveCardRules.check(teams(form, voice))).as(name).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theVendorsSchemasTakeEveryCardAndForm(Language language) {
        VendorSchemas schemas = VendorSchemas.orSkip();
        Voice voice = new Voice(language, Town.BERLIN);
        cards.forEach((name, card) -> {
            assertThat(schemas.findingsInBlocks(
                            CardRenderer.message(card, voice, true).blocks()))
                    .as(name)
                    .isEmpty();
            assertThat(schemas.findingsInCard(teams(card, voice))).as(name).isEmpty();
        });
        forms.forEach((name, form) -> {
            assertThat(schemas.findingsInBlocks(FormRenderer.view(form, voice).path("blocks")))
                    .as(name)
                    .isEmpty();
            assertThat(schemas.findingsInCard(teams(form, voice))).as(name).isEmpty();
        });
    }

    /** To be read by people: {@code -Dgolden.write=true} writes it anew. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsSaidIsWhatWasRead(Language language) throws IOException {
        Voice voice = new Voice(language, Town.BERLIN);
        Set<String> said = new TreeSet<>();
        // Codes are random.
        cards.values()
                .forEach(card -> said.add(
                        PlainText.of(card, voice).replaceAll("link [2-9A-Z]{4}-[2-9A-Z]{4}", "link CODE-CODE")));
        forms.values().forEach(form -> said.add(text(form, voice)));
        // The others of the crowd are told the same as the first pair.
        said.removeIf(text -> text.matches("(?s).*(Mentor|Mentee)[2-7].*"));
        String all = String.join("\n\n----\n\n", said) + "\n";
        Path golden = GOLDEN.resolve("everything-said_" + language.tag() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, all);
        }
        assertThat(all).isEqualTo(Files.readString(golden));
    }

    private void meet(Card card) {
        card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                .forEach(button -> {
                    switch (button.press()) {
                        case Button.Press.Act act -> met.add(act.action().name());
                        case Button.Press.OpenForm open ->
                            offered.add(open.form().name());
                        case Button.Press.OpenLink ignored -> {}
                    }
                });
        cards.putIfAbsent(PlainText.of(card, new Voice(Language.ENGLISH, Town.BERLIN)), card);
    }

    private void meet(Form form) {
        forms.putIfAbsent(text(form, new Voice(Language.ENGLISH, Town.BERLIN)), form);
    }

    private static String text(Form form, Voice voice) {
        return "[form] " + voice.plain(form.title()) + "\n"
                + Optional.ofNullable(form.introduction())
                        .map(text -> voice.plain(text) + "\n")
                        .orElse("")
                + form.fields().stream()
                        .map(field -> "  " + voice.plain(field.label()) + (field.required() ? " *" : "")
                                + Optional.ofNullable(field.hint())
                                        .map(hint -> " (" + voice.plain(hint) + ")")
                                        .orElse(""))
                        .collect(Collectors.joining("\n"))
                + "\n  [" + voice.plain(form.submit()) + "]";
    }

    private static JsonNode teams(Card card, Voice voice) {
        return dev.trellis.teams.render.MessageRenderer.card(card, voice, "m1");
    }

    private static JsonNode teams(Form form, Voice voice) {
        return JSON.valueToTree(dev.trellis.teams.render.FormRenderer.opened(form, voice)
                .getCard()
                .getContent());
    }

    private static Set<String> missing(Set<String> declared, Set<String> met) {
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(met);
        return missing;
    }
}
