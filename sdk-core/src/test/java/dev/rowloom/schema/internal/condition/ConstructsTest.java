package dev.rowloom.schema.internal.condition;

import static dev.rowloom.schema.internal.condition.Truth.FALSE;
import static dev.rowloom.schema.internal.condition.Truth.TRUE;
import static dev.rowloom.schema.internal.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every construct, of constants where no row is needed: each condition is true by its product's manual. */
class ConstructsTest {

    private static final String COLUMNS = "a int, b int, s varchar(99), j varchar(99)";

    private static void holds(Dialect dialect, String condition) {
        assertThat(Rows.of(dialect, COLUMNS).test(condition, 7L, 2L, "Anna-Lena", "{\"a\": [1, \"x\"], \"b\": null}"))
                .as(condition)
                .isEqualTo(TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a, b) = (7, 2)",
                "(a, b) < (7, 3)",
                "(a, b) IN ((1, 2), (7, 2))",
                "ROW(a, b) IS NOT NULL",
                "a BETWEEN SYMMETRIC 9 AND 5",
                "a = ANY (ARRAY[1, 7])",
                "a > ALL (ARRAY[1, 2, 3])",
                "a <> ALL ('{1,2}'::int[])",
                "s LIKE ANY (ARRAY['x%', 'Anna%'])",
                "s = ANY (string_to_array('x,Anna-Lena', ','))",
                "array_length(ARRAY[1, 2, 3], 1) = 3",
                "ARRAY['a', 'b'] @> ARRAY['a']",
                "ARRAY[a, b] && ARRAY[2, 3]",
                "cardinality('{a,b}'::text[]) = 2",
                "j IS JSON",
                "j IS JSON OBJECT WITH UNIQUE KEYS",
                "j IS NOT JSON ARRAY",
                "jsonb_typeof(j::jsonb) = 'object'",
                "jsonb_typeof(j::jsonb -> 'a') = 'array'",
                "j::jsonb ->> 'b' IS NULL",
                "j::jsonb #>> '{a,1}' = 'x'",
                "j::jsonb ? 'a'",
                "j::jsonb @> '{\"a\": [1]}'",
                "jsonb_array_length(j::jsonb -> 'a') = 2",
                "DATE '2024-02-28' + 2 = DATE '2024-03-01'",
                "DATE '2024-03-01' - DATE '2024-02-01' = 29",
                "TIMESTAMP '2024-01-31 10:00:00' + INTERVAL '1 month' = '2024-02-29 10:00'",
                "'2024-01-31'::date - '1 day'::interval < '2024-01-31'",
                "extract(year FROM DATE '2024-02-28') = 2024",
                "extract(dow FROM DATE '2024-02-25') = 0",
                "date_part('epoch', INTERVAL '1 day 01:00:00') = 90000",
                "date_trunc('month', TIMESTAMP '2024-02-28 10:00') = '2024-02-01'",
                "age(TIMESTAMP '2024-03-15', TIMESTAMP '2004-03-14') >= INTERVAL '20 years'",
                "now() > '2020-01-01' AND current_date > '2020-01-01' AND CURRENT_TIMESTAMP = now()",
                "INTERVAL '90 minutes' = INTERVAL '1:30'",
                "TIMESTAMP '2024-01-01 12:00' AT TIME ZONE 'UTC' = '2024-01-01 12:00+00'",
                "make_date(2024, 2, 29) = '2024-02-29'",
                "to_char(DATE '2024-02-28', 'YYYY-MM') = '2024-02'",
                "length(s) = 9 AND char_length(s) = 9 AND octet_length('é') = 2",
                "upper(s) = 'ANNA-LENA' AND lower('X') = 'x' AND initcap('ab cd') = 'Ab Cd'",
                "trim('  x ') = 'x' AND trim(LEADING '0' FROM '007') = '7' AND btrim('xxaxx', 'x') = 'a'",
                "ltrim('  x') = 'x' AND rtrim('x--', '-') = 'x'",
                "substring(s FROM 1 FOR 4) = 'Anna' AND substr(s, 6) = 'Lena' AND substring(s, '[A-Z][a-z]+$') = 'Lena'",
                "position('-' IN s) = 5 AND strpos(s, 'Lena') = 6",
                "left(s, 4) = 'Anna' AND right(s, 4) = 'Lena' AND left(s, -5) = 'Anna'",
                "replace(s, '-', '') = 'AnnaLena' AND translate('abc', 'ab', 'x') = 'xc'",
                "lpad('7', 3, '0') = '007' AND repeat('ab', 2) = 'abab' AND reverse('ab') = 'ba'",
                "concat(s, NULL, 1) = 'Anna-Lena1' AND concat_ws('-', 'a', NULL, 'b') = 'a-b' AND 'a' || 1 = 'a1'",
                "split_part(s, '-', 2) = 'Lena' AND starts_with(s, 'Anna')",
                "regexp_replace('a1b2', '[0-9]', '', 'g') = 'ab' AND regexp_like('abc', 'B', 'i')",
                "abs(-a) = 7 AND mod(a, b) = 1 AND sign(-2.5) = -1",
                "floor(-1.5) = -2 AND ceil(1.2) = 2 AND round(2.5) = 3 AND round(1.005, 2) = 1.01 AND trunc(1.9) = 1",
                "greatest(a, b, NULL) = 7 AND least(a, b) = 2 AND power(2, 3) = 8 AND 2 ^ 3 = 8 AND sqrt(16) = 4",
                "a & 3 = 3 AND a | 8 = 15 AND a # 1 = 6 AND 1 << 3 = 8",
                "coalesce(NULL, a) = 7 AND nullif(a, 7) IS NULL",
                "num_nulls(a, NULL, b) = 1 AND num_nonnulls(a, NULL) = 1",
                "CASE a WHEN 7 THEN true ELSE false END",
                "CASE WHEN a > 9 THEN false WHEN a > 6 THEN true END",
                "(a IS NULL) = (b IS NULL)",
                "((a IS NOT NULL)::int + (b IS NOT NULL)::integer + (NULL IS NOT NULL)::int) = 2",
                "a IS DISTINCT FROM b AND NULL IS NOT DISTINCT FROM NULL",
                "(a > 0) IS TRUE AND (a < 0) IS FALSE AND (NULL::boolean) IS NOT FALSE",
                "a::text = '7' AND '7'::int = a AND a::numeric(5,2) = 7.00 AND '1.5'::numeric::int = 2",
                "s::varchar(4) = 'Anna' AND 't'::boolean AND '2024-01-01'::timestamp = '2024-01-01'::date",
                "s ~ '^[A-Z]' AND s !~ '[0-9]' AND s ~* '^ANNA' AND s SIMILAR TO '(Anna|Eva)%' AND s ILIKE '%LENA'",
                "a % 2 = 1 AND a / b = 3 AND a / 2.0 = 3.5 AND -a = -7 AND +a = 7"
            })
    void holdsInPostgreSql(String condition) {
        holds(Dialect.postgresql(), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a XOR b > 5",
                "NOT (a XOR b)",
                "a AND b",
                "a || 0",
                "a / b = 3.5 AND a DIV b = 3 AND a % b = 1 AND a MOD b = 1",
                "s = 'anna-lena' AND s LIKE 'ANNA%' AND s REGEXP '^anna' AND s RLIKE 'lena$'",
                "BINARY s = 'Anna-Lena'",
                "NULL <=> NULL AND a <=> 7",
                "json_valid(j) AND json_type(j) = 'OBJECT' AND json_length(j) = 2",
                "json_extract(j, '$.a[0]') = 1",
                "char_length('é') = 1 AND length('é') = 2",
                "ifnull(NULL, 1) = 1 AND if(a > 1, 'x', 'y') = 'x' AND isnull(NULL)",
                "DATE_ADD('2024-01-31', INTERVAL 1 MONTH) = '2024-02-29'",
                "CAST('2024-01-31' AS DATE) + INTERVAL 1 DAY = '2024-02-01'",
                "DATEDIFF('2024-02-01', '2024-01-01') = 31 AND TIMESTAMPDIFF(MONTH, '2024-01-31', '2024-03-01') = 1",
                "YEAR('2024-05-06') = 2024 AND DAYOFWEEK('2024-05-05') = 1 AND EXTRACT(MONTH FROM '2024-05-06') = 5",
                "LOCATE('-', s) = 5 AND INSTR(s, '-') = 5 AND SUBSTRING(s, -4) = 'Lena' AND MID(s, 1, 4) = 'Anna'",
                "CONCAT(s, NULL) IS NULL AND GREATEST(1, NULL) IS NULL",
                "'3 apples' = 3 AND '1' + '1' = 2 AND 1/0 IS NULL",
                "CAST('12' AS UNSIGNED) = 12 AND CONVERT('7', SIGNED) = a",
                "(a IS NULL) + (b IS NULL) = 0",
                "a IN (1, 7) && b BETWEEN 1 AND 2",
                "field('B', 'a', 'b') = 2 AND field('x', 'a') = 0 AND field(NULL, 'a') = 0 AND elt(2, 'a', 'b') = 'b'",
                "find_in_set('b', 'a,b') = 2 AND find_in_set('c', 'a,b') = 0 AND strcmp('a', 'b') = -1",
                "substring_index('a.b.c', '.', 2) = 'a.b' AND substring_index('a.b.c', '.', -1) = 'c'",
                "substring_index('a.b', '.', 5) = 'a.b' AND substring_index('ab', '.', 1) = 'ab'",
                "to_days('1970-01-01') = 719528 AND from_days(719529) = '1970-01-02'",
                "to_seconds('1970-01-01') = 62167219200 AND unix_timestamp('1970-01-02 00:00:00') = 86400",
                "time_to_sec('01:00:01') = 3601 AND sec_to_time(61) = '00:01:01' AND interval(15, 10, 20) = 1",
                "hex('ab') = '6162' AND hex(255) = 'FF' AND hex(unhex('0aff')) = '0AFF' AND unhex('x') IS NULL",
                "inet_aton('10.0.0.1') = 167772161 AND inet_aton('x') IS NULL AND is_ipv4('1.2.3.4') AND NOT is_ipv4(NULL)",
                "date_format('2024-02-03', '%d.%m.%Y') = '03.02.2024' AND str_to_date('2024-02-03', '%Y-%m-%d') = '2024-02-03'",
                "json_contains(j, '1', '$.a[0]') AND NOT json_contains(j, '1', '$.x') AND json_exists(j, '$.a')",
                "locate(' ', 'a b') = 2 AND instr('ab', ' ') = 0",
            })
    void holdsInMySql(String condition) {
        holds(Dialect.mysql(), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "typeof(a) = 'integer' AND typeof(s) = 'text' AND typeof(NULL) = 'null' AND typeof(1.0) = 'real'",
                "s GLOB 'Anna*' AND NOT s GLOB 'anna*' AND glob('A*', s)",
                "s LIKE 'ANNA%' AND s LIKE 'anna\\-%' ESCAPE '\\'",
                "instr(s, '-') = 5 AND substr(s, -4) = 'Lena' AND substr(s, 1, 4) = 'Anna'",
                "length(trim(s)) > 0 AND length(s) <= 99",
                "a / b = 3 AND a / 2.0 = 3.5 AND 1 / 0 IS NULL",
                "(a IS NULL) + (b IS NULL) = 0",
                "a IN (0, 7) AND a == 7 AND a <> 8 AND a IS 7 AND a IS NOT NULL",
                "json_valid(j) AND json_type(j) = 'object' AND json_type(j, '$.a') = 'array'",
                "json_extract(j, '$.a[1]') = 'x' AND j ->> '$.a[0]' = 1",
                "date('2024-01-31', '+1 day') = '2024-02-01' AND strftime('%Y', '2024-01-31') = '2024'",
                "datetime('2024-01-31T10:11:12') = '2024-01-31 10:11:12' AND date('nonsense') IS NULL",
                "julianday('2024-01-02') - julianday('2024-01-01') = 1",
                "CAST('12abc' AS INTEGER) = 12 AND CAST(1.9 AS INT) = 1 AND CAST(7 AS TEXT) = '7'",
                "coalesce(NULL, a) = 7 AND ifnull(NULL, 1) = 1 AND nullif(1, 1) IS NULL AND iif(a > 1, 1, 0)",
                "max(a, b) = 7 AND min(a, b) = 2 AND abs(-1) = 1 AND round(2.5) = 3.0",
                "s COLLATE NOCASE = 'anna-lena'",
                "s = \"Anna-Lena\"",
                "'1' <> 1 AND a = '7'",
                "lower(s) = 'anna-lena' AND upper('é') = 'é' AND hex('A') = '41'",
                "s || a = 'Anna-Lena7' AND replace(s, '-', '') NOT LIKE '%-%'",
                "s IS NOT date(s) AND '2024-02-03' IS date('2024-02-03') AND date('2024-02-03') NOT NULL",
            })
    void holdsInSqlite(String condition) {
        holds(Dialect.sqlite(), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LEN('abc  ') = 3 AND DATALENGTH('abc') = 3 AND LEN(s) > 1",
                "ISNULL(NULL, 1) = 1 AND IIF(a > 1, 1, 0) = 1 AND COALESCE(NULL, a) = 7",
                "PATINDEX('%[0-9]%', s) = 0 AND PATINDEX('%[^A-Z]%', s) = 5 AND CHARINDEX('-', s) = 5",
                "s LIKE '[A-C]nna%' AND s NOT LIKE '[^A-C]%' AND s LIKE 'anna_lena'",
                "DATEADD(day, 1, '2024-01-31') = '2024-02-01' AND DATEDIFF(month, '2024-01-31', '2024-02-01') = 1",
                "DATEADD(YEAR, -18, GETDATE()) < GETDATE() AND YEAR('2024-05-06') = 2024 AND DATEPART(mm, '2024-05-06') = 5",
                "a / b = 3 AND a % b = 1 AND 'a' + 'b' = 'ab' AND ABS(-1) = 1",
                "s = 'ANNA-LENA ' AND UPPER(s) = LOWER(s)",
                "ISJSON(j) = 1 AND ISJSON('x') = 0 AND JSON_VALUE(j, '$.a[1]') = 'x'",
                "CONVERT(int, '7') = a AND CAST('2024-01-31' AS date) < GETDATE() AND TRY_CAST('7' AS int) = 7",
                "SUBSTRING(s, 1, 4) = 'Anna' AND REPLACE(s, '-', '') = 'AnnaLena' AND LTRIM(RTRIM(' x ')) = 'x'",
                "CASE WHEN a IS NULL THEN 0 ELSE 1 END + CASE WHEN b IS NULL THEN 0 ELSE 1 END = 2",
                "ISNUMERIC('12') = 1 AND ISDATE('2024-01-31') = 1 AND (a & 1) = 1",
                "a > $0 AND a BETWEEN $6.50 AND $9.99 AND CHARINDEX(' ', s) = 0",
                "CONVERT(datetime, '20000101') < '20000102' AND YEAR('20000101') = 2000",
            })
    void holdsInSqlServer(String condition) {
        holds(Dialect.named("sqlserver"), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nvl(NULL, 1) = 1 AND nvl2(NULL, 1, 2) = 2 AND decode(a, 1, 'x', 7, 'y') = 'y'",
                "decode(NULL, NULL, 1, 0) = 1",
                "length(s) = 9 AND instr(s, '-') = 5 AND substr(s, -4) = 'Lena'",
                "regexp_like(s, '^[A-Z]') AND regexp_like(s, '^anna', 'i') AND NOT regexp_like(s, '\\d')",
                "to_char(DATE '2024-01-31', 'YYYY') = '2024' AND to_date('2024-01-31', 'YYYY-MM-DD') < SYSDATE",
                "to_date('2024-01-31', 'YYYY-MM-DD', 'NLS_DATE_LANGUAGE = American') = DATE '2024-01-31'",
                "a / b = 3.5 AND mod(a, b) = 1 AND trunc(3.7) = 3",
                "'' IS NULL AND s || NULL = 'Anna-Lena' AND trim('  ') IS NULL",
                "add_months(DATE '2024-01-31', 1) = DATE '2024-02-29' AND months_between(DATE '2024-03-31', DATE '2024-02-29') = 1",
                "DATE '2024-03-01' - DATE '2024-02-01' = 29 AND trunc(SYSDATE) <= SYSDATE",
                "j IS JSON AND s IS NOT JSON AND initcap('ab') = 'Ab'",
                "CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN 1 ELSE 0 END = 1",
                "TO_NUMBER('12.5') = 12.5",
            })
    void holdsInOracle(String condition) {
        holds(Dialect.named("oracle"), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length(s) = 9 AND char_length(s) = 9 AND octet_length('é') = 2",
                "s REGEXP '^[A-Z]' AND regexp_like(s, 'lena', 'i') AND s LIKE 'Anna\\-%'",
                "a / b = 3 AND a / 2.0 = 3.5 AND mod(a, b) = 1",
                "DATEADD('DAY', 1, DATE '2024-01-31') = DATE '2024-02-01'",
                "DATEDIFF('MONTH', DATE '2024-01-31', DATE '2024-02-01') = 1",
                "DATE '2024-01-31' + 1 = DATE '2024-02-01'",
                "EXTRACT(YEAR FROM DATE '2024-01-31') = 2024 AND CURRENT_DATE > DATE '2020-01-01'",
                "(a, b) = (7, 2) AND (a, b) IN ((1, 1), (7, 2)) AND a IS DISTINCT FROM b",
                "CASEWHEN(a > 1, 1, 0) = 1 AND NVL2(NULL, 1, 2) = 2 AND COALESCE(NULL, 1) = 1",
                "CAST(2.5 AS INT) = 3 AND CAST('7' AS INT) = a AND '7' = a",
                "POSITION('-', s) = 5 AND LOCATE('-', s) = 5 AND SUBSTRING(s FROM 6) = 'Lena'",
                "a = ANY (ARRAY[1, 7]) AND CARDINALITY(ARRAY[1, 2]) = 2"
            })
    void holdsInH2(String condition) {
        holds(Dialect.named("h2"), condition);
    }

    @Test
    void leavesUnknownWhatOneNullLeavesOpen() {
        Rows rows = Rows.postgres(COLUMNS);
        assertThat(rows.test("a > ALL (ARRAY[1, NULL])", 7L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(rows.test("a > ALL (ARRAY[9, NULL])", 7L, null, null, null)).isEqualTo(FALSE);
        assertThat(rows.test("(a, b) = (7, 1)", 7L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(rows.test("(a, b) = (8, 1)", 7L, null, null, null)).isEqualTo(FALSE);
        assertThat(rows.test("s LIKE j", null, null, "x", null)).isEqualTo(UNKNOWN);
        assertThat(rows.test("length(s) > 3", null, null, null, null)).isEqualTo(UNKNOWN);
    }

    @Test
    void namesWhatItCannotEvaluate() {
        Condition.Compilation compiled = Rows.postgres(COLUMNS).compile("a > 0 AND is_valid(s) AND EXISTS (SELECT 1)");
        assertThat(compiled.unsupported())
                .containsExactly("the function is_valid is not known", "'EXISTS (SELECT 1)' is not understood");
        assertThat(compiled.isComplete()).isFalse();
        assertThat(compiled.condition().test(position -> -1L)).isEqualTo(FALSE);
    }
}
