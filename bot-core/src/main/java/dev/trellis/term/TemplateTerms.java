package dev.trellis.term;

import dev.trellis.program.Template;
import dev.trellis.term.Term.Kind;
import java.util.Arrays;
import java.util.List;

/** The lists that each template brings. Their texts are {@code term.<kind>.<word>} in the bundles. */
final class TemplateTerms {
    private static final List<String> STRENGTHS =
            tags("patience structure courage curiosity empathy humor perseverance big-picture");
    private static final List<String> INTERESTS = tags("sports music nature cooking reading travel games volunteering");

    private TemplateTerms() {}

    static List<String> of(Template template, Kind kind) {
        return switch (kind) {
            case SKILL -> skills(template);
            case GOAL -> goals(template);
            case STRENGTH -> STRENGTHS;
            case INTEREST -> INTERESTS;
            // Groups are asked for only where an admin decided so.
            case GROUP -> List.of();
        };
    }

    private static List<String> skills(Template template) {
        return tags(
                switch (template) {
                    case PEER_ONBOARDING ->
                        "our-products our-customers our-tools our-processes teamwork communication writing presenting"
                                + " organizing-myself asking-for-help networking";
                    case LEADERSHIP ->
                        "strategy deciding delegating leading-people coaching feedback hard-conversations negotiating"
                                + " leading-change presenting networking budgeting";
                    case NEW_MANAGER ->
                        "one-on-ones feedback hard-conversations delegating coaching hiring prioritizing meetings"
                                + " conflict motivating leading-people";
                    case REVERSE_MENTORING ->
                        "digital-tools social-media ai-tools inclusion young-colleagues new-ways-of-working"
                                + " communication storytelling listening our-customers data";
                    case SKILLS_SPRINT ->
                        "project-management data spreadsheets programming ai-tools writing presenting facilitation"
                                + " design-thinking languages negotiating customer-conversations";
                });
    }

    private static List<String> goals(Template template) {
        return tags(
                switch (template) {
                    case PEER_ONBOARDING ->
                        "arrive know-people first-results know-the-house find-my-role confidence learn-a-skill"
                                + " work-life-balance";
                    case LEADERSHIP ->
                        "next-step bigger-responsibility visibility confidence lead-a-team influence find-my-style"
                                + " wider-network";
                    case NEW_MANAGER ->
                        "lead-a-team find-my-style trust-in-the-team confidence time-for-leading difficult-situations"
                                + " work-life-balance wider-network";
                    case REVERSE_MENTORING ->
                        "new-view use-technology reach-the-young learn-a-skill inclusion-at-work change-habits"
                                + " be-heard wider-network";
                    case SKILLS_SPRINT ->
                        "learn-a-skill practise-at-work first-results show-something certificate next-step confidence"
                                + " pass-it-on";
                });
    }

    private static List<String> tags(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> Term.TEMPLATES + word)
                .toList();
    }
}
