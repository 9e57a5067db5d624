package dev.rowloom.schema.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDomainsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a > 3                                    | {4..2147483647}",
                "a >= 3 AND a < 10                        | {3..9}",
                "a BETWEEN 1 AND 5                        | {1..5}",
                "a IN (2, 4, 6)                           | {2, 4, 6}",
                "a = ANY (ARRAY[1, 2, 9])                 | {1..2, 9}",
                "a <> 0                                   | {-2147483648..-1, 1..2147483647}",
                "NOT (a < 1 OR a > 2)                     | {1..2}",
                "a NOT BETWEEN -5 AND 5 AND a BETWEEN -7 AND 7 | {-7..-6, 6..7}",
                "a IS NULL OR a > 2147483645              | {2147483646..2147483647}",
                "10 > a AND -1 <= a                       | {-1..9}",
                "a > 0.5 AND a < 2.5                      | {1..2}",
                "a < 3 OR a > 2147483646                  | {-2147483648..2, 2147483647}"
            })
    void numbersOfOneColumnBecomeADomain(String condition, String domain) {
        TableDomains domains = TableDomains.of(table("a int, CHECK (" + condition + ")"));
        assertThat(domains.column("a").numbers()).hasToString(domain);
        assertThat(domains.notChecked()).isEmpty();
    }

    @Test
    void decimalsCountInTheirOwnUnits() {
        TableDomains domains = TableDomains.of(table("p numeric(6,2) CHECK (p > 0 AND p <= 9.999)"));
        assertThat(domains.column("p").numbers()).hasToString("{1..999}");
    }

    @Test
    void listsOfTextKeepTheirOrder() {
        TableDomains domains = TableDomains.of(table(
                "s text CHECK (s = ANY (ARRAY['open'::text, 'paid'::text, 'shipped'::text])), CHECK (s <> 'paid')"));
        assertThat(domains.column("s").allowedValues()).containsExactly("open", "shipped");
    }

    @Test
    void lengthsOfTextAreBounds() {
        TableDomains domains = TableDomains.of(table("s varchar(40) CHECK (length(s) >= 3 AND char_length(s) < 10)"));
        assertThat(domains.column("s").minLength()).isEqualTo(3);
        assertThat(domains.column("s").maxLength()).isEqualTo(9);
    }

    @Test
    void isNotNullTakesTheNullsAway() {
        assertThat(TableDomains.of(table("a int CHECK (a IS NOT NULL)"))
                        .column("a")
                        .nullable())
                .isFalse();
    }

    @Test
    void comparedColumnsBecomeAnOrder() {
        TableDomains domains = TableDomains.of(table("a int, b int, CHECK (b > a), CHECK (a IS NULL OR a <= b)"));
        assertThat(domains.orders()).hasSize(2);
        assertThat(domains.orders().get(0).lower()).isEqualTo("a");
        assertThat(domains.orders().get(0).strict()).isTrue();
        assertThat(domains.orders().get(1).strict()).isFalse();
    }

    @Test
    void whatHasNoFormIsNotChecked() {
        TableDomains domains =
                TableDomains.of(table("a int, b int, CHECK (a + b > 3), CHECK (a % 2 = 0), CHECK (a > 1)"));
        assertThat(domains.notChecked()).hasSize(2);
        assertThat(domains.column("a").numbers().min()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zip int, CHECK (length(zip) = 5)",
                "name text, CHECK (octet_length(name) = 32)",
                "price numeric(6,1), CHECK (price::int > 5)",
                "at timestamp, CHECK (at::date <> '2025-01-01')",
                "code varchar(9), CHECK (code::char(1) <> 'a')",
                "a int, b int GENERATED ALWAYS AS (a * 2) STORED, CHECK (b < 10)"
            })
    void whatADomainCanNotHoldIsNotChecked(String columns) {
        assertThat(TableDomains.of(table(columns)).notChecked()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a int, CHECK (a::numeric > 5 AND a::bigint < 9)       | {6..8}",
                "a timestamp, CHECK (a::timestamp > '2025-01-01')      | {1735689600000001..253402300799999999}"
            })
    void castsThatKeepTheValueAreLookedThrough(String columns, String domain) {
        TableDomains domains = TableDomains.of(table(columns));
        assertThat(domains.notChecked()).isEmpty();
        assertThat(domains.column("a").numbers()).hasToString(domain);
    }

    @Test
    void whatOneBranchExcludesTheOtherDoesNotAdmit() {
        TableDomains domains = TableDomains.of(table("s text CHECK (s IN ('a', 'b') AND s <> 'a' OR s = 'c')"));
        assertThat(domains.column("s").allowedValues()).containsExactly("b", "c");
    }

    @Test
    void listedTextsThatAreTooLongAreNotAllowed() {
        TableDomains domains = TableDomains.of(table("s varchar(3) CHECK (s IN ('abc', 'abcd'))"));
        assertThat(domains.column("s").allowedValues()).containsExactly("abc");
    }

    private static Table table(String body) {
        return Schema.fromDdl("CREATE TABLE t (" + body + ");", Dialect.postgresql())
                .table("t")
                .orElseThrow();
    }
}
