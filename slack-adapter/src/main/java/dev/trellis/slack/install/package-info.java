@NullMarked
package dev.trellis.slack.install;

import org.jspecify.annotations.NullMarked;
