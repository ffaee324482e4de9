package dev.trellis.teams.identity;

import java.io.IOException;
import java.net.http.HttpRequest;

/** How the bot proves to Microsoft who it is. */
interface Credential {
    /** Of the Connector, which the bot's tokens are for. */
    String RESOURCE = "https://api.botframework.com";

    /**
     * Asks for a token. It goes to an address that the operator or the machine's platform named, never to one from a request.
     *
     * @throws IOException when what proves it cannot be read now; its message holds no secret
     */
    HttpRequest request() throws IOException;

    /** For a log line, such as {@code password}. */
    String name();
}
