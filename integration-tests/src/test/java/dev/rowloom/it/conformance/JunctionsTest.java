package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JunctionsTest {

    @Test
    void splitsOutermostOrsOnly() {
        assertThat(Junctions.branches("((a IS NULL) OR (b > 0 AND (c OR d)))"))
                .containsExactly("a IS NULL", "b > 0 AND (c OR d)");
        assertThat(Junctions.branches("(a) OR ((b) OR (c = ' or ' OR \"or\" > 1))"))
                .containsExactly("a", "b", "c = ' or '", "\"or\" > 1");
        assertThat(Junctions.branches("CASE WHEN a OR b THEN c ELSE d END")).hasSize(1);
        assertThat(Junctions.branches("f(a OR b)")).containsExactly("f(a OR b)");
        assertThat(Junctions.branches("`a` = 'it\\'s or' or `b`")).containsExactly("`a` = 'it\\'s or'", "`b`");
    }

    @Test
    void takesParenthesesAndCastsOffTheWholeOnly() {
        assertThat(Junctions.bare("((a OR b))::boolean")).isEqualTo("a OR b");
        assertThat(Junctions.bare("(a) OR (b)")).isEqualTo("(a) OR (b)");
        assertThat(Junctions.bare("(a)::text")).isEqualTo("(a)::text");
    }

    @Test
    void keepsTheAndOfABetweenAndAllUnderAnOr() {
        assertThat(Junctions.conjuncts("a BETWEEN 1 AND 2 AND b")).containsExactly("a BETWEEN 1 AND 2", "b");
        assertThat(Junctions.conjuncts("a AND b OR c")).containsExactly("a AND b OR c");
        assertThat(Junctions.conjuncts("a AND b XOR c")).hasSize(1);
    }
}
