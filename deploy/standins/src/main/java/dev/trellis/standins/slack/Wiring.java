package dev.trellis.standins.slack;

import java.net.URI;
import java.util.function.Supplier;

/** What a person's client needs from the server side. */
record Wiring(
        SlackDelivery delivery,
        EventDelivery events,
        TriggerIds triggers,
        ResponseUrls responseUrls,
        Supplier<URI> address) {

    String responseUrl(String path) {
        return address.get() + path;
    }
}
