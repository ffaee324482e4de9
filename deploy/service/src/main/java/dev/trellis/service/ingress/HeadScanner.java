package dev.trellis.service.ingress;

import io.netty.buffer.ByteBuf;

/**
 * Looks at the bytes of a request's head for a line that continues the one before ("obs-fold"). Netty joins such lines without leaving a
 * trace; a server must refuse or replace them (RFC 9112, section 5.2), and we refuse, because a proxy in front may have taken the second line
 * for a header of its own.
 */
final class HeadScanner {
    private boolean done;
    private boolean anything;
    private boolean atLineStart;

    void reset() {
        done = false;
        anything = false;
        atLineStart = true;
    }

    /** @return whether a line is continued; what comes after the head is not looked at */
    boolean findsFold(ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex() && !done; i++) {
            byte at = bytes.getByte(i);
            if (at == '\n') {
                // An empty line ends the head; before the first line it is passed over.
                done = atLineStart && anything;
                atLineStart = true;
            } else if (at != '\r') {
                if (atLineStart && anything && (at == ' ' || at == '\t')) {
                    return true;
                }
                anything = true;
                atLineStart = false;
            }
        }
        return false;
    }
}
