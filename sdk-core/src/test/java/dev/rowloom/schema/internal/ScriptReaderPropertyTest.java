package dev.rowloom.schema.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rowloom.RowloomException;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class ScriptReaderPropertyTest {

    @Property(tries = 300)
    void givesBackTheStatementsAScriptIsMadeOf(
            @ForAll("dialects") Dialect dialect, @ForAll("bodies") List<Body> bodies) {
        StringBuilder script = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            String statement = "CREATE TABLE t" + i + " (a int, b text DEFAULT "
                    + bodies.get(i).text(dialect) + bodies.get(i).comment(dialect) + ")";
            expected.add(statement);
            script.append(bodies.get(i).comment(dialect)).append(statement).append(" ;\n");
        }
        List<Statement> found = new ScriptReader(script.toString(), dialect.lexicalRules(), 1 << 20).read();
        assertThat(found)
                .extracting(each -> script.substring(each.start(), each.end()).strip())
                .isEqualTo(expected);
        assertThat(found).allMatch(each -> each.fault().isEmpty());
    }

    @Property(tries = 500)
    void readsAnyTextOrRefusesIt(@ForAll("dialects") Dialect dialect, @ForAll("noise") String text) {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(text, dialect));
    }

    @Property(tries = 200)
    void readsAnyBytesOrRefusesThem(@ForAll("dialects") Dialect dialect, @ForAll byte[] bytes) {
        Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> read(new String(bytes, StandardCharsets.ISO_8859_1), dialect));
    }

    private static void read(String text, Dialect dialect) {
        assertThatCode(() -> {
                    try {
                        Schema.fromDdl(text, dialect);
                    } catch (RowloomException expected) {
                        assertThat(expected.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    /** What a statement holds besides its names. */
    record Body(String content, int quotes, int comments) {

        String text(Dialect dialect) {
            String plain = content.replace("\\", "").replace("'", "''");
            boolean dollars = dialect.equals(Dialect.postgresql()) && quotes == 1;
            return dollars ? "$x$" + content.replace("$", "") + "$x$" : "'" + plain + "'";
        }

        String comment(Dialect dialect) {
            String harmless = content.replaceAll("[*/!]", "").replace("\n", " ");
            return switch (comments) {
                case 1 -> " -- " + harmless + "\n";
                case 2 -> "/* " + harmless + " */";
                case 3 -> dialect.equals(Dialect.mysql()) ? "# " + harmless + "\n" : " ";
                default -> "";
            };
        }
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(Dialect.all());
    }

    @Provide
    Arbitrary<List<Body>> bodies() {
        Arbitrary<String> content =
                Arbitraries.strings().withChars(";'\"`$[]()\\-# \nabCREATE*/").ofMaxLength(30);
        return Combinators.combine(
                        content,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3))
                .as(Body::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                        "CREATE",
                        "TABLE",
                        "ALTER",
                        "ADD",
                        "t",
                        "a",
                        "b",
                        "int",
                        "text",
                        "(",
                        ")",
                        ",",
                        ";",
                        "'",
                        "\"",
                        "`",
                        "[",
                        "]",
                        "$$",
                        "PRIMARY KEY",
                        "UNIQUE",
                        "REFERENCES",
                        "CHECK",
                        "DEFAULT",
                        "NOT NULL",
                        "CONSTRAINT",
                        "INDEX",
                        "ON",
                        "WHERE",
                        "ENUM",
                        "TYPE",
                        "AS",
                        "DOMAIN",
                        "COMMENT ON COLUMN",
                        ".",
                        "GENERATED ALWAYS AS IDENTITY",
                        "COLUMN",
                        "DROP",
                        "RENAME",
                        "TO",
                        "INHERITS",
                        "LIKE",
                        "/*",
                        "*/",
                        "--",
                        "\n",
                        "1",
                        "=",
                        "::",
                        "AND",
                        "SEQUENCE",
                        "OWNED BY",
                        "DELIMITER",
                        "BEGIN",
                        "END",
                        "PARTITION OF",
                        "ATTACH PARTITION",
                        "FOR VALUES",
                        "FROM",
                        "IN",
                        "CASE",
                        "WHEN",
                        "-",
                        "\\",
                        "é")
                .list()
                .ofMaxSize(60)
                .map(words -> String.join(" ", words));
    }
}
