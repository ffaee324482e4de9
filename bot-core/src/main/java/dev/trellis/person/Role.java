package dev.trellis.person;

import static dev.trellis.person.Right.GOVERN;
import static dev.trellis.person.Right.RUN_PROGRAMS;
import static dev.trellis.person.Right.SEE_TRENDS;
import static dev.trellis.person.Right.TAKE_PART;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody is in the organization (I1), and so what they may decide. Nobody's role opens anybody's private words. */
public enum Role {
    OWNER(TAKE_PART, SEE_TRENDS, RUN_PROGRAMS, GOVERN),
    /** The program lead. */
    ADMIN(TAKE_PART, SEE_TRENDS, RUN_PROGRAMS),
    /** Keeps a program true to its purpose. */
    STEERING_GROUP(TAKE_PART, SEE_TRENDS),
    /** Answers for a program among the leaders. */
    SPONSOR(TAKE_PART, SEE_TRENDS),
    /** Leads people who take part. */
    MANAGER(TAKE_PART, SEE_TRENDS),
    /** Everybody, without being given it. */
    PARTICIPANT(TAKE_PART);

    private final Set<Right> rights;

    Role(Right first, Right... others) {
        this.rights = EnumSet.of(first, others);
    }

    /** As the message bundles and the commands name it. */
    public String textKey() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean carries(Right right) {
        return rights.contains(right);
    }
}
