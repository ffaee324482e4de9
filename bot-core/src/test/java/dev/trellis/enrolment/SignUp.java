package dev.trellis.enrolment;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;

/** What tests of sign-up do over and over. */
public final class SignUp {
    private SignUp() {}

    /** Says yes to the charter. */
    public static Persona joinsAsMentee(Persona persona) {
        return persona.says("join mentee").taps("Accept and find a mentor");
    }

    public static Persona joinsAsMentor(Persona persona) {
        return persona.says("join mentor").taps("Accept and be a mentor");
    }

    /** Answers the first step: two skills, with levels. */
    public static Persona answersTheFirst(Persona persona, String... skills) {
        return persona.taps("Answer the questions")
                .submits(Map.of("skills", String.join(",", skills)))
                .submits(Map.of());
    }

    public static Persona isMentee(Persona persona) {
        return answersTheFirst(joinsAsMentee(persona), "@writing", "@teamwork");
    }

    public static Persona appliesAsMentor(Persona persona) {
        return answersTheFirst(joinsAsMentor(persona), "@writing", "@networking");
    }

    public static String stateOf(CoreFixture trellis, String name, Side side) {
        return trellis.text("max(e.state) from enrolment e join person p on p.id = e.person_id where p.display_name = '"
                + name + "' and e.side = '" + side + "'");
    }
}
