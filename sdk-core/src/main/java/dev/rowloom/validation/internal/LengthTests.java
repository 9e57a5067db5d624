package dev.rowloom.validation.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.internal.TypeTests.TypeTest;

/** Tests of bytes and of strings of bits. */
final class LengthTests {

    private static final String REMEDY = "shorten the value, or widen the column";

    private LengthTests() {}

    static TypeTest of(DataType.BinaryType type, TypeTests tests) {
        Problem tooLong = tests.refused(
                FindingKind.LENGTH, "is longer than the " + type.maxLength() + " bytes of " + tests.declared(), REMEDY);
        return value -> value instanceof byte[] bytes && bytes.length > type.maxLength() ? tooLong : null;
    }

    static TypeTest of(DataType.BitType type, TypeTests tests) {
        boolean fixed = type.padding() == DataType.Padding.FIXED;
        Problem length = tests.refused(
                FindingKind.LENGTH,
                "has not " + (fixed ? "the " : "up to ") + type.length() + " bits of " + tests.declared(),
                "give as many bits as the type has");
        Problem digits =
                tests.refused(FindingKind.TYPE, "has other characters than 0 and 1", "write the bits as 0 and 1");
        return value -> {
            if (!(value instanceof String text)) {
                return null;
            } else if (!text.chars().allMatch(bit -> bit == '0' || bit == '1')) {
                return digits;
            }
            boolean fits = fixed && type.length() != DataType.UNLIMITED
                    ? text.length() == type.length()
                    : text.length() <= type.length();
            return fits ? null : length;
        };
    }
}
