package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a given row's column may be set to, and that it arrives as it was given. */
class GivenValuesTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TYPE mood AS ENUM ('very-happy', 'Sad', 'so so');
            CREATE TABLE v (
              id int PRIMARY KEY, b bytea, tags text[], nums int[], ts timestamp(0), tz timestamptz, d date, m mood,
              status varchar(10) CHECK (status IN ('open', 'in-work')), note varchar(10), j jsonb, f double precision,
              n int, flag bit(4), r int4range, u uuid);
            """, Dialect.named("postgresql"));

    enum Mood {
        VERY_HAPPY,
        SAD,
        SO_SO
    }

    enum Status {
        OPEN,
        IN_WORK {
            @Override
            public String toString() {
                return "being worked at";
            }
        }
    }

    private static SyntheticDataGenerator given(String column, @Nullable Object value) {
        return SyntheticDataGenerator.of(SCHEMA).rows(3).given("v", row -> row.set(column, value));
    }

    private static @Nullable Object made(String column, @Nullable Object value) {
        return given(column, value).plan().row("v", 0).get(column);
    }

    private static void refused(String column, @Nullable Object value, String... parts) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> given(column, value).plan())
                .withMessageContaining("v." + column)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void bytesArraysAndDocumentsArriveAsTheyAre() {
        assertThat((byte[]) made("b", new byte[] {1, (byte) 0xFF})).containsExactly(1, 0xFF);
        assertThat(made("tags", List.of("a", "b,c", "d \"e\"", ""))).isEqualTo("{a,\"b,c\",\"d \\\"e\\\"\",\"\"}");
        assertThat(made("tags", Arrays.asList("null", null))).isEqualTo("{\"null\",NULL}");
        assertThat(made("nums", new int[] {1, 2})).isEqualTo("{1,2}");
        assertThat(made("j", Map.of("a", List.of(1, "x")))).isEqualTo("{\"a\":[1,\"x\"]}");
        assertThat(made("j", JsonNodeFactory.instance.objectNode().put("a", 1))).isEqualTo("{\"a\":1}");
        assertThat(made("note", Optional.of("x"))).isEqualTo("x");
        assertThat(made("note", Optional.empty())).isNull();
        assertThat(made("u", new UUID(1, 2))).isEqualTo(new UUID(1, 2));
    }

    @Test
    void constantsMeanTheLabelThatIsSpeltLikeThem() {
        assertThat(made("m", Mood.VERY_HAPPY)).isEqualTo("very-happy");
        assertThat(made("m", Mood.SAD)).isEqualTo("Sad");
        assertThat(made("m", Mood.SO_SO)).isEqualTo("so so");
        assertThat(made("status", Status.IN_WORK)).isEqualTo("in-work");
        assertThat(made("note", Status.IN_WORK)).isEqualTo("IN_WORK");
    }

    @Test
    void timesKeepAllTheyAreGiven() {
        var paris = ZonedDateTime.of(2025, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Paris"));
        assertThat(made("tz", paris)).isEqualTo(OffsetDateTime.parse("2025-01-02T02:04:05Z"));
        assertThat(made("d", Instant.EPOCH)).isEqualTo(LocalDate.EPOCH);
        assertThat(made("ts", LocalDate.of(2025, 1, 2))).isEqualTo(LocalDateTime.of(2025, 1, 2, 0, 0));
        refused("ts", LocalDateTime.of(2025, 1, 2, 3, 4, 5, 600_000_000), "keeps 0 digits", "truncate");
        refused("tz", Instant.parse("2025-01-02T03:04:05.123456789Z"), "keeps 6 digits");
        refused("d", LocalDateTime.of(2025, 1, 2, 3, 4), "no time of day");
    }

    @Test
    void whatTheTypeDoesNotHoldIsRefused() {
        refused("nums", List.of(1, "x"), "'x' is no element", "whole number");
        refused("nums", "1,2", "{a,b}");
        refused("j", "{bad", "no JSON");
        refused("note", new byte[] {1}, "byte[]", "single value");
        refused("note", "a\u0000", "U+0000");
        refused("note", "\uD83D", "surrogate");
        refused("n", "12345678901234567890", "out of range");
        refused("m", Status.OPEN, "'OPEN'", "very-happy, Sad, so so");
        refused("flag", "1020", "digits 0 and 1");
        refused("r", "nope", "[1,5)");
    }

    @Test
    void digitsThatTheColumnDoesNotHaveAreNotDropped() {
        assertThat(made("f", 1.25)).isEqualTo(1.25);
        refused("f", Math.PI, "given row 0", "digits after the point");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags | [\"a\", \"b c\", null] | {a,\"b c\",NULL}",
                "nums | [1, 2] | {1,2}",
                "j | {\"a\": [1.25]} | {\"a\":[1.25]}",
                "note | true | true",
                "n | 12.0 | 12"
            })
    void documentsGiveTheSame(String column, String json, String expected) {
        String scenario = "{\"v\": {\"set\": {\"" + column + "\": " + json + "}}}";
        Object made = SyntheticDataGenerator.of(SCHEMA)
                .rows(3)
                .scenario(scenario)
                .plan()
                .row("v", 0)
                .get(column);
        assertThat(made).hasToString(expected);
    }
}
