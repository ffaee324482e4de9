package dev.trellis.matching.assignment;

/** Tells the listener how far it is, and notices that nobody waits any more. */
final class Watch {
    private final Progress progress;
    private final int parts;
    private int part;
    private int told = -1;

    /** @param parts how many times there will be something to solve, at most */
    Watch(Progress progress, int parts) {
        this.progress = progress;
        this.parts = parts;
    }

    /** @throws InterruptedException if the thread was interrupted; its mark is taken away then, as everywhere */
    void seen(long done, long of) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the round was called off");
        }
        tell((int) ((part * 100L + (of == 0 ? 100 : done * 100 / of)) / parts));
    }

    /** One of the parts is done. */
    void next() {
        part++;
    }

    void done() {
        tell(100);
    }

    private void tell(int percent) {
        if (percent > told) {
            told = percent;
            progress.reached(percent);
        }
    }
}
