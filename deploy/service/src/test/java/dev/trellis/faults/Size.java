package dev.trellis.faults;

/** How much a fault test does: reduced with every build, full on demand ({@code mvn -Pfaults}). */
final class Size {
    private static final boolean FULL = "full".equals(System.getProperty("trellis.faults.size"));

    private Size() {}

    static int of(int reduced, int full) {
        return FULL ? full : reduced;
    }

    static boolean isFull() {
        return FULL;
    }
}
