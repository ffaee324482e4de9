@NullMarked
package dev.trellis.slack.render;

import org.jspecify.annotations.NullMarked;
