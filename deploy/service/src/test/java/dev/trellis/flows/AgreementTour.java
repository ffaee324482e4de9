package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;

/** The part of the tour in which two agree on how they work together. It pairs two people of its own, in whatever program there is. */
final class AgreementTour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona ravi;
    private final Persona uma;

    private AgreementTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        ravi = trellis.person("ravi");
        uma = trellis.person("uma");
    }

    static void of(CoreFixture trellis) {
        AgreementTour tour = new AgreementTour(trellis);
        tour.draft();
        // Nobody touches it for two weeks.
        trellis.clock().advance(Duration.ofDays(13));
        trellis.pass(Duration.ofDays(2));
        tour.edits();
        tour.signatures();
        tour.looks();
        tour.claims();
    }

    /** Without letting time pass: versions, one signature, and a form that was closed half-way. */
    static void half(CoreFixture trellis) {
        AgreementTour tour = new AgreementTour(trellis);
        tour.draft();
        tour.edits();
        tour.uma.says("agreement").taps("Sign version 3");
        tour.uma.says("agreement").taps("Change it").submits(Map.of("frequency", "Every Tuesday at nine."));
    }

    private void draft() {
        ravi.says("help").says("agreement").says("agreement versions");
        uma.says("help");
        olivia.says("pair @ravi @uma");
        if (trellis.count("pair p join person o on o.id = p.mentor_id where o.display_name = 'Ravi'") == 0) {
            olivia.submits(Map.of("program", "1"));
        }
        ravi.taps("Read our agreement").says("status");
        olivia.says("agreements").says("agreements Peers").says("agreement @ravi");
    }

    private void edits() {
        ravi.says("agreement").taps("Change it");
        uma.says("agreement").taps("Change it").submits(Map.of("tracking", "We keep a list together."));
        uma.says("agreement");
        uma.submits("agreement.change", subject(1, 2), Map.of("revisit", "2020-01-01"));
        uma.submits(Map.of("activities", "Walking and talking."));
        ravi.submits(Map.of("tracking", "We keep a short list.", "preparation", "Uma brings one topic."));
        ravi.says("agreement").taps("Go on with mine").submits(Map.of());
        ravi.submits(Map.of());
        uma.says("agreement").taps("Change it").submits(Map.of()).submits(Map.of());
        uma.says("agreement versions").taps("Version 1");
        uma.says("agreement").taps("What changed");
        uma.says("agreement").taps("All versions");
    }

    private void signatures() {
        uma.says("agreement").taps("Sign version 3");
        uma.says("agreement");
        ravi.says("agreement").taps("Sign version 3");
        ravi.says("agreement").says("status");
        olivia.says("agreements").says("agreements Peers");
        ravi.sends(Button.Action.of("agreement.sign", "pair", pair(), "version", 1));
    }

    private void looks() {
        trellis.clock().advance(Duration.ofDays(56));
        trellis.pass(Duration.ofDays(6));
        uma.says("status");
        uma.says("agreement").taps("Still right");
        ravi.says("agreement").taps("Change it").submits(Map.of("escalation", "We ask the program office first."));
        ravi.says("agreement");
        ravi.taps("Throw mine away");
        ravi.says("agreement").taps("Still right");
        uma.says("agreement")
                .taps("Change it")
                .submits(Map.of("boundaries", "Nothing about family."))
                .submits(Map.of());
        ravi.says("agreement").says("status");
        // The form is closed here.
        uma.says("agreement").taps("Change it").submits(Map.of("frequency", "Every Tuesday at nine."));
        trellis.settle();
    }

    /** What buttons of yesterday name is not there any more, or never was the actor's. */
    private void claims() {
        olivia.sends(Button.Action.of("agreement.read", "pair", pair()))
                .sends(Button.Action.of("agreement.overview", "program", 0))
                .asksFor(Button.Action.of("agreement.change", "pair", pair()));
        uma.sends(Button.Action.of("agreement.read", "pair", pair(), "version", 99));
    }

    private Map<String, String> subject(int version, int step) {
        return Map.of(
                "pair", Long.toString(pair()), "version", Integer.toString(version), "step", Integer.toString(step));
    }

    private long pair() {
        return trellis.number(
                "coalesce(max(p.id), 0) from pair p join person o on o.id = p.mentor_id where o.display_name = 'Ravi'");
    }
}
