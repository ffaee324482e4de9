package dev.trellis.secrecy;

import java.security.SecureRandom;
import java.util.Base64;

/** Keys of pages. Whoever has one is let in, so only their {@link Hash} is stored. */
public final class PageKey {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PageKey() {}

    /** A new one: 256 bits, of letters that an address may hold. */
    public static String fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
