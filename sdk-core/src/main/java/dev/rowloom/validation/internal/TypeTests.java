package dev.rowloom.validation.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tests of a column's values by its type. */
public final class TypeTests {

    private final Dialect dialect;
    private final String table;
    private final Column column;

    private TypeTests(Dialect dialect, String table, Column column) {
        this.dialect = dialect;
        this.table = table;
        this.column = column;
    }

    /** A test of single values. */
    @FunctionalInterface
    public interface TypeTest {

        /** A test that nothing fails. */
        TypeTest NONE = value -> null;

        /** Returns what is wrong with a value that is not null, or null where nothing is. */
        @Nullable
        Problem test(Object value);

        /**
         * Returns what is wrong with the text that a value came from, the value being fine; null where nothing is. If not
         * overridden, nothing.
         */
        default @Nullable Problem testOriginal(Object value, String original) {
            return null;
        }

        /**
         * Returns what is wrong with text that the engine has no value for, which another database may take. If not
         * overridden, that it was not read.
         */
        default @Nullable Problem testUnread(String text, Problem unread) {
            return unread;
        }
    }

    /**
     * A test, or why there is none.
     *
     * @param test the test
     * @param untested why values are not tested, or null where they are
     */
    record Made(TypeTest test, @Nullable String untested) {}

    static Made of(Dialect dialect, Table table, Column column) {
        return new TypeTests(dialect, table.id(), column).make(table);
    }

    private Made make(Table owner) {
        DataType type = column.type();
        if (type instanceof DataType.TextType text) {
            return made(new TextTest(text, column, this));
        } else if (NumberTest.tests(type)) {
            return made(new NumberTest(type, this));
        } else if (TimeTest.tests(type)) {
            return made(new TimeTest(type, this));
        } else if (type instanceof DataType.EnumType choice) {
            return made(LabelTests.of(choice, this));
        } else if (type instanceof DataType.SetType choice) {
            return made(LabelTests.of(choice, this));
        } else if (type instanceof DataType.BinaryType bytes) {
            return made(LengthTests.of(bytes, this));
        } else if (type instanceof DataType.BitType bits) {
            return made(LengthTests.of(bits, this));
        } else if (type instanceof DataType.JsonType) {
            return made(new JsonTest(this));
        } else if (type instanceof DataType.UuidType) {
            return made(TypeTest.NONE);
        } else if (ReadTest.tests(type)) {
            return ReadTest.of(dialect, owner, column, this);
        }
        return new Made(TypeTest.NONE, "values of " + column.declaredType() + " are not read");
    }

    private static Made made(TypeTest test) {
        return new Made(test, null);
    }

    boolean has(Feature feature) {
        return dialect.expressionRules().has(feature);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns a problem that makes the database refuse a row, unless its types are not binding. */
    Problem refused(FindingKind kind, String what, String remedy) {
        // a type of SQLite's is an affinity
        return has(Feature.DYNAMIC_TYPES)
                ? problem(Severity.WARNING, kind, what + ", though the database keeps it", remedy)
                : problem(Severity.ERROR, kind, what, remedy);
    }

    /** Returns a problem of values of the column. */
    Problem problem(Severity severity, FindingKind kind, String what, String remedy) {
        return new Problem(
                severity,
                kind,
                table,
                null,
                List.of(column.name()),
                table + "." + column.name() + " " + what + "; " + remedy);
    }

    /** Returns the type as declared. */
    String declared() {
        return column.declaredType();
    }
}
