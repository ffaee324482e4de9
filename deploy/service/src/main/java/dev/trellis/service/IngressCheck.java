package dev.trellis.service;

import static dev.trellis.service.Setting.*;

import dev.trellis.service.ingress.TrustedProxies;
import java.util.List;

/** Checks what is set about requests. */
final class IngressCheck {
    private static final int MOST_FAILURES = 100_000;

    private final Settings settings;
    private final List<String> mistakes;

    IngressCheck(Settings settings, List<String> mistakes) {
        this.settings = settings;
        this.mistakes = mistakes;
    }

    void run() {
        settings.value(TRUSTED_PROXIES).ifPresent(list -> {
            try {
                TrustedProxies.of(list);
            } catch (IllegalArgumentException neither) {
                mistakes.add(
                        TRUSTED_PROXIES.variable() + ": \"" + neither.getMessage()
                                + "\" is neither an address nor a network as in 10.0.0.7 or 10.1.0.0/16; give several with commas.");
            }
        });
        settings.value(HTTP_REQUEST_TIMEOUT)
                .filter(time -> !time.matches("[1-9][0-9]{0,3}(ms|s)"))
                .ifPresent(time -> mistakes.add(
                        HTTP_REQUEST_TIMEOUT.variable() + " must be a time as in 10s or 500ms, but is " + time + "."));
        settings.value(HTTP_FAILURES_PER_MINUTE)
                .filter(number -> !isAllowance(number))
                .ifPresent(number -> mistakes.add(HTTP_FAILURES_PER_MINUTE.variable() + " must be a number from 1 to "
                        + MOST_FAILURES + ", but is " + number + "."));
    }

    private static boolean isAllowance(String number) {
        try {
            int value = Integer.parseInt(number);
            return value >= 1 && value <= MOST_FAILURES;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
