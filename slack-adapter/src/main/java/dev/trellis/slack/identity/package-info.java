@NullMarked
package dev.trellis.slack.identity;

import org.jspecify.annotations.NullMarked;
