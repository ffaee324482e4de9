package dev.trellis.matching.round;

import dev.trellis.matching.score.Forbidden;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** What a round would say of two people, for those who bring a pair about in another way. */
@Singleton
public class Places {
    private final Gathering gathering;

    Places(Gathering gathering) {
        this.gathering = gathering;
    }

    /**
     * Whether a rule of the program, what an admin ruled, what one of them asked for or what was before keeps these two from being a pair.
     * Which of it stays in here, so that nobody can be told. Places are not looked at.
     */
    @Transactional
    public boolean ruledOut(Program program, long mentee, long mentor) {
        Gathered gathered = gathering.toExplain(program, List.of(mentee), List.of(mentor));
        return gathered.mentees().isEmpty()
                || gathered.mentors().isEmpty()
                || gathered.scoring()
                        .forbidden(0, 0)
                        .filter(why -> !(why instanceof Forbidden.NoPlace))
                        .isPresent();
    }
}
