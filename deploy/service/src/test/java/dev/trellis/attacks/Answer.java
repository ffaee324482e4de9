package dev.trellis.attacks;

import dev.trellis.service.ingress.RawClient;
import java.net.http.HttpResponse;

/**
 * What the attacker gets back.
 *
 * @param text head and body over a raw socket, else the body
 */
record Answer(int status, String text) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body());
    }

    static Answer of(RawClient.Answer answer) {
        return new Answer(answer.status(), answer.text());
    }
}
