@NullMarked
package dev.trellis.slack.inbound;

import org.jspecify.annotations.NullMarked;
