package dev.rowloom.validation.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tests the length and the characters of text. */
final class TextTest implements TypeTests.TypeTest {

    private final DataType.TextType type;
    private final int mostIndexed;
    private final Dialect dialect;
    private final Problem tooLong;
    private final Problem cut;
    private final Problem tooLongForIndex;
    private final CharacterTest characters;

    TextTest(DataType.TextType type, Column column, TypeTests tests) {
        this.type = type;
        this.mostIndexed = column.maxIndexedLength();
        this.dialect = tests.dialect();
        String unit = type.unit() == DataType.LengthUnit.BYTES ? " bytes in UTF-8" : " characters";
        String length = "is longer than the " + type.maxLength() + unit + " of " + tests.declared();
        this.tooLong = tests.refused(FindingKind.LENGTH, length, "shorten the text, or widen the column");
        this.cut = tests.problem(
                Severity.WARNING,
                FindingKind.LENGTH,
                length + " by spaces at its end, which are cut off",
                "leave out the spaces");
        this.tooLongForIndex = tests.problem(
                Severity.POSSIBLE,
                FindingKind.LENGTH,
                "is longer than the " + mostIndexed + " characters that an index on it is sure to take",
                "shorten the text");
        this.characters = new CharacterTest(tests);
    }

    @Override
    public @Nullable Problem test(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        Problem wrong = characters.test(text);
        if (wrong != null) {
            return wrong;
        } else if (text.length() > type.maxLength() / 3 && length(text) > type.maxLength()) {
            return length(TextEquality.PADDED.fold(text)) > type.maxLength() ? tooLong : cut;
        }
        return text.length() > mostIndexed && dialect.length(text) > mostIndexed ? tooLongForIndex : null;
    }

    private int length(String text) {
        return type.unit() == DataType.LengthUnit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : dialect.length(text);
    }
}
