package dev.trellis.service;

import java.io.Serial;
import java.net.BindException;

/** Another program listens where this service should. */
public final class PortTakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PortTakenException(Throwable cause) {
        super(
                "The port is taken by another program. Stop that one, or give Trellis another port with "
                        + Settings.PORT_VARIABLE + ".",
                cause);
    }

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
