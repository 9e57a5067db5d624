package dev.rowloom.generation;

/**
 * Estimates how many tokens a text has, without any model's vocabulary: to be used ahead of the first answer, whose usage
 * is better knowledge.
 *
 * <p>The rule follows how byte-pair encodings cut a text before they merge (words, groups of up to three digits, runs of
 * punctuation), with the usual sizes within: about four letters of a Latin script a token over a text, which is what
 * Google's and OpenAI's documentation say of English; two letters of other alphabets; one character of Chinese, Japanese
 * and Korean; two tokens for other symbols. Real counts are mostly within a fifth of it; of texts of many digits they can
 * be up to three times as high with models that take every digit by itself.
 */
final class TokenEstimate {

    private static final int LETTERS = 5;
    private static final int OTHER_LETTERS = 2;
    private static final int DIGITS = 3;
    private static final int PUNCTUATION = 3;

    private TokenEstimate() {}

    private enum Kind {
        LATIN,
        ALPHABET,
        DIGIT,
        SPACE,
        PUNCTUATION,
        IDEOGRAPH,
        SYMBOL
    }

    /** Returns the estimated number of tokens of a text. */
    static long of(CharSequence text) {
        long tokens = 0;
        int at = 0;
        while (at < text.length()) {
            int point = Character.codePointAt(text, at);
            Kind kind = kind(point);
            int run = 0;
            while (at < text.length()) {
                point = Character.codePointAt(text, at);
                if (kind(point) != kind) {
                    break;
                }
                run++;
                at += Character.charCount(point);
            }
            boolean singleSpace = kind == Kind.SPACE && run == 1;
            tokens += singleSpace && text.charAt(at - 1) == ' ' ? 0 : tokens(kind, run);
        }
        return tokens;
    }

    private static long tokens(Kind kind, int run) {
        return switch (kind) {
            case LATIN -> groups(run, LETTERS);
            case ALPHABET -> groups(run, OTHER_LETTERS);
            case DIGIT -> groups(run, DIGITS);
            case PUNCTUATION -> groups(run, PUNCTUATION);
            case SPACE -> 1;
            case IDEOGRAPH -> run;
            case SYMBOL -> 2L * run;
        };
    }

    private static long groups(int run, int size) {
        return (run + size - 1) / size;
    }

    private static Kind kind(int point) {
        if (point < 0x80) {
            return ascii(point);
        }
        if (Character.isIdeographic(point)
                || point >= 0x3040 && point <= 0x30FF
                || point >= 0xAC00 && point <= 0xD7A3) {
            return Kind.IDEOGRAPH;
        }
        if (point < 0x250) {
            return Character.isLetter(point) ? Kind.LATIN : Kind.PUNCTUATION;
        }
        return Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK
                ? Kind.ALPHABET
                : Kind.SYMBOL;
    }

    private static Kind ascii(int point) {
        if (point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z') {
            return Kind.LATIN;
        } else if (point >= '0' && point <= '9') {
            return Kind.DIGIT;
        }
        return point <= ' ' ? Kind.SPACE : Kind.PUNCTUATION;
    }
}
