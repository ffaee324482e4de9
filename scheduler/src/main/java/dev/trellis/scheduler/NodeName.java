package dev.trellis.scheduler;

import java.util.UUID;
import org.quartz.spi.InstanceIdGenerator;

/**
 * Names a node within the cluster: anew at every start, since a node that is gone must not be taken for one that is back. Unlike Quartz's
 * own it needs no host name that resolves, and no two nodes that start in the same millisecond get the same.
 */
public final class NodeName implements InstanceIdGenerator {
    /** Called by Quartz, by name. */
    public NodeName() {}

    @Override
    public String generateInstanceId() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
