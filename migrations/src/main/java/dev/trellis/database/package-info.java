/**
 * The tables of Trellis: the migrations that make them, and the server that Trellis brings along for those who have none.
 */
@NullMarked
package dev.trellis.database;

import org.jspecify.annotations.NullMarked;
