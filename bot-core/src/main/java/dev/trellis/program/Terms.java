package dev.trellis.program;

import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both forms about a program ask for, as it was entered. */
record Terms(
        String purpose,
        @Nullable String metrics,
        @Nullable String strategy,
        @Nullable String cadence,
        @Nullable Integer capacity) {

    static Terms of(Submission submission, Optional<Template> template) {
        String purpose = Wording.own(
                submission.maybe("purpose").orElse(null),
                template.map(Template::purpose).orElse(null));
        return new Terms(
                purpose == null ? "" : purpose,
                Wording.own(
                        submission.maybe("metrics").orElse(null),
                        template.map(Template::metrics).orElse(null)),
                submission.maybe("strategy").orElse(null),
                cadence(submission),
                submission.maybe("capacity").map(Integer::valueOf).orElse(null));
    }

    /** What has to be entered otherwise; empty if all is well. */
    static Optional<Reply> wrong(Submission submission) {
        Optional<String> strategy = submission.maybe("strategy");
        if (strategy.isPresent() && strategy.get().contains("://") && !isLink(strategy.get())) {
            return Optional.of(submission.correct("strategy", Text.of("program.form.not-a-link")));
        }
        boolean own =
                submission.maybe("cadence").filter(ProgramForm.OWN_RULE::equals).isPresent();
        if (own && submission.maybe("rule").flatMap(CadenceRule::of).isEmpty()) {
            return Optional.of(submission.correct("rule", Text.of("program.form.not-a-rule")));
        }
        Optional<String> wrongDay = submission.maybe("holidays").flatMap(Holidays::firstWrong);
        if (wrongDay.isPresent()) {
            return Optional.of(
                    submission.correct("holidays", Text.of("program.form.not-a-holiday", "word", wrongDay.get())));
        }
        return submission.maybe("holidays").map(Holidays::of).stream()
                .filter(holidays -> holidays.days().size() > Holidays.MOST)
                .<Reply>map(many -> submission.correct(
                        "holidays", Text.of("program.form.too-many-holidays", "most", Holidays.MOST)))
                .findFirst();
    }

    /** Whether it is the address of a page, all of it. */
    static boolean isLink(String words) {
        if (!words.matches("https?://\\S+")) {
            return false;
        }
        try {
            return new URI(words).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String cadence(Submission submission) {
        return submission
                .maybe("cadence")
                .map(chosen -> chosen.equals(ProgramForm.OWN_RULE) ? submission.value("rule") : chosen)
                .orElse(null);
    }
}
