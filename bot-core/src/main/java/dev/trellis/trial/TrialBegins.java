package dev.trellis.trial;

import dev.trellis.conversation.Turn;
import dev.trellis.meeting.MeetingJudged;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairBeginning;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a pair is asked: after the second meeting that took place, or some weeks after it began, whichever is first. */
@Singleton
class TrialBegins implements Beginning, PairBeginning, MeetingJudged {
    private final TrialSettings settings;
    private final Trials trials;

    TrialBegins(TrialSettings settings, Trials trials) {
        this.settings = settings;
        this.trials = trials;
    }

    @Override
    public void begun(Turn turn, Program program, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        settings.choose(program.organizationId(), program.id(), TrialSetting.USUAL);
    }

    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        settings.choose(program.organizationId(), program.id(), weeks(from));
    }

    /** Also where nobody is asked now: it may be switched on while they are together. */
    @Override
    public void began(Pair pair, Program program, Instant now) {
        int weeks = weeks(program);
        Instant due = weeks == 0 ? null : now.plus(Duration.ofDays(7L * weeks));
        trials.begin(pair.organizationId(), pair.id(), pair.mentorId(), due);
        trials.begin(pair.organizationId(), pair.id(), pair.menteeId(), due);
    }

    @Override
    public void judged(Pair pair, Instant now) {
        trials.metTwice(pair.organizationId(), pair.id(), now);
    }

    private int weeks(Program program) {
        return settings.findByOrganizationIdAndProgramId(program.organizationId(), program.id())
                .map(TrialSetting::weeks)
                .orElse(0);
    }
}
