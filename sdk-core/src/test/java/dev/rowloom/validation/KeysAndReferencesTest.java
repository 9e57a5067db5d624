package dev.rowloom.validation;

import static dev.rowloom.validation.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Dialect;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys that are there twice and references that dangle are found, and nothing else is taken for them. */
class KeysAndReferencesTest {

    private static List<String> found(ValidationReport report) {
        return report.findings().stream()
                .map(finding -> finding.severity() + " " + finding.kind() + " "
                        + finding.examples().stream()
                                .map(example ->
                                        example.row() + (example.otherRow() == null ? "" : "=" + example.otherRow()))
                                .toList())
                .toList();
    }

    @Test
    void aKeyThatIsThereTwiceIsFoundWithBothRows() {
        Rows rows = Rows.of("CREATE TABLE t (a int, b text, PRIMARY KEY (a, b))")
                .add("t", row("1", "x"), row("1", "y"), row("2", "x"), row("1", "x"));
        assertThat(found(rows.validate())).containsExactly("ERROR PRIMARY_KEY [3=0]");
    }

    @Test
    void nullsClashOnlyWhereTheKeySaysSo() {
        Object[][] twice = {row("1", null), row("1", null)};
        assertThat(found(Rows.of("CREATE TABLE t (a int, b int, UNIQUE (a, b))")
                        .add("t", twice)
                        .validate()))
                .isEmpty();
        assertThat(found(Rows.of("CREATE TABLE t (a int, b int, UNIQUE NULLS NOT DISTINCT (a, b))")
                        .add("t", twice)
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
    }

    @Test
    void oracleComparesKeysThatAreNullInPartButNotThoseThatAreNullAsAWhole() {
        Rows rows = Rows.of(Dialect.oracle(), "CREATE TABLE t (a number(5), b number(5), UNIQUE (a, b))")
                .add("t", row(null, null), row(null, null), row("1", null), row("1", null));
        assertThat(found(rows.validate())).containsExactly("ERROR UNIQUE [3=2]");
    }

    @Test
    void aPartialKeyComparesOnlyItsRows() {
        String ddl = "CREATE TABLE t (a int, live boolean); CREATE UNIQUE INDEX u ON t (a) WHERE live";
        Rows rows = Rows.of(ddl)
                .add("t", row("1", "true"), row("1", "false"), row("1", "false"), row("1", null), row("1", "true"));
        assertThat(found(rows.validate())).containsExactly("ERROR UNIQUE [4=0]");
    }

    @Test
    void aKeyOverAnExpressionComparesWhatItGives() {
        String ddl = "CREATE TABLE t (a text); CREATE UNIQUE INDEX u ON t (lower(a))";
        assertThat(found(Rows.of(ddl)
                        .add("t", row("Ada"), row("ADA"), row("Bob"))
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
    }

    @Test
    void textsClashByTheCollationOfTheirColumn() {
        String ddl = "CREATE TABLE t (a varchar(9) UNIQUE)";
        Object[][] alike = {row("Ada"), row("ada"), row("ada ")};
        assertThat(found(Rows.of(ddl).add("t", alike).validate())).isEmpty();
        assertThat(found(Rows.of(Dialect.mysql(), ddl).add("t", alike).validate()))
                .containsExactly("POSSIBLE UNIQUE [1=0, 2=0]");
        assertThat(found(Rows.of(Dialect.mysql(), ddl)
                        .add("t", row("Ada"), row("Ada"))
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
        assertThat(found(Rows.of("CREATE TABLE t (a citext UNIQUE)")
                        .add("t", row("Ada"), row("ADA"))
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
        assertThat(found(Rows.of("CREATE TABLE t (a char(5) UNIQUE)")
                        .add("t", row("Ada"), row("Ada "))
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
    }

    @Test
    void numbersClashWhateverTheirDigits() {
        assertThat(found(Rows.of("CREATE TABLE t (a numeric(8,2) UNIQUE)")
                        .add("t", row("1.5"), row("1.50"), row("15"))
                        .validate()))
                .containsExactly("ERROR UNIQUE [1=0]");
    }

    @Test
    void timesClashAsTheirColumnKeepsThem() {
        String ddl = "CREATE TABLE t (a timestamp(0) UNIQUE)";
        assertThat(found(Rows.of(ddl)
                        .add("t", row("2024-01-05 10:00:00"), row("2024-01-05 10:00:00.25"), row("2024-01-05 10:00:01"))
                        .validate()))
                .contains("ERROR UNIQUE [1=0]");
        assertThat(found(Rows.of(ddl.replace("(0)", ""))
                        .add("t", row("2024-01-05 10:00:00"), row("2024-01-05 10:00:00.25"))
                        .validate()))
                .isEmpty();
    }

    @Test
    void anExclusionOfEqualRowsIsChecked() {
        String ddl = "CREATE TABLE t (a int, EXCLUDE USING gist (a WITH =))";
        assertThat(found(Rows.of(ddl).add("t", row("1"), row("1")).validate()))
                .containsExactly("ERROR EXCLUSION [1=0]");
        ValidationReport ranges = Rows.of("CREATE TABLE t (r int4range, EXCLUDE USING gist (r WITH &&))")
                .add("t", row("[1,5)"))
                .validate();
        assertThat(ranges.notChecked()).hasSize(1);
        assertThat(ranges.integrity()).isEqualTo(Integrity.UNCERTAIN);
    }

    private static final String TREE =
            "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE c (x int, y int,"
                    + " CONSTRAINT f FOREIGN KEY (y, x) REFERENCES p (b, a));";

    @Test
    void aReferenceWithoutAParentIsFoundInWhateverOrderTablesCome() {
        Object[][] parents = {row("1", "2")};
        Object[][] children = {row("1", "2"), row("2", "1"), row(null, "9"), row("2", "1")};
        assertThat(found(Rows.of(TREE).add("p", parents).add("c", children).validate()))
                .isEqualTo(
                        found(Rows.of(TREE).add("c", children).add("p", parents).validate()))
                .containsExactly("ERROR FOREIGN_KEY [1]");
        Finding finding = Rows.of(TREE)
                .add("c", children)
                .add("p", parents)
                .validate()
                .findings()
                .get(0);
        assertThat(finding.rows()).isEqualTo(2);
        assertThat(finding.constraint()).isEqualTo("f");
        assertThat(finding.columns()).containsExactly("y", "x");
        assertThat(finding.message())
                .isEqualTo(
                        "c refers to rows of p that are not there by f FOREIGN KEY (y, x) -> p(b, a); add the rows of p,"
                                + " or refer to rows that are there");
    }

    @Test
    void aTableMayReferToItself() {
        Rows rows = Rows.of("CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t)")
                .add("t", row("1", "2"), row("2", null), row("3", "3"), row("4", "9"));
        assertThat(found(rows.validate())).containsExactly("ERROR FOREIGN_KEY [3]");
    }

    @Test
    void aReferenceIsSureToDangleOnlyWhereAllParentsAreKnown() {
        String ddl = "CREATE TABLE p (id serial PRIMARY KEY); CREATE TABLE c (p_id int REFERENCES p)";
        ValidationReport report =
                Rows.of(ddl).add("p", row(CellState.ABSENT)).add("c", row("1")).validate();
        assertThat(found(report)).containsExactly("POSSIBLE FOREIGN_KEY [0]");
        assertThat(report.integrity()).isEqualTo(Integrity.UNCERTAIN);
        assertThat(report.isValid()).isTrue();
    }

    @Test
    void aReferenceThatOnlyTheCollationMatchesDanglesPossibly() {
        String ddl = "CREATE TABLE p (k varchar(9) PRIMARY KEY); CREATE TABLE c (p_k varchar(9), FOREIGN KEY (p_k)"
                + " REFERENCES p (k))";
        assertThat(found(Rows.of(Dialect.mysql(), ddl)
                        .add("p", row("ada"))
                        .add("c", row("Ada"), row("ada"), row("bob"))
                        .validate()))
                .containsExactly("ERROR FOREIGN_KEY [2]", "POSSIBLE FOREIGN_KEY [0]");
    }

    @Test
    void referencesToRowsElsewhereAreListed() {
        ValidationReport report = Rows.of(TREE)
                .with(builder -> builder.rowsElsewhere(List.of("P")))
                .add("c", row("1", "2"))
                .validate();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked())
                .containsExactly(new NotChecked("c", "f FOREIGN KEY (y, x) -> p(b, a)", "the rows of p are elsewhere"));
    }

    @Test
    void whatMemoryDoesNotSufficeForIsListed() {
        Object[][] many = IntStream.range(0, 20_000).mapToObj(i -> row("" + i)).toArray(Object[][]::new);
        Rows rows = Rows.of("CREATE TABLE t (a int PRIMARY KEY)").add("t", many);
        assertThat(rows.validate().notChecked()).isEmpty();
        assertThat(rows.with(builder -> builder.keyMemory(1 << 16)).validate().notChecked())
                .extracting(NotChecked::reason)
                .containsExactly("the memory for keys did not suffice");
    }

    @Test
    void keysOfManyRowsDoNotClashByChance() {
        Object[][] many =
                IntStream.range(0, 20_000).mapToObj(i -> row("k" + i, "" + i)).toArray(Object[][]::new);
        assertThat(found(Rows.of("CREATE TABLE t (a text UNIQUE, b int UNIQUE)")
                        .add("t", many)
                        .validate()))
                .isEmpty();
    }
}
