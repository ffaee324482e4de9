@NullMarked
package dev.trellis.service;

import org.jspecify.annotations.NullMarked;
