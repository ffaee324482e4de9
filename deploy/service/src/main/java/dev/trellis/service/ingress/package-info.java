/**
 * What every HTTP request passes before anything of it is believed, and every answer before it leaves: below the routes, so that it holds on
 * error paths too.
 */
@NullMarked
package dev.trellis.service.ingress;

import org.jspecify.annotations.NullMarked;
