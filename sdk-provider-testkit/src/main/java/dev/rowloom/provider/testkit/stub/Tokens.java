package dev.rowloom.provider.testkit.stub;

/**
 * The tokens of an answer so far, at four characters each.
 *
 * @param prompt of the prompt
 * @param cached those of the prompt that were cached
 * @param thinking before the answer
 * @param written of the answer
 * @since 0.1.0
 */
public record Tokens(int prompt, int cached, int thinking, int written) {

    private static final int CHARS = 4;

    /** Returns how many tokens a text is. */
    public static int of(String text) {
        return (text.length() + CHARS - 1) / CHARS;
    }

    /** Returns how many characters so many tokens hold. */
    public static long chars(int tokens) {
        return (long) tokens * CHARS;
    }
}
