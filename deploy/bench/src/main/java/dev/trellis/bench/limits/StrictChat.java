package dev.trellis.bench.limits;

import dev.trellis.standins.Witness;
import java.net.URI;
import java.util.Map;

/** A stand-in for a platform that enforces the published limits, with channels to post to. */
interface StrictChat extends AutoCloseable {
    /** As workspaces are stored: the platform's name, the workspace's id there, and the address that the adapter needs. */
    String platform();

    String workspace();

    String address();

    /** What a channel of this number is called there. */
    String channel(int number);

    /** The settings of a service that speaks there. */
    Map<String, Object> properties();

    Witness witness();

    /** Whether a call with this name is a new message. */
    boolean isPost(String method);

    /** How many messages a second it takes in the long run. */
    double allowedPerSecond();

    void connectTo(URI service);

    @Override
    void close();
}
