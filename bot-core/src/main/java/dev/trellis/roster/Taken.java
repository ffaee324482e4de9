package dev.trellis.roster;

import org.jspecify.annotations.Nullable;

/**
 * A line that is taken now.
 *
 * @param row its row's id
 * @param manager whom they report to from now on; absent: as before
 */
record Taken(long row, long person, Entry entry, @Nullable Long manager) {}
