package dev.trellis.person;

/** What a person may decide (I1). A role includes the ones below it. */
public enum Role {
    /** Everything, including who else is owner. */
    OWNER,
    /** Programs, pairs and what is stuck in them. */
    ADMIN,
    /** Their own pairs, answers and settings. */
    PARTICIPANT;

    /** Whether somebody in this role may do what asks for {@code required}. */
    public boolean covers(Role required) {
        return ordinal() <= required.ordinal();
    }
}
