package dev.trellis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where each module's classes and sources are. What lies in no other module's package belongs to the core. */
final class Modules {
    static final String SLACK = "dev.trellis.slack..";
    static final String TEAMS = "dev.trellis.teams..";
    static final String SCHEDULER = "dev.trellis.scheduler..";
    static final String MIGRATIONS = "dev.trellis.database..";
    static final String SERVICE = "dev.trellis.service..";
    static final String STANDINS = "dev.trellis.standins..";

    static final DescribedPredicate<JavaClass> CORE = resideInAPackage("dev.trellis..")
            .and(not(resideInAnyPackage(SLACK, TEAMS, SCHEDULER, MIGRATIONS, SERVICE, STANDINS)))
            .as("the core");

    /** Folder of a module, from the root, and its classes. The playground sees this module, not the reverse. */
    static final Map<String, DescribedPredicate<? super JavaClass>> BY_FOLDER = Map.of(
            "bot-core", CORE,
            "slack-adapter", resideInAPackage(SLACK),
            "teams-adapter", resideInAPackage(TEAMS),
            "scheduler", resideInAPackage(SCHEDULER),
            "migrations", resideInAPackage(MIGRATIONS),
            "deploy/service", resideInAPackage(SERVICE),
            "deploy/standins", resideInAPackage(STANDINS));

    private Modules() {}

    /** Every class of ours that is not a test, from folders of classes or from jars, as Maven happens to hand them out. */
    static JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.trellis");
    }

    /** The root of the checkout. */
    static Path root() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bot-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
