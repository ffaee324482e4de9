package dev.trellis.privacy;

import dev.trellis.text.Text;
import java.util.Optional;
import java.util.SequencedMap;

/** Something of a person's own that they take from a page, see {@link Downloads}. Every kind is one bean. */
public interface Download {
    /** As rows name it. */
    String kind();

    /** What the page is about. */
    Text title();

    /** What is there to be taken. */
    Text ready();

    /** What its button says. */
    Text take();

    /** The files, made now; empty when the key was used, is too old, or never was one of this kind. */
    Optional<Files> take(String key);

    /**
     * What is taken at once. Never kept, and never printed.
     *
     * @param name of the archive, without its ending
     * @param files by name, in their order
     */
    record Files(String name, SequencedMap<String, byte[]> files) {
        @Override
        public String toString() {
            return "Files[" + name + "]";
        }
    }
}
