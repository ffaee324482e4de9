package dev.trellis.person;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What may be decided (I1). Every command, button and form names the right it takes next to its declaration; which roles carry a right is
 * said in {@link Role} and nowhere else.
 */
public enum Right {
    /** One's own pairs, answers, settings and data. Everybody's. */
    TAKE_PART,
    /** How programs are doing, in aggregates only; never who said what. */
    SEE_TRENDS,
    /** Programs, pairs and what is stuck in them. */
    RUN_PROGRAMS,
    /** Who has which role, which workspaces belong to the organization, and what was done by whom. */
    GOVERN;

    /** As the message bundles name it. */
    public String textKey() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The roles that carry it, the one that carries most first. */
    public List<Role> carriedBy() {
        return Arrays.stream(Role.values()).filter(role -> role.carries(this)).toList();
    }
}
