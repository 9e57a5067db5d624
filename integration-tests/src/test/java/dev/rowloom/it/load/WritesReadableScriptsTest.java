package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.insert.Insert;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where no database is at hand, a parser reads the INSERTs of the script: each names columns of its table, has a value for
 * each, and texts that fit.
 */
class WritesReadableScriptsTest {

    @TempDir
    Path directory;

    static Stream<SampleSchema> schemas() {
        return Stream.of("sqlserver", "oracle").flatMap(dialect -> {
            Stream<SampleSchema> shop = Stream.of(SampleSchema.shop(dialect));
            return Stream.concat(
                    shop,
                    files(dialect).stream().map(name -> new SampleSchema(name, dialect, SampleSchema.Origin.CORPUS)));
        });
    }

    private static List<String> files(String dialect) {
        try (Stream<Path> files = Files.list(SharedCorpus.file(dialect))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .map(file -> file.substring(0, file.length() - ".sql".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void insertsAreReadAndFit(SampleSchema sample) throws Exception {
        Schema schema = sample.read();
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(schema).rows(20);
        generator.generateTo(SqlSink.directory(directory));
        Map<String, Table> tables = new LinkedHashMap<>();
        schema.tables().forEach(table -> tables.put(schema.dialect().quote(table.name()), table));

        long rows = 0;
        for (String statement : statements(Files.readString(directory.resolve("data.sql")))) {
            if (statement.startsWith("INSERT INTO")) {
                rows += check(statement, tables, schema.dialect());
            }
        }

        assertThat(rows).isEqualTo(Loading.rows(generator.plan()));
    }

    private static int check(String statement, Map<String, Table> tables, Dialect dialect) throws JSQLParserException {
        Insert insert = (Insert) CCJSqlParserUtil.parse(
                quoted(statement, dialect),
                parser -> parser.withSquareBracketQuotation(dialect == Dialect.sqlserver()));
        Table table = tables.get(insert.getTable().getFullyQualifiedName());
        assertThat(table).as("table of %s", statement).isNotNull();
        List<Column> columns = new ArrayList<>();
        insert.getColumns()
                .forEach(named -> columns.add(table.columns().stream()
                        .filter(column -> bare(named.getColumnName()).equals(column.name()))
                        .findFirst()
                        .orElseThrow()));
        ExpressionList<?> values = insert.getValues().getExpressions();
        boolean several = values.stream().allMatch(ParenthesedExpressionList.class::isInstance);
        List<ExpressionList<?>> rows = new ArrayList<>();
        if (several) {
            values.forEach(row -> rows.add((ExpressionList<?>) row));
        } else {
            rows.add(values);
        }
        rows.forEach(row -> {
            assertThat(row).as(statement).hasSameSizeAs(columns);
            for (int i = 0; i < columns.size(); i++) {
                fits(columns.get(i), row.get(i), table.id());
            }
        });
        return rows.size();
    }

    /** Some words are reserved to the parser that are not to Oracle. */
    private static String quoted(String statement, Dialect dialect) {
        if (dialect == Dialect.sqlserver()) {
            return statement;
        }
        int open = statement.indexOf('(');
        int close = statement.indexOf(") VALUES", open);
        return statement.substring(0, open + 1)
                + Stream.of(statement.substring(open + 1, close).split(",\\s"))
                        .map(name -> '"' + bare(name) + '"')
                        .collect(Collectors.joining(", "))
                + statement.substring(close);
    }

    private static String bare(String name) {
        boolean enclosed = name.startsWith("\"") || name.startsWith("[");
        return enclosed ? name.substring(1, name.length() - 1) : name;
    }

    private static void fits(Column column, Expression value, String table) {
        if (!(value instanceof StringValue literal) || !(column.type() instanceof TextType type)) {
            return;
        }
        String text = literal.getNotExcapedValue();
        int length = type.unit() == LengthUnit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
        assertThat(length).as(table + "." + column + ": " + text).isLessThanOrEqualTo(type.maxLength());
        if (type.equality().emptyText() == dev.rowloom.schema.TextEquality.Sensitivity.IGNORED) {
            assertThat(text).as(table + "." + column).isNotEmpty();
        }
    }

    /** Cuts at semicolons that end a line outside quotes. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            quoted ^= c == '\'';
            if (c == ';' && !quoted && script.startsWith("\n", i + 1)) {
                statements.add(script.substring(start, i).strip());
                start = i + 1;
            }
        }
        return statements;
    }
}
