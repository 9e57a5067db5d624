package dev.rowloom.validation.internal;

import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import org.jspecify.annotations.Nullable;

/** Tests text for characters that the database can't keep. */
final class CharacterTest implements TypeTests.TypeTest {

    /** What a decoder makes of bytes that are no character. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Problem zero;
    private final Problem surrogate;
    private final Problem replaced;

    CharacterTest(TypeTests tests) {
        boolean kept = tests.dialect().takesZeroCharacter();
        this.zero = tests.problem(
                kept ? Severity.WARNING : Severity.ERROR,
                FindingKind.CHARACTERS,
                "holds the character U+0000, "
                        + (kept ? "which many programs take for the end" : "which the database refuses"),
                "leave the character out");
        this.surrogate = tests.problem(
                Severity.ERROR,
                FindingKind.CHARACTERS,
                "holds half of a surrogate pair, which is no character",
                "leave it out, or complete the pair");
        this.replaced = tests.problem(
                Severity.WARNING,
                FindingKind.CHARACTERS,
                "holds the replacement character U+FFFD, which stands where bytes were no text",
                "read the source in its own encoding");
    }

    @Override
    public @Nullable Problem test(Object value) {
        return value instanceof String text ? test(text) : null;
    }

    @Nullable
    Problem test(String text) {
        boolean foreign = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return zero;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return surrogate;
                }
                i++;
            } else if (c == REPLACEMENT) {
                foreign = true;
            }
        }
        return foreign ? replaced : null;
    }
}
