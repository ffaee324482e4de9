package dev.trellis.flows;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.roster.Rosters;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/** The part of the tour in which people come in by a file, are shown around, and read. */
final class RosterTour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona uma;
    private final Persona vito;

    private RosterTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        uma = trellis.person("uma");
        vito = trellis.person("vito");
    }

    static void of(CoreFixture trellis) {
        RosterTour tour = new RosterTour(trellis);
        tour.library();
        tour.files();
        tour.shownAround();
        tour.claims();
    }

    /** A page waits for a file, somebody is invited, an article is open. */
    static void half(CoreFixture trellis) {
        RosterTour tour = new RosterTour(trellis);
        tour.file("person,role\nwilla,mentee\n", false);
        tour.olivia.says("library add").submits(Map.of("title", "Half way", "body", "Go on."));
        tour.olivia.says("import Southern");
    }

    private void library() {
        // A name in a file is somebody's who was met before.
        vito.says("help");
        uma.says("library").says("library feedback").says("library fedback").says("library xylophone");
        uma.says("library " + "x".repeat(90)).says("library plan").taps("A development plan, as an example");
        olivia.says("library refresh").says("library add");
        olivia.submits(Map.of(
                "title", "Long", "body", "# One\n\n" + "begin ".repeat(280) + "\n\n# Two\n\n" + "end ".repeat(280)));
        olivia.taps("Read it").taps("More").taps("Back");
        olivia.taps("Change it")
                .submits(Map.of("body", "A [page](https://wiki.example/a)\n\n> quoted\n\n---\n\n1. first"));
        olivia.taps("Read it")
                .taps("Remove it")
                .taps("Keep it")
                .taps("Remove it")
                .taps("Yes, remove it");
        olivia.says("library add").submits(Map.of("title", "Half way", "body", "Go on."));
        olivia.says("library").taps("More articles");
    }

    private void files() {
        olivia.says("import").says("import Nowhere").saysIn("general", "import Southern");
        file("person,role\numa,mentor\nvito,mentee\nNobody Known,mentee\n", true);
        file("person,role\numa,mentor\nvito,mentee\n", true);
        file("person,role\nwilla,mentee\nxaver,mentor\n", false);
        file("person,leaves\nxaver,yes\n", false);
    }

    /** A file was brought and nobody has looked into it yet. */
    static void waiting(CoreFixture trellis) {
        new RosterTour(trellis).bring("person,role\nwilla,mentee\n", false);
    }

    private void file(String file, boolean atOnce) {
        bring(file, atOnce);
        trellis.settle();
    }

    private void bring(String file, boolean atOnce) {
        olivia.says("import Southern");
        String page = ((Reply.Show) olivia.reply())
                .card().elements().stream()
                        .filter(Element.Buttons.class::isInstance)
                        .flatMap(element -> ((Element.Buttons) element).buttons().stream())
                        .map(button -> ((Button.Press.OpenLink) button.press()).url())
                        .findFirst()
                        .orElseThrow();
        trellis.bean(Rosters.class)
                .bring(
                        page.substring(page.lastIndexOf('/') + 1),
                        file.getBytes(StandardCharsets.UTF_8),
                        atOnce,
                        new Voice(Language.ENGLISH, ZoneOffset.UTC));
    }

    private void shownAround() {
        uma.says("help").says("onboarding").taps("The first meeting").taps("Got it");
        vito.says("onboarding").taps("Your part").taps("Read more");
        trellis.pass(Duration.ofDays(4));
        vito.says("onboarding")
                .taps("Your part")
                .taps("Skip the rest")
                .says("onboarding")
                .taps("Go on");
    }

    private void claims() {
        uma.sends(Button.Action.of("onboarding.done", "onboarding", 0, "step", 0))
                .sends(Button.Action.of("library.open", "article", "own:0", "page", 0))
                .says("onboarding");
        olivia.sends(Button.Action.of("roster.import", "program", 0));
    }
}
