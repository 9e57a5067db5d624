package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.CompositeType;
import dev.rowloom.schema.DataType.Field;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.internal.KnownTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFormsTest {

    private static final DataType LABELS =
            new DataType.EnumType(List.of("say \"x\"", "back\\slash"), TextEquality.EXACT);

    @Test
    void everyTypeThatIsCalledKnownHasAForm() {
        assertThat(KnownTypes.NAMES)
                .allSatisfy(name -> assertThat(TextForms.named(new DataType.OpaqueType(name)))
                        .isPresent());
        assertThat(TextForms.named(new DataType.OpaqueType("frob"))).isEmpty();
    }

    @Test
    void quotesAreDoubledInFieldsAndEscapedInArrays() {
        CompositeType pair = new CompositeType(List.of(new Field("a", LABELS), new Field("b", LABELS)));

        assertThat(TextForms.composite(pair).pattern())
                .isEqualTo("\\(\"(say \"\"x\"\"|back\\\\\\\\slash)\",\"(say \"\"x\"\"|back\\\\\\\\slash)\"\\)");
        assertThat(TextForms.array(LABELS).pattern()).isEqualTo("\\{\"(say \\\\\"x\\\\\"|back\\\\\\\\slash)\"\\}");
        assertThat(TextForms.array(new CompositeType(List.of(new Field("a", LABELS))))
                        .pattern())
                .contains("say \\\\\"\\\\\"x");
    }
}
