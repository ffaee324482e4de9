package dev.trellis.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.WitnessedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of an attack, held against what must come of it. */
record Verdict(
        Attack attack,
        Answer answer,
        List<DatabaseState.Change> changes,
        List<WitnessedCall> calls,
        List<String> visits,
        String person) {
    /** What is sent to somebody, and when they were last seen under which name. */
    private static final Set<String> OWN = Set.of("outbox", "chat_identity");

    /** Prepares, attacks, and looks at everything before and after. */
    static Verdict of(Attack attack, Siege siege) throws Exception {
        Attack.Attempt attempt = attack.preparation().prepare(siege);
        siege.town.settle();
        String person = person(attack, siege);
        Siege.Marks marks = siege.marks();
        DatabaseState before = DatabaseState.of(siege.town.database);
        Answer answer = attempt.make();
        siege.town.settle();
        List<DatabaseState.Change> changes =
                DatabaseState.of(siege.town.database).since(before);
        List<String> visits = siege.canary.visits();
        return new Verdict(
                attack, answer, changes, siege.calls(marks), visits.subList(marks.canary(), visits.size()), person);
    }

    private static String person(Attack attack, Siege siege) {
        Attacker own = attack.expected().own();
        return own == null
                ? ""
                : siege.id("select person_id from chat_identity where external_id = '" + own.user() + "'");
    }

    void hold() {
        Expected expected = attack.expected();
        assertThat(visits).as("the attacker's server was called").isEmpty();
        assertThat(answer.status()).as("answered: %s", answer.text()).isIn(expected.statuses());
        String told = answer.text() + callsAsText();
        assertThat(told).as("told").doesNotContain("Exception:", "\tat ", "dev.trellis.");
        expected.says().forEach(said -> assertThat(told).contains(said));
        expected.hides().forEach(hidden -> assertThat(told).doesNotContain(hidden));
        changes.forEach(this::hold);
        assertThat(calls.stream().filter(call -> !mayBe(call)).toList())
                .as("called")
                .isEmpty();
    }

    private void hold(DatabaseState.Change change) {
        Expected expected = attack.expected();
        if (expected.within() != null) {
            assertThat(change.came()).as("changed: %s", change).allMatch(row -> isWithin(row, expected.within()));
            assertThat(change.went()).as("changed: %s", change).allMatch(row -> isWithin(row, expected.within()));
            return;
        }
        if (expected.own() != null && OWN.contains(change.table())) {
            assertThat(change.came()).as("sent: %s", change).allMatch(this::isOwn);
            assertThat(change.went()).as("sent: %s", change).allMatch(this::isOwn);
            return;
        }
        assertThat(change.went()).as("changed or removed: %s", change).isEmpty();
        assertThat(change.came().size())
                .as("added: %s, namely %s", change, change.came())
                .isLessThanOrEqualTo(expected.added().getOrDefault(change.table(), 0));
    }

    private static boolean isWithin(Map<String, String> row, String organization) {
        return organization.equals(row.get("organization_id"));
    }

    private boolean isOwn(Map<String, String> row) {
        return person.equals(row.get("person_id"));
    }

    private boolean mayBe(WitnessedCall call) {
        Attacker own = attack.expected().own();
        return attack.expected().within() != null || (own != null && own.aloneIsReachedBy(call));
    }

    private String callsAsText() {
        return calls.stream().map(call -> "\n" + call.arguments()).collect(Collectors.joining());
    }

    String changed() {
        return changes.isEmpty()
                ? "nothing"
                : changes.stream().map(DatabaseState.Change::toString).collect(Collectors.joining(", "));
    }

    String called() {
        List<String> called = new ArrayList<>(visits);
        calls.forEach(call -> called.add(call.method() + " (to the attacker)"));
        return called.isEmpty() ? "nobody" : called.stream().distinct().collect(Collectors.joining(", "));
    }
}
