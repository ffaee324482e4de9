/** What an operator configures, and which addresses may be trusted with our token. */
@NullMarked
package dev.trellis.teams.install;

import org.jspecify.annotations.NullMarked;
