package dev.trellis.linking;

import dev.trellis.secrecy.Hash;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A code as people read and type it: eight letters and digits that are not mistaken for each other, 39 bits. */
record LinkCode(String letters) {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final RandomGenerator RANDOM = new SecureRandom();

    static LinkCode random() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new LinkCode(letters.toString());
    }

    /** However it was typed: with or without the dash, in small letters. What is no code fits none. */
    static LinkCode typed(String typed) {
        return new LinkCode(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }

    /** As it is shown: in two groups. */
    String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** What is stored: it lives for minutes, so a plain hash is enough against those who read the table. */
    String hash() {
        return Hash.of(letters);
    }

    /** Never the code: whoever reads it can use it. */
    @Override
    public String toString() {
        return "LinkCode[…]";
    }
}
