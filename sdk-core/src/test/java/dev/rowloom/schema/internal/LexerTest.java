package dev.rowloom.schema.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {

    private static List<String> texts(String sql, Dialect dialect) {
        return Lexer.tokens(sql, dialect.lexicalRules()).stream()
                .map(token -> token.kind().name().charAt(0) + ":" + token.text())
                .toList();
    }

    @Test
    void decodesQuotesOfPostgreSql() {
        assertThat(texts("a \"B\"\"c\" 'it''s' E'x\\'\\n' $q$ it's $q$ $1", Dialect.postgresql()))
                .containsExactly("W:a", "N:B\"c", "T:it's", "T:x'\n", "T: it's ", "W:$1");
    }

    @Test
    void decodesQuotesOfMySql() {
        assertThat(texts("`a``b` \"te\\\"xt\" 'a\\\\b' _utf8mb4'x' N'y' b'01'", Dialect.mysql()))
                .containsExactly("N:a`b", "T:te\"xt", "T:a\\b", "T:x", "T:y", "B:b'01'");
    }

    @Test
    void decodesQuotesOfSqlite() {
        assertThat(texts("[a b]TEXT `c` \"d\" 'e\\'", Dialect.sqlite()))
                .containsExactly("N:a b", "W:TEXT", "N:c", "N:d", "T:e\\");
    }

    @Test
    void leavesCommentsOutAndNestsThemWhereTheDialectDoes() {
        assertThat(texts("a -- b\n/* c /* d */ e */ f", Dialect.postgresql())).containsExactly("W:a", "W:f");
        assertThat(texts("a # b\n/* c /* d */ e -- f\n 5--1", Dialect.mysql()))
                .containsExactly("W:a", "W:e", "N:5", "S:-", "S:-", "N:1");
    }

    @Test
    void readsWhatVersionCommentsHold() {
        assertThat(texts("/*!40101 SET x */ a /*M!100100 b */ /*+ hint */ c", Dialect.mariadb()))
                .containsExactly("W:SET", "W:x", "W:a", "W:b", "W:c");
    }

    @Test
    void tellsNumbersOperatorsAndCasts() {
        assertThat(texts("1.5e-3::numeric(10,2) <> .5 a->>'b' 0x1F 2fa", Dialect.mysql()))
                .containsExactly(
                        "N:1.5e-3",
                        "S:::",
                        "W:numeric",
                        "S:(",
                        "N:10",
                        "S:,",
                        "N:2",
                        "S:)",
                        "S:<>",
                        "N:.5",
                        "W:a",
                        "S:->>",
                        "T:b",
                        "B:0x1F",
                        "W:2fa");
    }

    @Test
    void saysWhenAQuoteHasNoEnd() {
        Lexer lexer = new Lexer("a 'b", 0, 4, Dialect.postgresql().lexicalRules());
        assertThat(lexer.advance()).isTrue();
        assertThat(lexer.isUnterminated()).isFalse();
        assertThat(lexer.advance()).isTrue();
        assertThat(lexer.isUnterminated()).isTrue();
    }

    @Test
    void writesTokensInOneNotation() {
        assertThat(Tokens.sql(
                        Lexer.tokens("`a``\"b` = \"it's\"", Dialect.mysql().lexicalRules())))
                .isEqualTo("\"a`\"\"b\" = 'it''s'");
    }
}
