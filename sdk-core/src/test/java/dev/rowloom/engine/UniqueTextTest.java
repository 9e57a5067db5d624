package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CapacityException;
import dev.rowloom.UsageException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and bytes that have to differ, beside everything else that is asked of them. */
class UniqueTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]?[0-9]{1,2}",
                "(a|a|b)[0-9]",
                "[a-z][a-z ]{0,1}",
                "[a-zA-Zàéß]{2}",
                "a?b?a?",
                "(x|xy)(z|yz)"
            })
    void patternsThatMakeATextByTwoWaysMakeItOnce(String pattern) {
        Made made = Made.mysql(
                "CREATE TABLE t(id int PRIMARY KEY, code varchar(10) NOT NULL UNIQUE)",
                2000,
                generator -> generator.pattern("t.code", pattern));
        assertThat(made.folded("t", "code")).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void aGuessedFormBoundsNoTable() {
        List<Object> codes = Made.postgres(
                        "CREATE TABLE iso_3166_1 (area int NOT NULL, code char(2) PRIMARY KEY)", 1000)
                .values("iso_3166_1", "code");
        assertThat(codes).hasSize(1000).doesNotHaveDuplicates();
        assertThat(codes.subList(0, 676)).allMatch(code -> ((String) code).matches("[A-Z]{2}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[A-Z]{3}-[0-9]{5} ; true",
                "[A-Z]{1,3}-[0-9]{2,4} ; true",
                "[a-z]{2,8}[0-9]{2} ; true",
                "10\\.([1-9]|[1-9][0-9]|1[0-9]{2})\\.0/24 ; true",
                "(cat|dog)s? ; true",
                "[0-9]{1,2}[0-9]{1,2} ; false",
                "(a|ab)(c|bc) ; false",
                "(aa?){2} ; false"
            })
    void ambiguityIsFoundByLengthsAndFirstCharacters(String pattern, boolean unambiguous) {
        assertThat(TextPattern.parse(pattern, UnaryOperator.identity()).isUnambiguous())
                .isEqualTo(unambiguous);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"((a{1000}){1000}){1000}", "((a{1000}){1000}){1000}((b{1000}){1000}){1000}", "a{-1}", "a{-2,3}"})
    void patternsWithoutMeasureAreRejected(String pattern) {
        assertThatThrownBy(() -> TextPattern.parse(pattern, UnaryOperator.identity()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("can't be used");
    }

    @Test
    void leastLengthsHoldForUniqueTextsToo() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, code varchar(20) NOT NULL UNIQUE CHECK (length(code) >= 12),"
                        + " username varchar(40) NOT NULL UNIQUE CHECK (length(username) >= 15),"
                        + " title varchar(60) NOT NULL UNIQUE CHECK (length(title) BETWEEN 30 AND 50),"
                        + " no varchar(9) NOT NULL UNIQUE CHECK (length(no) >= 5))",
                2000,
                generator -> generator.pattern("t.no", "[0-9]{1,9}"));
        assertThat(made.rows("t")).allSatisfy(row -> {
            assertThat(row.get("code").toString()).hasSizeBetween(12, 20);
            assertThat(row.get("username").toString()).hasSizeBetween(15, 40);
            assertThat(row.get("title").toString()).hasSizeBetween(30, 50);
            assertThat(row.get("no").toString()).hasSizeBetween(5, 9);
        });
        for (String column : List.of("code", "username", "title", "no")) {
            assertThat(made.values("t", column)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLeastLengthThatNamesHaveAnywayKeepsThem() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, email varchar(60) NOT NULL UNIQUE CHECK (length(email) >= 5))", 50);
        assertThat(made.values("t", "email"))
                .allSatisfy(it -> assertThat(it.toString()).contains("@"));
    }

    @Test
    void leastLengthsCountCharactersNotBytes() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, first_name varchar(20) NOT NULL CHECK (length(first_name) >= 9),"
                        + " city varchar(30) NOT NULL CHECK (length(city) >= 10))",
                3000,
                generator -> generator.locale("fr-FR"));
        assertThat(made.values("t", "first_name"))
                .allSatisfy(it -> assertThat(it.toString().length()).isGreaterThan(8));
        assertThat(made.values("t", "city"))
                .allSatisfy(it -> assertThat(it.toString().length()).isGreaterThan(9));
    }

    @Test
    void listedValuesThatAreTooShortAreNoneOfTheColumn() {
        assertThatThrownBy(() -> Made.postgres(
                        "CREATE TABLE t(id int PRIMARY KEY, s varchar(9) NOT NULL CHECK (length(s) > 2))",
                        10,
                        generator -> generator.values("t.s", List.of("a", "b"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t.s");
    }

    @Test
    void excludedTextsAreNotAmongTheUniqueOnes() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, code char(1) NOT NULL UNIQUE CHECK (code <> 'A'),"
                        + " two char(2) NOT NULL UNIQUE CHECK (two NOT IN ('AA', 'BB')))",
                2000);
        assertThat(made.values("t", "code")).doesNotContain("A").doesNotHaveDuplicates();
        assertThat(made.values("t", "two")).doesNotContain("AA", "BB").doesNotHaveDuplicates();
    }

    @Test
    void prefixKeysOfBytesDifferInThePrefix() {
        Made made =
                Made.mysql("CREATE TABLE t(id int PRIMARY KEY, data blob NOT NULL, UNIQUE KEY k (data(3)))", 20_000);
        Set<String> prefixes = new HashSet<>();
        assertThat(made.values("t", "data"))
                .allSatisfy(it -> assertThat(prefixes.add(Arrays.toString(Arrays.copyOf((byte[]) it, 3))))
                        .isTrue());
    }

    @Test
    void uniqueJsonIsJson() {
        Made made = Made.postgres("CREATE TABLE t(id int PRIMARY KEY, data jsonb NOT NULL UNIQUE)", 2000);
        assertThat(made.values("t", "data"))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        it -> assertThat(it.toString()).startsWith("{\"id\": ").endsWith("}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone varchar(30)", "first_name varchar(26)", "email varchar(40)", "company varchar(60)"})
    void whereCopiesRunOutTheTableIsFull(String column) {
        String ddl = "CREATE TABLE t(" + column + " NOT NULL UNIQUE)";
        assertThatThrownBy(() -> Made.postgres(ddl, 0, generator -> generator.rows("t", 1L << 60)))
                .isInstanceOf(CapacityException.class);
        Made made = Made.postgres(ddl, 1L << 60);
        String name = column.substring(0, column.indexOf(' '));
        int longest = Integer.parseInt(column.replaceAll("\\D", ""));
        Set<Object> seen = new HashSet<>();
        for (long back = 1; back <= 3000; back++) {
            Object text = made.plan().row("t", made.plan().rows("t") - back).get(name);
            assertThat(seen.add(text)).isTrue();
            assertThat(String.valueOf(text).length()).isLessThanOrEqualTo(longest);
        }
    }
}
