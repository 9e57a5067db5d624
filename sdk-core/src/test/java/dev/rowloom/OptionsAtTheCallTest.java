package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema alone shows to be wrong is an error where it is said, not when rows are planned. */
class OptionsAtTheCallTest {

    private static final String DDL = "CREATE TYPE mood AS ENUM ('sad', 'ok');"
            + "CREATE TABLE t(id int PRIMARY KEY, n int, price numeric(9,2), note text, born date, at timestamp, open time,"
            + " mood mood, u uuid, flag boolean, twice int GENERATED ALWAYS AS (n * 2) STORED)";

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(Schema.fromDdl(DDL, Dialect.postgresql()));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(it -> it.locale("xx"), "'xx'"),
                mistake(it -> it.pattern("t.note", "[A-"), "t.note", "'[A-'"),
                mistake(it -> it.pattern("t.none", "A"), "unknown column 't.none'", "did you mean t.note"),
                mistake(it -> it.range("t.n", 5, 3), "t.n", "5 is above 3", "lower bound first"),
                mistake(it -> it.range("t.price", 1, "much"), "t.price numeric(9,2)", "'much'", "give a number"),
                mistake(it -> it.range("t.born", "2020-01-01", "soon"), "t.born date", "'soon'", "ISO 8601"),
                mistake(it -> it.range("t.born", LocalDate.MAX.minusYears(999_990_000), "2020-01-01"), "t.born"),
                mistake(it -> it.range("t.none", 1, 2), "unknown column 't.none'"),
                mistake(it -> it.constant("t.n", "many"), "t.n int", "'many'", "give a whole number"),
                mistake(it -> it.constant("t.n", 1.5), "t.n int", "'1.5'", "give a whole number"),
                mistake(it -> it.values("t.price", List.of(1.5, 1.005)), "t.price", "'1.005'", "at most 2 digits"),
                mistake(it -> it.constant("t.mood", "OK"), "t.mood", "'OK'", "sad, ok"),
                mistake(it -> it.constant("t.id", null), "t.id", "NOT NULL"),
                mistake(it -> it.constant("t.mood", "glad"), "t.mood", "'glad'", "sad, ok"),
                mistake(it -> it.constant("t.u", "7"), "t.u uuid", "'7'", "a UUID such as"),
                mistake(it -> it.constant("t.flag", "maybe"), "t.flag boolean", "'maybe'", "true or false"),
                mistake(it -> it.constant("t.twice", 4), "t.twice", "the database computes it"),
                mistake(it -> it.values("t.at", List.of("2020-01-01", "later")), "t.at timestamp", "'later'"),
                mistake(it -> it.values("t.n", List.of()), "t.n", "at least one"),
                mistake(it -> it.nullRate("t.id", 0.5), "t.id", "NOT NULL", "0.5"),
                mistake(it -> it.dateFormat("t.n", "yyyy"), "t.n is int", "only texts, dates and times"),
                mistake(it -> it.dateFormat("t.born", "jjjj"), "t.born", "'jjjj'", "yyyy-MM-dd"),
                mistake(it -> it.function("t.twice", cell -> 1), "t.twice", "the database computes it"),
                mistake(it -> it.rows("tt", 1), "unknown table 'tt'", "did you mean t?"),
                mistake(it -> it.rows("t", -1), "table t", "-1", "negative"),
                mistake(it -> it.rows(Long.MAX_VALUE), "all tables", "above 1152921504606846976"),
                mistake(it -> it.threads(0), "0", "1 and 1024"));
    }

    private static Arguments mistake(UnaryOperator<SyntheticDataGenerator> option, String... words) {
        return Arguments.of(option, List.of(words));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsAnErrorOfTheCall(UnaryOperator<SyntheticDataGenerator> option, List<String> words) {
        SyntheticDataGenerator generator = generator();
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> option.apply(generator))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
    }

    @Test
    void whatTheTypesTakeIsTaken() {
        assertThatCode(() -> generator()
                        .locale("de-AT")
                        .range("t.born", LocalDate.of(2020, 1, 1), "2020-12-31")
                        .range("t.at", "2020-01-01", "2020-12-31T12:00:00")
                        .range("t.open", "08:00", "17:30")
                        .range("t.price", 1, 9.99)
                        .range("t.note", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1))
                        .constant("t.mood", "ok")
                        .constant("t.flag", true)
                        .constant("t.n", null)
                        .constant("t.u", "123e4567-e89b-12d3-a456-426614174000")
                        .generate())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"postgresql, T, t, T.NOTE", "oracle, t, T, t.note", "sqlite, T, t, T.Note", "mysql, T, t, t.NOTE"})
    void namesAreFoundAsTheDialectFoldsThem(String dialect, String name, String id, String column) {
        Schema schema =
                Schema.fromDdl("CREATE TABLE t(id int PRIMARY KEY, note varchar(9) NOT NULL)", Dialect.named(dialect));
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(schema).rows(name, 6).constant(column, "x");

        assertThat(generator.plan().rows(id)).isEqualTo(6);
        assertThat(generator.plan().rows(name)).isEqualTo(6);
        assertThat(generator
                        .plan()
                        .row(name, 5)
                        .get(schema.tables().get(0).columns().get(1).name()))
                .isEqualTo("x");
        assertThat(generator.plan().explain(column).table()).isEqualTo(id);
        assertThat(generator.generate().table(name).size()).isEqualTo(6);
    }

    @Test
    void exactNamesComeFirst() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t(id int PRIMARY KEY); CREATE TABLE \"T\"(id int PRIMARY KEY);"
                        + "CREATE TABLE \"Two\"(id int PRIMARY KEY); CREATE TABLE \"TWo\"(id int PRIMARY KEY)",
                Dialect.postgresql());

        assertThat(schema.find("T").orElseThrow().id()).isEqualTo("T");
        assertThat(schema.find("t").orElseThrow().id()).isEqualTo("t");
        assertThat(schema.find("two")).isEmpty();
    }
}
