package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.TableRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A branch counts as ruled out where that is proven, and only there. */
class FactsTest {

    private static final String[] CHECKS = {
        "((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "(n >= 0) AND (n <= '9'::integer)",
        "(n < 5) OR ((kind)::text = 'a'::text)",
        "length(name) > 3"
    };

    private static LiveTable table() {
        return new LiveTable(
                new TableRef("public", "t", "t"),
                List.of(
                        column("id", true, "integer"),
                        column("kind", false, "character varying(5)"),
                        column("n", false, "smallint"),
                        column("flag", true, "boolean"),
                        column("parent", false, "integer"),
                        column("name", false, "text"),
                        column("k", false, "tinyint unsigned")),
                List.of(),
                List.of(),
                Stream.of(CHECKS)
                        .map(text -> new LiveTable.Check("check " + text, text))
                        .toList(),
                List.of());
    }

    private static LiveTable.Column column(String name, boolean notNull, String type) {
        return new LiveTable.Column(name, name, name, notNull, false, List.of(), type);
    }

    private static boolean isRuledOut(String condition) {
        return new Facts(table(), Set.of("parent")).ruleOut(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id IS NULL",
                "(kind)::text = 'c'::text",
                "n > 9",
                "-1 >= n",
                "(n > 6) AND ((kind)::text = 'b'::text)",
                "(name IS NULL) AND (name = 'x')",
                "parent IS NOT NULL",
                "flag AND NOT flag",
                "flag IS NULL",
                "k < 0",
                "k = 256",
                "k BETWEEN 300 AND 400",
                "kind IN ('x', 'y')",
                "id > 40000 AND id < 3"
            })
    void whatContradictsTheRestIsRuledOut(String condition) {
        assertThat(isRuledOut(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id IS NOT NULL",
                "(kind)::text = 'A'::text",
                "kind IS NULL",
                "n = 9",
                "(n > 6) AND ((kind)::text = 'a'::text)",
                "(n > 6) AND (kind IS NULL)",
                "name = 'x'",
                "parent IS NULL",
                "NOT flag",
                "k = 255",
                "code > '5' AND code < '10'",
                "lower(name) > 3",
                "n < id",
                "id = 5 OR n > 100"
            })
    void whatMayBeIsNot(String condition) {
        assertThat(isRuledOut(condition)).isFalse();
    }

    @Test
    void aCheckDoesNotSpeakAgainstItsOwnBranches() {
        Facts facts = new Facts(table(), Set.of());

        assertThat(facts.ruleOut("n < 5", "check " + CHECKS[2], CHECKS[2])).isFalse();
        assertThat(facts.ruleOut("n > 70000", "check " + CHECKS[2], CHECKS[2])).isTrue();
    }

    @Test
    void aPredicateIsForcedWhereEachOfItsPartsIs() {
        Facts facts = new Facts(table(), Set.of("parent"));

        assertThat(facts.force("id IS NOT NULL")).isTrue();
        assertThat(facts.force("(id IS NOT NULL) AND (parent IS NULL)")).isTrue();
        assertThat(facts.force("flag")).isFalse();
        assertThat(facts.force("n >= 0")).as("null is neither").isFalse();
        assertThat(facts.force("length(name) > 3")).isFalse();
        assertThat(facts.force("(id IS NOT NULL) OR flag")).isFalse();
    }
}
