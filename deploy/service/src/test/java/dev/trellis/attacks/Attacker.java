package dev.trellis.attacks;

import dev.trellis.standins.WitnessedCall;
import java.util.Set;

/**
 * Somebody whom the chat lets in. What reaches only their own screen harms nobody.
 *
 * @param user the platform's id
 * @param direct their conversation with Trellis
 */
record Attacker(String platform, String user, String direct) {
    /** The platform itself brings the answer to whoever pressed. */
    private static final Set<String> BACK = Set.of("views.open", "response_url");

    private static final Set<String> ABOUT = Set.of("views.publish", "conversations.open", "users.info");

    boolean aloneIsReachedBy(WitnessedCall call) {
        String arguments = call.arguments().toString();
        return BACK.contains(call.method())
                || (ABOUT.contains(call.method()) && arguments.contains('"' + user + '"'))
                || arguments.contains('"' + direct + '"');
    }
}
