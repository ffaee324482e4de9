/** Who calls us, who we are to the Connector, and who a Teams member id is. */
@NullMarked
package dev.trellis.teams.identity;

import org.jspecify.annotations.NullMarked;
