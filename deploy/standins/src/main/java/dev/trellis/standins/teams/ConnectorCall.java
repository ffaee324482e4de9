package dev.trellis.standins.teams;

import dev.trellis.standins.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Connector request taken apart: {@code /v3/conversations/{id}/activities/{id}} … */
record ConnectorCall(WireRequest request, List<String> path) {

    /** @param below the part of the path from {@code /v3} on, still encoded */
    static ConnectorCall of(WireRequest request, String below) {
        List<String> path = new ArrayList<>();
        for (String part : below.split("/", -1)) {
            if (!part.isEmpty()) {
                path.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return new ConnectorCall(request, List.copyOf(path));
    }

    String id() {
        return path.get(2);
    }

    String activityId() {
        return path.get(4);
    }

    /** The name for witness and faults: {@code POST /v3/conversations/{id}/activities}. */
    String name() {
        StringBuilder name = new StringBuilder(request.method());
        name.append(' ');
        for (int i = 0; i < path.size(); i++) {
            name.append('/').append(i == 2 || i == 4 && !path.get(3).equals("pagedmembers") ? "{id}" : path.get(i));
        }
        return name.toString();
    }
}
