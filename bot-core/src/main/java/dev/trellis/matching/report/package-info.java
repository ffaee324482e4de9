/**
 * What is learned from pairs, in aggregates: who carries how much (C6), whether groups are treated alike (C7), and what went with good
 * outcomes (C8).
 */
@NullMarked
package dev.trellis.matching.report;

import org.jspecify.annotations.NullMarked;
