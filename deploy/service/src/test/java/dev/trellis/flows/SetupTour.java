package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;

/** The part of the tour in which an admin sets up a program. It needs nothing of the other parts but that they are over, or half over. */
final class SetupTour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona sami;
    private final Persona tara;

    private SetupTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        sami = trellis.person("sami");
        tara = trellis.person("tara");
    }

    static void of(CoreFixture trellis) {
        SetupTour tour = new SetupTour(trellis);
        tour.program();
        tour.charter();
        tour.cohorts();
        tour.variants();
        tour.checklistAndPreview();
        tour.claims();
    }

    private void program() {
        sami.says("charter").says("settings explain").taps("Where I work");
        olivia.says("program create").taps("Leadership development");
        olivia.submits(Map.of("name", "Rising", "strategy", "ftp://plans"))
                .submits(Map.of("name", "Rising", "ends", "2030-01-01"))
                .submits(Map.of(
                        "name", "Rising",
                        "metrics", "Two of three take on more.",
                        "strategy", "https://intranet.example/strategy",
                        "starts", "2026-11-01",
                        "ends", "2030-03-31"));
        olivia.says("program settings Nowhere").says("program settings Rising");
        olivia.submits(Map.of("cadence", "own"))
                .submits(Map.of("holidays", "Christmas"))
                .submits(Map.of("cadence", "own", "rule", "FREQ=WEEKLY;BYDAY=TU", "holidays", "2030-12-25 2030-12-26"));
        olivia.says("programs");
        olivia.says("program duplicate Rising")
                .submits(Map.of("name", "Rising"))
                .submits(Map.of("name", "Southern"));
        olivia.says("program settings Southern").submits(Map.of("strategy", "One company, one language."));
        olivia.says("program settings").says("programs");
        sami.says("help");
        tara.says("help");
        olivia.says("pair @sami @tara")
                .submits(Map.of("program", Long.toString(trellis.number("id from program where name = 'Rising'"))));
    }

    private void charter() {
        sami.taps("Read the charter").taps("I accept it");
        tara.says("charter");
        olivia.says("charter").says("charter Rising").taps("Change it");
        olivia.submits(Map.of()).says("charter Rising").taps("Change it");
        olivia.submits(Map.of("escalation", "Ask the people of the program office."));
        tara.taps("I accept it").taps("Read the charter").taps("I accept it");
        tara.says("charter").taps("Older versions").taps("Version 1");
        olivia.says("charter Rising").taps("Change it").submits(Map.of("time", "An hour a month.", "tell", "nobody"));
        olivia.says("charter Southern");
        trellis.settle();
    }

    private void cohorts() {
        olivia.says("cohort list").says("cohort list Southern").taps("New cohort");
        olivia.submits(Map.of("name", "Spring", "ends", "2020-01-01"))
                .submits(Map.of("name", "Spring", "ends", "2030-06-30"));
        olivia.taps("All cohorts").taps("Another like this").submits(Map.of("name", "Spring"));
        olivia.submits(Map.of());
        olivia.says("cohort list Southern").taps("Change").submits(Map.of("starts", "2029-02-01"));
        olivia.says("cohort new").says("cohort new Rising");
        olivia.submits(Map.of("name", "Long ago", "starts", "2020-01-01", "ends", "2020-06-30"));
        olivia.says("cohort list Rising");
    }

    private void variants() {
        olivia.says("variant person @sami").says("variant list").says("variant list Rising");
        olivia.says("variant new Rising")
                .submits(Map.of())
                .submits(Map.of("region", "A, B"))
                .submits(Map.of("region", "DACH"))
                .submits(Map.of("region", "DACH", "rule", "now and then"))
                .submits(Map.of("region", "DACH", "cadence", "monthly", "holidays", "2030-10-03"));
        olivia.says("variant new Rising").submits(Map.of("region", "dach", "cadence", "daily"));
        olivia.says("variant new Rising")
                .submits(Map.of("function", "Vertrieb", "language", "de", "purpose", "Verkaufen lernen."));
        olivia.taps("All variants").taps("Change").submits(Map.of("holidays", ""));
        olivia.says("variant person @tara").submits(Map.of("region", "DACH", "function", "Vertrieb"));
        sami.says("settings explain").taps("Where I work").submits(Map.of("region", "DACH"));
        tara.says("settings explain");
        sami.says("settings explain");
        olivia.says("variant list Rising").taps("Remove").taps("Keep it");
        olivia.says("variant list Rising").taps("Remove").taps("Remove it");
        olivia.says("variant new");
    }

    private void checklistAndPreview() {
        olivia.says("program checklist").says("program checklist Rising").taps("Read every message");
        for (int i = 0; i < 10; i++) {
            olivia.sends(new Button.Action(
                    "setup.preview",
                    Map.of(
                            "program",
                            Long.toString(trellis.number("id from program where name = 'Rising'")),
                            "at",
                            Integer.toString(i))));
        }
        olivia.says("program preview Rising").taps("Next message").taps("Back");
        olivia.says("program checklist Southern").says("program preview");
    }

    /** What buttons of yesterday name is not there any more, or never was the actor's. */
    private void claims() {
        olivia.sends(Button.Action.of("charter.read", "program", 0))
                .sends(Button.Action.of("setup.checklist", "program", 0))
                .sends(Button.Action.of("variant.remove", "variant", 0))
                .asksFor(Button.Action.of("cohort.change", "program", 1, "cohort", 0));
        sami.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));
    }
}
