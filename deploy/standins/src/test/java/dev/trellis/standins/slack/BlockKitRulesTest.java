package dev.trellis.standins.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per rule: what just passes, what just fails. */
class BlockKitRulesTest {

    static String plain(String text) {
        return "{'type':'plain_text','text':'" + text + "'}";
    }

    static String mrkdwn(String text) {
        return "{'type':'mrkdwn','text':'" + text + "'}";
    }

    static String chars(int count) {
        return "x".repeat(count);
    }

    static String times(int count, String each) {
        return String.join(
                ",",
                Stream.iterate(0, i -> i + 1)
                        .limit(count)
                        .map(i -> each.replace("#", String.valueOf(i)))
                        .toList());
    }

    static String section(String text) {
        return "{'type':'section','text':" + mrkdwn(text) + "}";
    }

    static String button(String more) {
        return "{'type':'button','text':" + plain("b") + more + "}";
    }

    static String actions(String elements) {
        return "{'type':'actions','elements':[" + elements + "]}";
    }

    static String option(String value) {
        return "{'text':" + plain("o") + ",'value':'" + value + "'}";
    }

    static String select(String options, String more) {
        return actions("{'type':'static_select','action_id':'a','options':[" + options + "]" + more + "}");
    }

    static String ticks(String type, int count) {
        return actions("{'type':'" + type + "','action_id':'a','options':[" + times(count, option("v#")) + "]}");
    }

    static String input(String element) {
        return "{'type':'input','label':" + plain("l") + ",'element':" + element + "}";
    }

    static String chart(String chart) {
        return "{'type':'data_visualization','title':'t','chart':" + chart + "}";
    }

    static String line(int points) {
        return chart("{'type':'line','axis_config':{'categories':[" + times(points, "'c#'")
                + "]},'series':[{'name':'s','data':[" + times(points, "{'label':'c#','value':1}") + "]}]}");
    }

