package dev.rowloom.validation.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.internal.TypeTests.TypeTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tests of enumerations and of sets of labels. */
final class LabelTests {

    private LabelTests() {}

    static TypeTest of(DataType.EnumType type, TypeTests tests) {
        Labels labels = new Labels(type.labels(), type.equality(), tests);
        return value -> value instanceof String text ? labels.test(Stream.of(text)) : null;
    }

    static TypeTest of(DataType.SetType type, TypeTests tests) {
        Labels labels = new Labels(type.labels(), TextEquality.COARSE, tests);
        return value ->
                value instanceof String text && !text.isEmpty() ? labels.test(Stream.of(text.split(",", -1))) : null;
    }

    private static final class Labels {

        private final Set<String> exact;
        private final Set<String> folded;
        private final TextEquality equality;
        private final Problem none;
        private final Problem unlike;

        Labels(List<String> labels, TextEquality equality, TypeTests tests) {
            this.exact = new HashSet<>(labels);
            this.equality = equality;
            this.folded = labels.stream().map(equality::fold).collect(Collectors.toSet());
            this.none = tests.refused(
                    FindingKind.ENUMERATION,
                    "is none of the " + labels.size() + " labels of its type",
                    "use a label as the schema spells it, or add it to the type");
            this.unlike = tests.problem(
                    Severity.POSSIBLE,
                    FindingKind.ENUMERATION,
                    "is a label of its type only if the collation takes different letters for the same",
                    "spell the label as the schema does");
        }

        @Nullable
        Problem test(Stream<String> values) {
            Problem worst = null;
            for (String value : values.toList()) {
                if (exact.contains(value)) {
                    continue;
                } else if (!folded.contains(equality.fold(value))) {
                    return none;
                }
                worst = unlike;
            }
            return worst;
        }
    }
}
