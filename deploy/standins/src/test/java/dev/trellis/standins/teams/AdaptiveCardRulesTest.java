package dev.trellis.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SpecVersion;
import dev.trellis.standins.Json;
import dev.trellis.standins.VendorSchemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per rule. */
class AdaptiveCardRulesTest {

    static String body(String elements) {
        return "{'type':'AdaptiveCard','version':'1.5','body':[" + elements + "]}";
    }

    static String action(String action) {
        return "{'type':'AdaptiveCard','version':'1.5','body':[],'actions':[" + action + "]}";
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("text", body("{'type':'TextBlock','text':'x','weight':'Bolder','spacing':'Large'}")),
                arguments("version 1.2", "{'type':'AdaptiveCard','version':'1.2','body':[]}"),
                arguments(
                        "columns",
                        body("{'type':'ColumnSet','columns':[{'type':'Column','items':["
                                + "{'type':'TextBlock','text':'x'}]}]}")),
                arguments("facts", body("{'type':'FactSet','facts':[{'title':'a','value':'b'}]}")),
                arguments(
                        "inputs",
                        body("{'type':'Input.Text','id':'t','label':'l','isRequired':true},"
                                + "{'type':'Input.Date','id':'d'},{'type':'Input.Toggle','id':'g','title':'t'}")),
                arguments(
                        "table",
                        body("{'type':'Table','columns':[{'width':1}],'rows':[{'type':'TableRow','cells':["
                                + "{'type':'TableCell','items':[{'type':'TextBlock','text':'x'}]}]}]}")),
                arguments(
                        "execute with submit fallback",
                        action("{'type':'Action.Execute','verb':'v','title':'t',"
                                + "'fallback':{'type':'Action.Submit','title':'t'}}")),
                arguments("show card", action("{'type':'Action.ShowCard','card':{'type':'AdaptiveCard','body':[]}}")),
                arguments("open url", action("{'type':'Action.OpenUrl','url':'https://x.example'}")));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("no card", "{'type':'HeroCard'}", "AdaptiveCard"),
                arguments("version 1.6", "{'type':'AdaptiveCard','version':'1.6'}", "up to 1.5"),
                arguments("no version", "{'type':'AdaptiveCard'}", "must be like"),
                arguments("text missing", body("{'type':'TextBlock'}"), "text is required"),
                arguments("input without id", body("{'type':'Input.Text'}"), "id is required"),
                arguments(
                        "input id twice",
                        body("{'type':'Input.Text','id':'a'},{'type':'Input.Date','id':'a'}"),
                        "another"),
                arguments("required without label", body("{'type':'Input.Text','id':'a','isRequired':true}"), "label"),
                arguments(
                        "choice without value",
                        body("{'type':'Input.ChoiceSet','id':'a','choices':[{'title':'t'}]}"),
                        "value"),
                arguments("chart without fallback", body("{'type':'Chart.Line','data':[]}"), "no fallback"),
                arguments(
                        "broken fallback",
                        body("{'type':'Chart.Line','fallback':{'type':'TextBlock'}}"),
                        "text is required"),
                arguments("unknown nested", body("{'type':'Container','items':[{'type':'Nope'}]}"), "no fallback"),
                arguments("execute without verb", action("{'type':'Action.Execute','title':'t'}"), "verb"),
                arguments("unknown action", action("{'type':'Action.Http'}"), "no fallback"),
                arguments("open nothing", action("{'type':'Action.OpenUrl'}"), "url"),
                arguments("colour", body("{'type':'TextBlock','text':'x','color':'pink'}"), "one of"),
                arguments(
                        "show card on select",
                        body("{'type':'Container','items':[],'selectAction':"
                                + "{'type':'Action.ShowCard','card':{'type':'AdaptiveCard'}}}"),
                        "not supported"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String name, String card) {
        assertThat(AdaptiveCardRules.check(json(card))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String name, String card, String because) {
        assertThat(AdaptiveCardRules.check(json(card))).anyMatch(problem -> problem.contains(because));
    }

    @Test
    void aChartWithAFallbackIsTaken() {
        String chart = "{'type':'Chart.Line','data':[],'fallback':{'type':'TextBlock','text':'x'}}";
        assertThat(AdaptiveCardRules.check(json(body(chart)))).isEmpty();
        assertThat(AdaptiveCardRules.check(json(body("{'type':'Chart.Line','fallback':'drop'}"))))
                .isEmpty();
    }

    @Test
    void whatTheRulesTakeTheSchemaTakes() throws Exception {
        JsonSchema schema = VendorSchemas.load("adaptive-card-1.5.json", SpecVersion.VersionFlag.V6);
        taken().forEach(sample -> assertThat(schema.validate(json((String) sample.get()[1])))
                .as("%s", sample.get()[0])
                .isEmpty());
    }

    private static JsonNode json(String singleQuoted) {
        JsonNode read = Json.readOrMissing(singleQuoted.replace('\'', '"'));
        assertThat(read.isMissingNode()).as("JSON: %s", singleQuoted).isFalse();
        return read;
    }
}
