package dev.trellis.flows;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;

/** The part of the tour in which people are invited, join, answer questions and are approved. It begins a program of its own. */
final class SignUpTour {
    private final CoreFixture trellis;
    private final Persona olivia;
    private final Persona ines;
    private final Persona jonas;
    private final Persona kaya;

    private SignUpTour(CoreFixture trellis) {
        this.trellis = trellis;
        olivia = trellis.person("olivia");
        ines = trellis.person("ines");
        jonas = trellis.person("jonas");
        kaya = trellis.person("kaya");
    }

    static void of(CoreFixture trellis) {
        SignUpTour tour = new SignUpTour(trellis);
        tour.lists();
        tour.invitations();
        tour.mentee();
        tour.mentor();
        tour.applications();
        tour.leaving();
        tour.claims();
        trellis.pass(Duration.ofDays(12));
    }

    private String program() {
        return Long.toString(trellis.number("id from program where name = 'Growing'"));
    }

    private void lists() {
        olivia.says("program create Growing").submits(Map.of());
        olivia.says("skills").says("skills Nowhere").says("skills Growing").taps("Change: groups");
        olivia.submits(Map.of("lines", "x".repeat(70)))
                .submits(Map.of("lines", "Parents\nFirst in the family at university"));
        olivia.taps("All lists").taps("Change: skills").submits(Map.of("lines", ""));
        olivia.says("skills Growing")
                .taps("Change: skills")
                .submits(Map.of("lines", "Writing clearly\nNetworking\nBeekeeping"));
        olivia.says("skills Growing").taps("Change: interests").submits(Map.of("lines", ""));
        olivia.says("skills Growing");
    }

    private void invitations() {
        ines.says("help").says("intake").says("leave");
        jonas.says("help");
        olivia.says("invite here").saysIn("mentoring", "invite here").saysIn("growing", "invite here Growing");
        olivia.saysIn("growing", "invite here Growing");
        olivia.says("invite mentors @ines").submits(Map.of("program", program(), "side", "mentor"));
        olivia.says("invite").submits(Map.of("program", program()));
        olivia.says("invite mentees @ines @jonas").submits(Map.of("program", program(), "side", "mentee"));
        olivia.says("invite @ines @jonas").submits(Map.of("program", program(), "side", "mentor"));
        ines.says("status");
        jonas.taps("Not now").says("status");
        olivia.says("invite @jonas").submits(Map.of("program", program(), "side", "mentor"));
    }

    private void mentee() {
        kaya.says("join").says("join Growing").taps("Find a mentor");
        kaya.taps("Accept and find a mentor").says("status").taps("Answer the questions");
        kaya.submits(Map.of()).submits(Map.of("skills", "@writing,Beekeeping")).submits(Map.of());
        kaya.says("status").says("join mentee Growing").says("intake");
        kaya.submits(Map.of("goals", "@confidence", "aspirations", "To be heard", "barriers", "Time"));
        kaya.submits(Map.of("strengths", "@patience,@courage", "learning", "doing"))
                .submits(Map.of("languages", "de,en"));
        kaya.submits(Map.of("groups", "Parents")).taps("What I said").says("intake");
        kaya.taps("Change: what you want to learn")
                .submits(Map.of("skills", "@networking"))
                .submits(Map.of());
        kaya.says("intake").taps("Change: groups").submits(Map.of("groups", "rather-not-say"));
        kaya.says("status");
    }

    private void mentor() {
        ines.says("join mentor Growing").taps("Accept and be a mentor").says("status");
        ines.taps("Answer the questions")
                .submits(Map.of("skills", "@writing,@networking"))
                .submits(Map.of());
        ines.submits(Map.of()).submits(Map.of()).submits(Map.of("limit", "1")).submits(Map.of("groups", "Parents"));
        ines.says("status").says("join mentor Growing").says("intake");
        jonas.says("join mentor Growing").taps("Accept and be a mentor");
        jonas.taps("Answer the questions")
                .submits(Map.of("skills", "@networking"))
                .submits(Map.of());
    }

    private void applications() {
        olivia.says("applications")
                .says("applications Growing")
                .taps("Look at it")
                .taps("Approve");
        olivia.says("applications Growing").taps("Look at it").taps("Decline").submits(Map.of());
        olivia.submits(Map.of("reason", "Please settle in first; ask again in spring."));
        jonas.says("status").says("join mentor Growing");
        ines.says("status").says("join mentor Growing");
        olivia.says("applications Growing").taps("Take mentors without asking").taps("Ask me about each mentor");
    }

    private void leaving() {
        kaya.says("join mentor Growing").says("leave").taps("Mentor in Growing").taps("Stay");
        kaya.says("leave mentor").taps("Leave").taps("Come back");
        olivia.says("pair @ines @kaya").submits(Map.of("program", program()));
        kaya.says("status").says("leave mentee").taps("Leave");
        ines.says("status").says("leave mentor").taps("Leave");
    }

    /** What buttons of yesterday name is not there any more, or never was the actor's. */
    private void claims() {
        olivia.sends(new Button.Action("enrolment.approve", Map.of("program", program(), "enrolment", "0")))
                .sends(new Button.Action("enrolment.application", Map.of("program", program(), "enrolment", "0")))
                .sends(Button.Action.of("enrolment.post", "program", 0, "channel", 0));
        jonas.sends(Button.Action.of("enrolment.join", "program", 0))
                .sends(Button.Action.of("enrolment.leave", "program", 0, "side", "mentor"))
                .asksFor(Button.Action.of("intake.step", "program", program(), "step", "wanted"));
    }
}
