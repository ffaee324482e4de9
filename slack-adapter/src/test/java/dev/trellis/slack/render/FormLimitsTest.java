package dev.trellis.slack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.slack.SchemaCheck;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormLimitsTest {
    @Test
    void moreOptionsThanAMenuHoldsAreGroupedByTheirLettersAndNoneIsLost() {
        JsonNode element =
                element(new Field.Choice("who", words("Who"), null, true, options(250), Field.Look.MENU, "v249"));
        assertThat(element.path("option_groups")).hasSize(3);
        assertThat(element.path("option_groups")
                        .path(0)
                        .path("label")
                        .path("text")
                        .asText())
                .isEqualTo("A–J");
        assertThat(element.findValues("value")).hasSize(251);
        assertThat(element.path("initial_option").path("value").asText()).isEqualTo("v249");
    }

    @Test
    void whatDoesNotFitInViewBecomesAMenu() {
        assertThat(type(new Field.Choice("a", words("A"), null, true, options(10), Field.Look.OPEN, null)))
                .isEqualTo("radio_buttons");
        assertThat(type(new Field.Choice("a", words("A"), null, true, options(11), Field.Look.OPEN, null)))
                .isEqualTo("static_select");
        assertThat(type(new Field.Several("a", words("A"), null, true, options(10), List.of())))
                .isEqualTo("checkboxes");
        assertThat(type(new Field.Several("a", words("A"), null, true, options(120), List.of("v3", "v119"))))
                .isEqualTo("multi_static_select");
    }

    @Test
    void aChoiceAmongNothingSaysSoInBothLanguages() {
        Field nothing = new Field.Choice("who", words("Who"), null, true, List.of(), Field.Look.MENU, null);
        assertThat(view(nothing, RecordingConversation.VOICE).toString())
                .contains("Who", ": there is nothing to choose from");
        assertThat(view(nothing, new Voice(Language.GERMAN, ZoneOffset.UTC)).toString())
                .contains("Who", ": Hier gibt es");
    }

    @Test
    void longLabelsTitlesAndValuesAreShortened() {
        Field line = new Field.Line(
                "l", words("L".repeat(3_000)), words("H".repeat(3_000)), false, true, 50, "x".repeat(80));
        Form form = new Form("f", Map.of(), words("T".repeat(40)), null, List.of(line), words("S".repeat(40)));
        JsonNode view = FormRenderer.view(form, RecordingConversation.VOICE);
        SchemaCheck.available().ifPresent(schema -> schema.modal(view));
        assertThat(view.path("title").path("text").asText()).hasSize(24).endsWith("…");
        assertThat(view.findValue("initial_value").asText()).hasSize(50).endsWith("…");
    }

    @Test
    void errorsOfAFormThatOpensWithThemStandBeforeTheirFields() {
        Form form = new Form(
                "f",
                Map.of(),
                words("T"),
                null,
                List.of(new Field.Date("day", words("Day"), null, true, null)),
                words("S"));
        JsonNode blocks = FormRenderer.view(form, RecordingConversation.VOICE, Map.of("day", words("Too late.")))
                .path("blocks");
        assertThat(blocks).hasSize(2);
        assertThat(blocks.path(0).toString()).contains("Too late.");
    }

    @Test
    void whatAFormIsAboutComesBackAndTooMuchOfItIsAMistake() {
        FormMetadata metadata = new FormMetadata("checkin.words", Map.of("id", "7", "b", "ä\"\\"));
        assertThat(FormMetadata.read(metadata.write())).contains(metadata);
        assertThat(FormMetadata.read(null)).isEmpty();
        assertThat(FormMetadata.read("words")).isEmpty();
        assertThat(FormMetadata.read("{\"form\":7}")).isEmpty();
        assertThatThrownBy(() -> new FormMetadata("f", Map.of("id", "x".repeat(3_000))).write())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActionComesBackAsItWasWritten() {
        assertThat(ActionId.read(ActionId.act("checkin.answer", 12), "{\"id\":\"7\"}"))
                .isEqualTo(new ActionId.Act(
                        new dev.trellis.conversation.message.Button.Action("checkin.answer", Map.of("id", "7"))));
        assertThat(ActionId.read(ActionId.form("a#b:c", 1), "{}"))
                .isEqualTo(new ActionId.OpenForm(dev.trellis.conversation.message.Button.Action.of("a#b:c")));
        assertThat(ActionId.read(ActionId.link(3), null)).isEqualTo(new ActionId.Link());
        assertThat(ActionId.read("somebody else's", "words"))
                .isEqualTo(new ActionId.Act(dev.trellis.conversation.message.Button.Action.of("somebody else's")));
        assertThat(ActionId.read("", null)).isInstanceOf(ActionId.Act.class);
    }

    private static String type(Field field) {
        return element(field).path("type").asText();
    }

    private static JsonNode element(Field field) {
        return view(field, RecordingConversation.VOICE).path("blocks").path(0).path("element");
    }

    private static JsonNode view(Field field, Voice voice) {
        JsonNode view = FormRenderer.view(new Form("f", Map.of(), words("T"), null, List.of(field), words("S")), voice);
        SchemaCheck.available().ifPresent(schema -> schema.modal(view));
        return view;
    }

    private static List<Field.Option> options(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Field.Option("v" + i, words((char) ('A' + i / 10) + " option " + i)))
                .toList();
    }

    private static Text words(String words) {
        return Text.words(words);
    }
}
