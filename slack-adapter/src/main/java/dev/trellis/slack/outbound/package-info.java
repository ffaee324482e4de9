@NullMarked
package dev.trellis.slack.outbound;

import org.jspecify.annotations.NullMarked;
