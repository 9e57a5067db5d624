package dev.rowloom.schema.internal.condition;

import static dev.rowloom.schema.internal.condition.Truth.FALSE;
import static dev.rowloom.schema.internal.condition.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL's ranges, addresses, bits, bytes and pairs; PostgreSQL 18 gives the same of each condition here. */
class TypeFunctionsTest {

    private static final String COLUMNS = "n inet, c cidr, r int4range, d daterange, t tstzrange, u numrange,"
            + " b bit(4), y bytea, h hstore, s text, m int4multirange";

    private static final Object[] CELLS = {
        "10.1.2.3/24",
        "10.1.0.0/16",
        "[3,9)",
        "[2024-01-01,2024-02-01)",
        "[\"2024-01-01 08:00:00+00\",)",
        "(1.5,2.5]",
        "1010",
        new byte[] {1, 2, (byte) 255},
        "\"a b\"=>\"1\", c=>NULL",
        "{\"k\": [1]}",
        "{}",
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "family(n) = 4 AND family('::1'::inet) = 6",
                "masklen(n) = 24 AND masklen(c) = 16 AND masklen('::1'::inet) = 128",
                "host(n) = '10.1.2.3' AND host('2001:DB8::0:1/64'::inet) = '2001:db8::1'",
                "network(n) = '10.1.2.0/24' AND broadcast(n) = '10.1.2.255/24'",
                "n << c AND n <<= c AND c >> n AND c >>= c AND NOT (c >> c) AND n && c",
                "n << inet '10.0.0.0/8' AND NOT (n << '11.0.0.0/8')",
                "n > '10.1.2.2/24' AND '10.1.2.3/8'::inet < n AND n < '::1'",
                "set_masklen(n, 16) <> n AND inet_same_family(n, c)",
                "n::text = '10.1.2.3/24' AND '10.0.0.1'::inet = '10.0.0.1/32'",
                "lower(r) = 3 AND upper(r) = 9 AND lower_inc(r) AND NOT upper_inc(r)",
                "upper(r) - lower(r) = 6 AND r = int4range(3, 8, '[]') AND r = '(2,9)'",
                "isempty(int4range(4, 4)) AND NOT isempty(r) AND r <> 'empty' AND isempty('[1,1)'::int4range)",
                "isempty(m) AND NOT isempty('{[1,2)}'::int4multirange)",
                "r @> 3 AND NOT (r @> 9) AND 8 <@ r AND r <@ int4range(0, 100) AND r @> '[4,5)'::int4range",
                "r && int4range(8, 20) AND NOT (r && int4range(9, 20)) AND r << int4range(9, 20) AND r >> '[1,3)'",
                "d @> DATE '2024-01-31' AND NOT (d @> DATE '2024-02-01') AND upper(d) - lower(d) = 31",
                "upper_inf(t) AND NOT lower_inf(t) AND upper(t) IS NULL AND lower(t) > '2023-12-31'",
                "NOT lower_inc(u) AND upper_inc(u) AND u @> 2.5 AND NOT (u @> 1.5) AND lower(u) >= 0",
                "u <@ '[1.5,3)'::numrange AND NOT ('[1.5,2]'::numrange <@ u)",
                "tstzrange('2024-01-01', '2024-01-02') && t",
                "b & B'0010' = B'0010' AND b | B'0001' = B'1011' AND b # B'1111' = B'0101' AND ~b = B'0101'",
                "length(b) = 4 AND bit_length(b) = 4 AND octet_length(b) = 1 AND get_bit(b, 0) = 1",
                "get_byte(y, 0) = 1 AND get_byte(y, 2) = 255 AND get_bit(y, 8) = 0 AND get_bit(y, 9) = 1",
                "length(y) = 3 AND octet_length(y) = 3 AND bit_length(y) = 24",
                "substring(y FROM 1 FOR 1) = '\\x01' AND substr(y, 2) = '\\x02ff' AND encode(y, 'hex') = '0102ff'",
                "5 & ~7 = 0 AND ~0 = -1 AND (6 | 1) = 7",
                "h ? 'a b' AND h ? 'c' AND NOT (h ? 'x') AND h ?| ARRAY['x', 'c'] AND NOT (h ?& ARRAY['x', 'c'])",
                "s::jsonb ?| ARRAY['x', 'k'] AND s::jsonb ?& ARRAY['k'] AND '[\"x\"]'::jsonb ? 'x'",
                "jsonb_path_exists(s::jsonb, '$.k[*]') AND NOT jsonb_path_exists(s::jsonb, '$.x[*]')",
                "jsonb_path_exists('{\"k\": 1}'::jsonb, '$.k[*]') AND NOT jsonb_path_exists('{\"k\": []}'::jsonb, '$.k[*]')",
            })
    void constructsHold(String condition) {
        assertThat(Rows.postgres(COLUMNS).test(condition, CELLS)).as(condition).isEqualTo(TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s::jsonb IS NOT NULL", "jsonb_typeof(s::jsonb) = 'object'"})
    void aTextThatIsNoDocumentFailsItsConversion(String condition) {
        Object[] cells = CELLS.clone();
        cells[9] = "no document";

        assertThat(Rows.postgres(COLUMNS).test(condition, cells)).isEqualTo(FALSE);
    }
}
