package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The part of the tour about what becomes of pairs, and what is learned. It needs an owner and nothing else of the other parts. */
final class TrialTour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona wanda;
    private final Persona yuri;
    private final Persona zoe;

    private TrialTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        wanda = trellis.person("wanda");
        yuri = trellis.person("yuri");
        zoe = trellis.person("zoe");
    }

    static void of(CoreFixture trellis) {
        TrialTour tour = new TrialTour(trellis);
        tour.program();
        tour.trials();
        tour.cases();
        tour.endings();
        tour.cohortEnds();
        tour.handovers();
        tour.reports();
    }

    /** As far as needs no time: an end, a hand-over and a setting are open. */
    static void half(CoreFixture trellis) {
        TrialTour tour = new TrialTour(trellis);
        tour.program();
        tour.pair(tour.wanda, "wanda", "yuri");
        tour.yuri.says("end").taps("Goals reached");
        tour.yuri.taps("Say a few last words").submits(Map.of("thanks", "For everything.", "reflection", "Braver."));
        tour.pair(tour.wanda, "wanda", "zoe");
        tour.olivia.says("handover @zoe @yuri");
        tour.olivia.says("trial Orchard");
    }

    private void program() {
        List.of(wanda, yuri, zoe).forEach(person -> person.says("help"));
        olivia.says("program create Orchard").submits(Map.of("cadence", "quarterly", "capacity", "3"));
        olivia.says("program create Orchard").submits(Map.of("name", "Orchard", "cadence", "quarterly"));
        yuri.says("end");
        olivia.says("end").says("trial").says("trial Orchard");
        olivia.submits(Map.of("weeks", "0")).says("trial Orchard").submits(Map.of("weeks", "2"));
        olivia.says("program preview Orchard");
        for (int at = 6; at < 16; at++) {
            olivia.sends(new Button.Action("setup.preview", Map.of("program", program("Orchard"), "at", "" + at)));
        }
    }

    private void trials() {
        pair(wanda, "wanda", "yuri");
        trellis.pass(Duration.ofDays(17));
        yuri.says("status").taps("Still deciding").taps("Change answer").taps("Keep my answer");
        trellis.pass(Duration.ofDays(22));
        yuri.taps("Good fit").taps("Change answer").taps("Not a fit").taps("Different goals");
    }

    private void cases() {
        yuri.taps("Tell the program team");
        wanda.taps("Good fit");
        olivia.taps("Whom to contact").taps("Snooze a week");
        trellis.pass(Duration.ofDays(8));
        olivia.taps("Keep for now");
        yuri.says("end").taps("It isn’t working").taps("Tell the program team");
        olivia.taps("Re-pair").taps("Leave it").taps("Re-pair").taps("End it and re-pair");
        olivia.sends(Button.Action.of("trial.keep-pair", "case", trellis.number("max(id) from trial_case")));
        yuri.sends(Button.Action.of("trial.keep", "trial", 0));
        olivia.says("end @wanda @yuri");
    }

    private void endings() {
        pair(wanda, "wanda", "zoe");
        zoe.says("meet @wanda").submits(Map.of("day", inDays(60), "time", "10:00"));
        wanda.taps("Accept");
        zoe.says("end @wanda").taps("Leave it as it is");
        zoe.says("end @wanda").taps("Goals reached").taps("Take it back");
        zoe.says("end @wanda").taps("Its time is over").says("end").says("status");
        zoe.taps("Say a few last words");
        zoe.submits(Map.of("thanks", "For your patience.", "lessons", "Ask sooner.", "reflection", "It was hard."));
        zoe.taps("Say a few last words").submits(Map.of("lessons", "Ask sooner.", "audience", "PROGRAM_TEAM"));
        zoe.taps("Say a few last words").submits(Map.of("thanks", "", "lessons", "", "audience", "ME"));
        zoe.taps("Say a few last words")
                .submits(Map.of("thanks", "For your patience.", "lessons", "Ask sooner.", "audience", "PROGRAM_TEAM"));
        wanda.taps("End it now").taps("Not now").taps("End it now").taps("Yes, end it now");
        olivia.says("end lessons").says("end lessons Orchard");
        pair(wanda, "wanda", "zoe");
        olivia.says("end @wanda @zoe").taps("Things have changed").taps("Take it back");
        olivia.says("end @wanda @zoe").taps("It isn’t working");
        olivia.says("end @wanda @zoe").taps("Things have changed");
        trellis.pass(Duration.ofDays(9));
    }

    private void cohortEnds() {
        olivia.says("cohort new Orchard").submits(Map.of("name", "Harvest", "starts", inDays(-1), "ends", inDays(20)));
        pair(yuri, "yuri", "zoe");
        trellis.pass(Duration.ofDays(16));
        zoe.taps("Four weeks longer");
        trellis.pass(Duration.ofDays(40));
    }

    private void handovers() {
        pair(wanda, "wanda", "zoe");
        zoe.says("meet @wanda").submits(Map.of("day", inDays(40), "time", "10:00"));
        wanda.taps("Accept");
        wanda.says("handover @zoe @wanda").says("handover @yuri @zoe").says("handover @zoe @yuri");
        olivia.says("handover @zoe @yuri");
        wanda.taps("Take it back").says("handover @zoe @yuri");
        zoe.taps("No, thank you");
        olivia.says("handover @zoe @yuri");
        trellis.pass(Duration.ofDays(15));
        olivia.says("handover @zoe @yuri");
        zoe.taps("Share: next steps").taps("Yes, I’d like that");
        yuri.taps("Yes, I’ll take over");
        zoe.sends(Button.Action.of("handover.yes", "handover", trellis.number("max(id) from handover")));
        // Whoever has two mentors is asked which one is meant.
        pair(wanda, "wanda", "zoe");
        olivia.says("handover @zoe @mara");
        zoe.says("end");
    }

    private void reports() {
        for (String report : List.of("rotation", "inclusion", "factors")) {
            olivia.says("report " + report).says("report " + report + " Orchard");
        }
    }

    private void pair(Persona mentor, String one, String other) {
        olivia.says("pair @" + one + " @" + other).submits(Map.of("program", program("Orchard")));
        mentor.says("status");
    }

    private String program(String name) {
        return Long.toString(trellis.number("id from program where name = '" + name + "'"));
    }

    private String inDays(int days) {
        return trellis.clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(days)
                .toString();
    }
}
