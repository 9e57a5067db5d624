package dev.rowloom.schema.internal.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import java.util.List;

/** Evaluates conditions written as SQL over rows of a table. */
final class Rows {

    private final Dialect dialect;
    private final String columns;

    private Rows(Dialect dialect, String columns) {
        this.dialect = dialect;
        this.columns = columns;
    }

    static Rows of(Dialect dialect, String columns) {
        return new Rows(dialect, columns);
    }

    static Rows postgres(String columns) {
        return of(Dialect.postgresql(), columns);
    }

    static Rows mysql(String columns) {
        return of(Dialect.mysql(), columns);
    }

    static Rows sqlite(String columns) {
        return of(Dialect.sqlite(), columns);
    }

    /** Returns the compiled condition. */
    Condition.Compilation compile(String condition) {
        Table table = DdlSource.of(dialect)
                .read("CREATE TABLE t (" + columns + ", CHECK (" + condition + "))")
                .tables()
                .get(0);
        Expression read = table.checks().get(table.checks().size() - 1).condition();
        return Condition.compile(table, dialect, read);
    }

    Truth test(String condition, Object... cells) {
        Condition.Compilation compilation = compile(condition);
        assertThat(compilation.unsupported()).as(condition).isEmpty();
        List<Object> row = java.util.Arrays.asList(cells);
        return compilation.condition().test(row::get);
    }
}
