package dev.rowloom.validation.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Value;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;

/** Tests of values whose text has a form: they are read as a condition reads them. */
final class ReadTest {

    private ReadTest() {}

    static boolean tests(DataType type) {
        return type instanceof DataType.ArrayType
                || type instanceof DataType.RangeType
                || type instanceof DataType.IntervalType
                || type instanceof DataType.NetworkType network
                        && (network.kind() == DataType.NetworkKind.INET || network.kind() == DataType.NetworkKind.CIDR);
    }

    static TypeTests.Made of(Dialect dialect, Table table, Column column, TypeTests tests) {
        Value.Compilation compiled = Value.compile(table, dialect, new Expression.ColumnReference(column.name()));
        Value reader = compiled.value();
        if (reader == null) {
            return new TypeTests.Made(TypeTests.TypeTest.NONE, "not read: " + compiled.unsupported());
        }
        // a database reads more forms than are known here
        Problem unread = tests.problem(
                Severity.POSSIBLE,
                FindingKind.TYPE,
                "could not be read as " + tests.declared(),
                "write it in the plainest form that the database documents");
        int own = table.position(column.name());
        return new TypeTests.Made(
                value -> {
                    try {
                        return reader.of(position -> position == own ? value : null) == null ? unread : null;
                    } catch (ArithmeticException e) {
                        return unread;
                    }
                },
                null);
    }
}
