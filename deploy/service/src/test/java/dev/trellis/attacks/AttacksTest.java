package dev.trellis.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    /**
     * Attacks that succeed, each with the reason why it still may. Once one is mended its test fails until it is taken off here.
     *
     * <p>M26: an old Teams client that cannot show the card shows its {@code fallbackText}, and may take a date macro in it for one.
     */
    private static final Set<String> OPEN = Set.of("M26");

    private final List<Verdict> verdicts = new ArrayList<>();
    private Siege town;
    private Siege twoOrganizations;
    /** Anybody may install Trellis in their workspace, and nobody has. */
    private Siege installable;

    @BeforeAll
    void begin() {
        town = new Siege(Map.of()).begun(true);
        twoOrganizations =
                new Siege(Map.of("trellis.organizations", "teams:" + Town.TENANT + "=Elsewhere")).begun(false);
        installable = new Siege(Map.of(
                "trellis.slack.bot-token", "",
                "trellis.slack.client-id", "1234567890.0987654321",
                "trellis.slack.client-secret", "standin-client-secret"));
    }

    @AfterAll
    void end() throws IOException {
        town.close();
        twoOrganizations.close();
        installable.close();
        AttackReport.write(verdicts, Path.of("target/attacks.md"));
    }

    private Stream<Attack> inTown() {
        return Stream.of(
                        SlackDoorAttacks.all(),
                        TeamsTokenAttacks.all(),
                        TeamsKeyAttacks.all(),
                        TeamsBodyAttacks.all(),
                        HttpAttacks.all(),
                        PrivacyAttacks.all(),
                        ReplayAttacks.all(town),
                        OutsiderAttacks.all(town),
                        RightsAttacks.all(town),
                        CardAttacks.all(town),
                        LinkAttacks.all(town),
                        MarkupAttacks.all(town),
                        LinkAttacks.linked(town))
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> everyAttackFails() {
        return Stream.of(
                        inTown().map(attack -> test(attack, town)),
                        TenancyAttacks.all(twoOrganizations).stream().map(attack -> test(attack, twoOrganizations)),
                        OAuthAttacks.all().stream().map(attack -> test(attack, installable)))
                .flatMap(tests -> tests);
    }

    private DynamicTest test(Attack attack, Siege siege) {
        return DynamicTest.dynamicTest(attack.id() + " " + attack.tries(), () -> {
            try {
                Verdict verdict = Verdict.of(attack, siege);
                verdicts.add(verdict);
                if (OPEN.contains(attack.id())) {
                    assertThatThrownBy(verdict::hold)
                            .as("mended: no longer open")
                            .isInstanceOf(AssertionError.class);
                } else {
                    verdict.hold();
                }
            } finally {
                siege.tidy();
            }
        });
    }

    @Test
    void theListIsLongAndLeavesNoThemeOut() {
        Set<String> ids = new HashSet<>();
        Set<Theme> themes = EnumSet.noneOf(Theme.class);
        Stream.of(inTown(), TenancyAttacks.all(twoOrganizations).stream(), OAuthAttacks.all().stream())
                .flatMap(attacks -> attacks)
                .forEach(attack -> {
                    assertThat(ids.add(attack.id())).as(attack.id()).isTrue();
                    themes.add(attack.theme());
                });
        assertThat(ids).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(themes)))
                .as("themes without an attack")
                .isEmpty();
    }
}
