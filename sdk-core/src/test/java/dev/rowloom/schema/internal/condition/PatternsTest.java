package dev.rowloom.schema.internal.condition;

import static dev.rowloom.schema.internal.condition.Truth.FALSE;
import static dev.rowloom.schema.internal.condition.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PatternsTest {

    private static final Rows TEXT = Rows.postgres("s varchar(99), c char(5), i citext");

    private static Truth test(String condition, String text) {
        return TEXT.test(condition, text, null, null);
    }

    @Test
    void matchesLike() {
        assertThat(test("s LIKE 'a_c%'", "abcd")).isEqualTo(TRUE);
        assertThat(test("s LIKE 'a_c%'", "Abcd")).isEqualTo(FALSE);
        assertThat(test("s ILIKE 'A_C'", "abc")).isEqualTo(TRUE);
        assertThat(test("s NOT LIKE '%\\%'", "5%")).isEqualTo(FALSE);
        assertThat(test("s LIKE '100!%' ESCAPE '!'", "100%")).isEqualTo(TRUE);
        assertThat(test("s LIKE '%a\nb%'", "xa\nby")).isEqualTo(TRUE);
        assertThat(TEXT.test("i LIKE 'A%'", null, null, "abc")).isEqualTo(TRUE);
        assertThat(Rows.mysql("s varchar(9)").test("s LIKE 'A%'", "ábc")).isEqualTo(TRUE);
        assertThat(Rows.sqlite("s text").test("s LIKE 'A%'", "abc")).isEqualTo(TRUE);
        assertThat(Rows.sqlite("s text").test("s LIKE 'a\\%'", "a\\b")).isEqualTo(TRUE);
    }

    @Test
    void matchesRegularExpressionsAsPosix() {
        assertThat(test("s ~ '^[a-z]+$'", "abc")).isEqualTo(TRUE);
        assertThat(test("s ~ '^[a-z]+$'", "abc\n")).isEqualTo(FALSE);
        assertThat(test("s ~ '\\d{3}-\\d{4}'", "call 555-1234")).isEqualTo(TRUE);
        assertThat(test("s ~* '^(foo|bar)$'", "BAR")).isEqualTo(TRUE);
        assertThat(test("s !~ '[[:space:]]'", "a b")).isEqualTo(FALSE);
        assertThat(test("s ~ '^[^@]+@[^@]+\\.[a-z]{2,}$'", "a@b.com")).isEqualTo(TRUE);
        assertThat(test("s ~ '^(?=.*\\d)(?!.*x).{4,}$'", "abc1")).isEqualTo(TRUE);
        assertThat(test("s ~ '^(?=.*\\d)(?!.*x).{4,}$'", "xbc1")).isEqualTo(FALSE);
        assertThat(test("s ~ '\\mcat\\M'", "a cat sat")).isEqualTo(TRUE);
        assertThat(test("s ~ '^[]a]+$'", "]a")).isEqualTo(TRUE);
        assertThat(test("s ~ '(?i)^ABC$'", "abc")).isEqualTo(TRUE);
    }

    @Test
    void matchesSimilarTo() {
        assertThat(test("s SIMILAR TO '(a|b)%'", "bcd")).isEqualTo(TRUE);
        assertThat(test("s SIMILAR TO 'a.c'", "abc")).isEqualTo(FALSE);
        assertThat(test("s SIMILAR TO '[0-9]{3}_'", "123x")).isEqualTo(TRUE);
        assertThat(test("s NOT SIMILAR TO 'b+'", "abb")).isEqualTo(TRUE);
    }

    @Test
    void matchesRegularExpressionsAsMySql() {
        Rows rows = Rows.mysql("s varchar(9), b varchar(9) COLLATE utf8mb4_bin");
        assertThat(rows.test("s REGEXP '^A'", "abc", null)).isEqualTo(TRUE);
        assertThat(rows.test("b REGEXP '^A'", null, "abc")).isEqualTo(FALSE);
        assertThat(rows.test("s NOT RLIKE '^[0-9]+$'", "123", null)).isEqualTo(FALSE);
    }

    @Test
    void matchesGlob() {
        Rows rows = Rows.sqlite("s text");
        assertThat(rows.test("s GLOB '[A-Z]*.?'", "Abc.x")).isEqualTo(TRUE);
        assertThat(rows.test("s NOT GLOB '*[^0-9]*'", "123")).isEqualTo(TRUE);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void takesLinearTimeWhereBacktrackingTakesForever() {
        assertThat(test("s ~ '^(a+)+$'", "a".repeat(90) + "!")).isEqualTo(FALSE);
        assertThat(test("s ~ '^(a|aa|a*)*b$'", "a".repeat(90))).isEqualTo(FALSE);
        assertThat(test("s LIKE '%a%a%a%a%a%a%a%a%a%b'", "a".repeat(90))).isEqualTo(FALSE);
    }

    @Test
    void saysWhatPatternItCannotMatch() {
        assertThat(TEXT.compile("s ~ '(a)\\1'").unsupported())
                .containsExactly("the pattern '(a)\\1': a reference back to a group");
        assertThat(TEXT.compile("s ~ '(a'").unsupported()).containsExactly("the pattern '(a': a group is not closed");
    }
}
