package dev.trellis.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a person's act: what the service answered, and what the vendor's client makes of it.
 *
 * @param exchanges empty when the client itself refused (a required field left empty); more than one when the request was
 *     delivered more than once
 * @param notice the line the client shows to this person alone: an error, or a text the service answered with
 * @param fieldErrors by block id (Slack) or input id (Teams)
 */
public record ClientReply(List<Exchange> exchanges, Optional<String> notice, Map<String, String> fieldErrors) {

    public ClientReply {
        exchanges = List.copyOf(exchanges);
        fieldErrors = Map.copyOf(fieldErrors);
    }

    public static ClientReply of(List<Exchange> exchanges) {
        return new ClientReply(exchanges, Optional.empty(), Map.of());
    }

    public static ClientReply notice(List<Exchange> exchanges, String notice) {
        return new ClientReply(exchanges, Optional.of(notice), Map.of());
    }

    public static ClientReply fieldErrors(List<Exchange> exchanges, Map<String, String> errors) {
        return new ClientReply(exchanges, Optional.empty(), errors);
    }

    /** The first delivery's exchange. */
    public Exchange exchange() {
        return exchanges.getFirst();
    }

    /** Every delivery was answered 2xx and the client has nothing to complain about. */
    public boolean accepted() {
        return !exchanges.isEmpty() && exchanges.stream().allMatch(Exchange::accepted) && fieldErrors.isEmpty();
    }
}
