package dev.trellis.matching.score;

import dev.trellis.text.Text;

/** Why two people are never matched, whatever their score would be. */
public sealed interface Forbidden {
    /** One sentence for an admin. */
    Text text();

    record SamePerson() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.same-person");
        }
    }

    record AlreadyTogether() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.already-together");
        }
    }

    record ByAnAdmin() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.by-an-admin");
        }
    }

    /** One of them asked for it; which one stays between them and us. */
    record NotWanted() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.not-wanted");
        }
    }

    record EndedBadly() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.ended-badly");
        }
    }

    /** The mentor has no place, by the program's capacity or by their own limit. */
    record NoPlace() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.no-place");
        }
    }

    /** One of them is above the other, at whatever height. */
    record SameReportingLine() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.same-reporting-line");
        }
    }

    record SameTeam(String team) implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.same-team", "team", team);
        }
    }

    record NoSharedLanguage() implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.no-shared-language");
        }
    }

    /** @param minutes in common a week, fewer than the program's {@code least} */
    record TooFewSharedHours(int minutes, int least) implements Forbidden {
        @Override
        public Text text() {
            return Text.of("matching.forbidden.too-few-shared-hours", "minutes", minutes, "least", least);
        }
    }
}
