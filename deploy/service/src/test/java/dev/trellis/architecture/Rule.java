package dev.trellis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.trellis.architecture.Modules.CORE;
import static dev.trellis.architecture.Modules.MIGRATIONS;
import static dev.trellis.architecture.Modules.SCHEDULER;
import static dev.trellis.architecture.Modules.SERVICE;
import static dev.trellis.architecture.Modules.SLACK;
import static dev.trellis.architecture.Modules.STANDINS;
import static dev.trellis.architecture.Modules.TEAMS;

import com.tngtech.archunit.lang.ArchRule;
import dev.trellis.planted.AsksTheSystemForTheTime;
import dev.trellis.planted.KnowsAScheduler;
import dev.trellis.planted.KnowsAnAdapter;
import dev.trellis.planted.MakesATable;
import dev.trellis.planted.egg.Egg;
import dev.trellis.planted.hen.Hen;
import dev.trellis.slack.planted.SeesTeams;
import dev.trellis.standins.planted.SeesTheCore;
import dev.trellis.teams.planted.SeesSlack;
import java.util.List;

/** The rules of the architecture, each with a class that breaks it, planted to prove that the rule bites. */
@SuppressWarnings("ImmutableEnumChecker") // Rules and lists of classes that nobody changes.
enum Rule {
    THE_CORE_KNOWS_NO_CHAT_SDK_NO_QUARTZ_NO_HTTP(
            noClasses()
                    .that(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.slack..",
                            "com.microsoft..",
                            "org.quartz..",
                            "io.micronaut.http..",
                            "io.netty..",
                            "okhttp3..",
                            "java.net.http..",
                            "com.sun.net.httpserver.."),
            KnowsAScheduler.class),

    THE_CORE_KNOWS_NO_OTHER_MODULE(
            noClasses()
                    .that(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SLACK, TEAMS, SCHEDULER, MIGRATIONS, SERVICE, STANDINS),
            KnowsAnAdapter.class),

    SLACK_SEES_THE_CORE_ONLY(
            noClasses()
                    .that()
                    .resideInAPackage(SLACK)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(TEAMS, SCHEDULER, MIGRATIONS, SERVICE, STANDINS, "com.microsoft.bot.."),
            SeesTeams.class),

    TEAMS_SEES_THE_CORE_ONLY(
            noClasses()
                    .that()
                    .resideInAPackage(TEAMS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SLACK, SCHEDULER, MIGRATIONS, SERVICE, STANDINS, "com.slack.."),
            SeesSlack.class),

    THE_SCHEDULER_SEES_THE_CORE_ONLY(
            noClasses()
                    .that()
                    .resideInAPackage(SCHEDULER)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SLACK, TEAMS, MIGRATIONS, SERVICE, STANDINS),
            dev.trellis.scheduler.planted.SeesSlack.class),

    STAND_INS_SEE_NOTHING_OF_OURS(
            noClasses()
                    .that()
                    .resideInAPackage(STANDINS)
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.trellis..")
                            .and(not(resideInAPackage(STANDINS)))
                            .as("belong to the rest of Trellis")),
            SeesTheCore.class),

    /** The whole schema is in one place, where the upgrade tests see it. */
    ONLY_MIGRATIONS_HAVE_DDL(
            classes().that().resideOutsideOfPackage(MIGRATIONS).should(DataDefinition.notBeWritten()),
            MakesATable.class),

    /** Tests and the playground step the clock: whoever asks the system behind its back is left behind. */
    TIME_COMES_FROM_AN_INJECTED_CLOCK(
            noClasses().should().callMethodWhere(SystemTime.isAsked()), AsksTheSystemForTheTime.class),

    CONCEPTS_ARE_FREE_OF_CYCLES(slices().matching("dev.trellis.(**)").should().beFreeOfCycles(), Hen.class, Egg.class);

    final ArchRule rule;
    final List<Class<?>> planted;

    Rule(ArchRule rule, Class<?>... planted) {
        // A module may be empty while it is being written; ArchitectureTest sees to it that no module is overlooked.
        this.rule = rule.allowEmptyShould(true);
        this.planted = List.of(planted);
    }
}
