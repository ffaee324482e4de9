package dev.trellis.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.flows.Town;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole list. Each attack is one test, named by what is tried: what is answered, that no row of any table changes but those it names,
 * and that nobody is called. {@code target/attacks.md} says afterwards what came of each.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
    private static final int LEAST = 60;

    private final List<Verdict> verdicts = new ArrayList<>();
    private Siege town;
    private Siege twoOrganizations;

    @BeforeAll
    void begin() {
        town = new Siege(Map.of()).begun(true);
        twoOrganizations =
                new Siege(Map.of("trellis.organizations", "teams:" + Town.TENANT + "=Elsewhere")).begun(false);
    }

    @AfterAll
    void end() throws IOException {
        town.close();
        twoOrganizations.close();
        AttackReport.write(verdicts, Path.of("target/attacks.md"));
    }

    private static Stream<Attack> all() {
        return Stream.of(SlackDoorAttacks.all(), TeamsTokenAttacks.all(), TeamsBodyAttacks.all(), HttpAttacks.all())
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> everyAttackFails() {
        return all().map(attack -> test(attack, town));
    }

    private DynamicTest test(Attack attack, Siege siege) {
        return DynamicTest.dynamicTest(attack.id() + " " + attack.tries(), () -> {
            try {
                Verdict verdict = Verdict.of(attack, siege);
                verdicts.add(verdict);
                verdict.hold();
            } finally {
                siege.tidy();
            }
        });
    }

    @Test
    void theListIsLongAndLeavesNoThemeOut() {
        Set<String> ids = new HashSet<>();
        Set<Theme> themes = EnumSet.noneOf(Theme.class);
        all().forEach(attack -> {
            assertThat(ids.add(attack.id())).as(attack.id()).isTrue();
            themes.add(attack.theme());
        });
        assertThat(ids).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(themes)))
                .as("themes without an attack")
                .isEmpty();
    }
}