    static final String TEXT_INPUT = "{'type':'plain_text_input','action_id':'a'}";

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("section text 3000", section(chars(3_000))),
                arguments(
                        "section fields 10 x 2000",
                        "{'type':'section','fields':[" + times(10, mrkdwn(chars(2_000))) + "]}"),
                arguments("header 150", "{'type':'header','text':" + plain(chars(150)) + "}"),
                arguments("divider", "{'type':'divider'}"),
                arguments("context 10", "{'type':'context','elements':[" + times(10, mrkdwn("x")) + "]}"),
                arguments("actions 25", actions(times(25, button(",'action_id':'a#'")))),
                arguments("button value 2000", actions(button(",'value':'" + chars(2_000) + "'"))),
                arguments("action id 255", actions(button(",'action_id':'" + chars(255) + "'"))),
                arguments("select with 100 options", select(times(100, option("v#")), "")),
                arguments("option value 150", select(option(chars(150)), "")),
                arguments("initial option", select(option("v"), ",'initial_option':" + option("v"))),
                arguments("radio 10", ticks("radio_buttons", 10)),
                arguments("checkboxes 10", ticks("checkboxes", 10)),
                arguments("input", input(TEXT_INPUT)),
                arguments("datepicker", actions("{'type':'datepicker','initial_date':'2026-11-30'}")),
                arguments("timepicker", actions("{'type':'timepicker','initial_time':'23:59'}")),
                arguments("datetimepicker", actions("{'type':'datetimepicker','initial_date_time':1795000000}")),
                arguments("image", "{'type':'image','image_url':'https://x.example/i.png','alt_text':'a'}"),
                arguments("markdown", "{'type':'markdown','text':'# Hi'}"),
                arguments("line with 20 points", line(20)),
                arguments("pie", chart("{'type':'pie','segments':[{'label':'a','value':1}]}")),
                arguments("rich text", "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[]}]}"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("section text 3001", section(chars(3_001)), "less than 3001"),
                arguments("empty text", section(""), "more than 0"),
                arguments("section without text", "{'type':'section'}", "text or fields"),
                arguments(
                        "11 fields", "{'type':'section','fields':[" + times(11, mrkdwn("x")) + "]}", "no more than 10"),
                arguments("field 2001", "{'type':'section','fields':[" + mrkdwn(chars(2_001)) + "]}", "less than 2001"),
                arguments("header 151", "{'type':'header','text':" + plain(chars(151)) + "}", "less than 151"),
                arguments("header mrkdwn", "{'type':'header','text':" + mrkdwn("x") + "}", "plain_text"),
                arguments(
                        "context 11",
                        "{'type':'context','elements':[" + times(11, mrkdwn("x")) + "]}",
                        "no more than 10"),
                arguments("context button", "{'type':'context','elements':[" + button("") + "]}", "unsupported type"),
                arguments("actions 26", actions(times(26, button(",'action_id':'a#'"))), "no more than 25"),
                arguments("no actions", actions(""), "at least 1"),
                arguments(
                        "button text 76", actions("{'type':'button','text':" + plain(chars(76)) + "}"), "less than 76"),
                arguments("button value 2001", actions(button(",'value':'" + chars(2_001) + "'")), "less than 2001"),
                arguments("button style", actions(button(",'style':'green'")), "one of"),
                arguments("action id 256", actions(button(",'action_id':'" + chars(256) + "'")), "less than 256"),
                arguments("same action id twice", actions(times(2, button(",'action_id':'a'"))), "already exists"),
                arguments("block id 256", "{'type':'divider','block_id':'" + chars(256) + "'}", "less than 256"),
                arguments("101 options", select(times(101, option("v#")), ""), "no more than 100"),
                arguments("no options", select("", ""), "at least 1"),
                arguments("option value 151", select(option(chars(151)), ""), "less than 151"),
                arguments("same option twice", select(times(2, option("v")), ""), "distinct"),
                arguments("initial not offered", select(option("v"), ",'initial_option':" + option("w")), "match one"),
                arguments("radio 11", ticks("radio_buttons", 11), "no more than 10"),
                arguments("checkboxes 11", ticks("checkboxes", 11), "no more than 10"),
                arguments("overflow 6", ticks("overflow", 6), "no more than 5"),
                arguments("text input in actions", actions(TEXT_INPUT), "unsupported type"),
                arguments("button in input", input(button("")), "unsupported type"),
                arguments("date", actions("{'type':'datepicker','initial_date':'30.11.2026'}"), "a date"),
                arguments("time", actions("{'type':'timepicker','initial_time':'24:00'}"), "a time"),
                arguments("input without label", "{'type':'input','element':" + TEXT_INPUT + "}", "label"),
                arguments("image without alt", "{'type':'image','image_url':'https://x.example/i.png'}", "alt_text"),
                arguments("unknown block", "{'type':'nope'}", "unsupported type"),
                arguments("unknown field", "{'type':'divider','colour':'red'}", "known properties"),
                arguments("line with 21 points", line(21), "no more than 20"),
                arguments(
                        "series not covering",
                        chart("{'type':'bar','axis_config':{'categories':['a','b']},"
                                + "'series':[{'name':'s','data':[{'label':'a','value':1}]}]}"),
                        "one point per category"),
                arguments(
                        "chart title 51",
                        "{'type':'data_visualization','title':'" + chars(51)
                                + "','chart':{'type':'pie','segments':[{'label':'a','value':1}]}}",
                        "less than 51"),
                arguments(
                        "confirm title 101",
                        actions(button(",'confirm':{'title':" + plain(chars(101)) + ",'text':" + plain("t")
                                + ",'confirm':" + plain("y") + ",'deny':" + plain("n") + "}")),
                        "less than 101"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String name, String block) {
        assertThat(BlockKitRules.check(blocks(block), BlockKitRules.Surface.MESSAGE))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String name, String block, String because) {
        assertThat(BlockKitRules.check(blocks(block), BlockKitRules.Surface.MESSAGE))
                .extracting(Finding::toString)
                .anySatisfy(finding -> assertThat(finding).contains(because).contains("[json-pointer:/blocks/0"));
    }

    @Test
    void aMessageHoldsFiftyBlocksAViewAHundred() {
        JsonNode fiftyOne = blocks(times(51, "{'type':'divider'}"));
        assertThat(BlockKitRules.check(fiftyOne, BlockKitRules.Surface.MESSAGE)).hasSize(1);
        assertThat(BlockKitRules.check(fiftyOne, BlockKitRules.Surface.MODAL)).isEmpty();
        assertThat(BlockKitRules.check(blocks(times(101, "{'type':'divider'}")), BlockKitRules.Surface.HOME))
                .hasSize(1);
    }

    @Test
    void blockIdsAreDistinct() {
        assertThat(BlockKitRules.check(
                        blocks(times(2, "{'type':'divider','block_id':'same'}")), BlockKitRules.Surface.MESSAGE))
                .hasSize(1);
    }

    @Test
    void atMostTwoChartsAndTwelveThousandMarkdownCharactersAMessage() {
        assertThat(BlockKitRules.check(blocks(times(2, line(1))), BlockKitRules.Surface.MESSAGE))
                .isEmpty();
        assertThat(BlockKitRules.check(blocks(times(3, line(1))), BlockKitRules.Surface.MESSAGE))
                .hasSize(1);
        String markdown = "{'type':'markdown','text':'" + chars(6_001) + "'}";
        assertThat(BlockKitRules.check(blocks(times(2, markdown)), BlockKitRules.Surface.MESSAGE))
                .hasSize(1);
    }

    @Test
    void chartsAndMarkdownAreForMessagesOnly() {
        assertThat(BlockKitRules.check(blocks(line(1)), BlockKitRules.Surface.MODAL))
                .isNotEmpty();
        assertThat(BlockKitRules.check(blocks(line(1)), BlockKitRules.Surface.HOME))
                .isNotEmpty();
    }

    static Stream<Arguments> views() {
        String title = ",'title':" + plain("t");
        String submit = ",'submit':" + plain("s");
        return Stream.of(
                arguments("modal", "{'type':'modal'" + title + submit + ",'blocks':[" + input(TEXT_INPUT) + "]}", ""),
                arguments("title 25", "{'type':'modal','title':" + plain(chars(25)) + ",'blocks':[]}", "less than 25"),
                arguments(
                        "input without submit",
                        "{'type':'modal'" + title + ",'blocks':[" + input(TEXT_INPUT) + "]}",
                        "submit"),
                arguments(
                        "private metadata",
                        "{'type':'modal'" + title + ",'blocks':[],'private_metadata':'" + chars(3_001) + "'}",
                        "less than 3001"),
                arguments("home with title", "{'type':'home'" + title + ",'blocks':[]}", "known properties"),
                arguments("workflow_step", "{'type':'workflow_step','blocks':[]}", "unsupported type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void aView(String name, String view, String because) {
        List<Finding> findings = ViewRules.check(json(view));
        if (because.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::toString).anyMatch(each -> each.contains(because));
        }
    }

    static JsonNode blocks(String blocks) {
        return json("[" + blocks + "]");
    }

    static JsonNode json(String singleQuoted) {
        JsonNode read = Json.readOrMissing(singleQuoted.replace('\'', '"'));
        assertThat(read.isMissingNode()).as("JSON: %s", singleQuoted).isFalse();
        return read;
    }
}
