package dev.rowloom.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.DatasetSteps;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Integrity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntegrityRepairTest {

    private static final Schema SHOP = Schema.fromDdl("""
            CREATE TYPE state AS ENUM ('new', 'paid', 'in transit');
            CREATE TABLE customers (id VARCHAR(10) PRIMARY KEY, name VARCHAR(20) NOT NULL, email VARCHAR(40) UNIQUE, born DATE);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id VARCHAR(10) REFERENCES customers (id), customer_name VARCHAR(20),
              cost NUMERIC(8, 2) NOT NULL CHECK (cost >= 0), status state NOT NULL, placed DATE NOT NULL, sent DATE,
              CHECK (sent >= placed));
            """);

    private static final String[][] CUSTOMERS = {
        {"USR-1", "Anna Kiss", "anna.kiss@example.org", "1980-02-03"},
        {"USR-2", "Bob Lee", "bob@example.org", "1990-03-03"},
        {"USR-12", "Cy Young", "cy@example.org", null}
    };

    private static @Nullable String[] order(String id, String customer) {
        return new @Nullable String[] {id, customer, null, "12.50", "new", "2024-01-05", null};
    }

    @Test
    void leavesValidRowsAlone() {
        Dataset fine = dataset(CUSTOMERS, order("1", "USR-1"), order("2", "USR-12"));
        RepairResult result = IntegrityRepair.fixAll().repair(fine);
        assertThat(result.log().isEmpty()).isTrue();
        assertThat(result.dataset().table("orders").row(0))
                .isEqualTo(fine.table("orders").row(0));
    }

    @Test
    void readsFormsThatPeopleWrite() {
        assertThat(repaired("cost", "1.234,50")).isEqualTo("1234.50");
        assertThat(repaired("cost", "€ 12")).isEqualTo("12.00");
        assertThat(repaired("cost", "12 kg")).isEqualTo("12.00");
        assertThat(repaired("cost", "-3")).isEqualTo("0.00");
        assertThat(repaired("placed", "March 3, 2024")).isEqualTo("2024-03-03");
        assertThat(repaired("placed", "31.12.2023")).isEqualTo("2023-12-31");
        assertThat(repaired("placed", "2024-02-30")).isEqualTo("2024-02-29");
        assertThat(repaired("placed", "1700000000")).isEqualTo("2023-11-14");
        assertThat(repaired("placed", "-1000000000")).isEqualTo("1938-04-24");
    }

    @Test
    void givesKeysThatTheirColumnKeepsApart() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE t (at DATETIME NOT NULL UNIQUE,
                  CHECK (at BETWEEN TIMESTAMP '2020-09-13 07:15:56' AND TIMESTAMP '2020-09-13 07:18:28'))""", Dialect.named("mysql"));
        TableLayout layout = TableLayout.of(schema.table("t").orElseThrow(), 60);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        for (int row = 0; row < 60; row++) {
            builder.state(0, CellState.NULL).endRow();
        }
        Dataset nulls = new Dataset(
                schema, List.of(new TableData(layout, List.of(builder.build()))), DatasetMetadata.unknown());
        Dataset repaired = IntegrityRepair.fixAll().repair(nulls).dataset();
        assertThat(repaired.table("t").size()).isEqualTo(60);
        assertThat(repaired.table("t").batches().findFirst().orElseThrow())
                .satisfies(batch -> assertThat(IntStream.range(0, 60)
                                .mapToObj(row -> String.valueOf(batch.column(0).value(row))))
                        .doesNotHaveDuplicates()
                        .allMatch(text -> text.indexOf('.') < 0));
    }

    @Test
    void nullsNothingThatACheckReadsWhereAValueFits() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE t (id INTEGER PRIMARY KEY, state VARCHAR(8), sent DATE, low INTEGER, high INTEGER, code VARCHAR(9), mail VARCHAR(40),
                  a INTEGER, b INTEGER, n INTEGER,
                  CHECK (state IN ('new', 'sent')), CHECK (state <> 'sent' OR sent IS NOT NULL), CHECK (low + high <= 100), CHECK (low < high),
                  CHECK (char_length(code) = 5), CHECK (mail LIKE '%@%'), CHECK ((a IS NULL) <> (b IS NULL)), CHECK (n % 5 = 0))""");
        @Nullable String[][] rows = {
            {"1", "sent", null, "1", "2", "abcde", "a@b", "1", null, "5"},
            {"2", "lost", null, "70", "80", "abc", "anna", null, null, "7"},
            {"3", "new", "2024-01-05", "9", "2", "abcdefg", "bob", "1", null, "9"},
            {"4", "sent", "soon", "500", "2", "x", "", null, null, "12"}
        };
        TableLayout layout = TableLayout.of(schema.table("t").orElseThrow(), rows.length);
        Dataset wrong =
                new Dataset(schema, List.of(table(layout, rows)), DatasetMetadata.unknown());
        RepairResult result = IntegrityRepair.fixAll().repair(wrong);
        assertThat(result.after().isValid()).isTrue();
        assertThat(result.log().dropped()).isEmpty();
        assertThat(result.log().changes())
                .as("%s", result.log().changes())
                .noneMatch(change -> change.rule() == RepairRule.NULLED);
    }

    @Test
    void cutsTextsByCharactersNotByHalves() {
        assertThat(repaired("customer_name", "\uD83D\uDE00".repeat(25))).isEqualTo("\uD83D\uDE00".repeat(20));
    }

    @Test
    void logsHalvesOfCharacters() {
        RepairLog log =
                IntegrityRepair.fixAll().dryRun(dataset(CUSTOMERS, with(order("1", "USR-1"), 3, "12 \uD83D \u00E9")));
        assertThat(log.changes()).hasSize(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.writeTo(out);
        assertThat(RepairLog.read(new ByteArrayInputStream(out.toByteArray())).changes())
                .isEqualTo(log.changes());
    }

    private static @Nullable String[] with(@Nullable String[] row, int place, String text) {
        row[place] = text;
        return row;
    }

    @Test
    void takesTheLabelThatIsSpeltMostAlike() {
        assertThat(repaired("status", "PAID ")).isEqualTo("paid");
        assertThat(repaired("status", "In_Transit")).isEqualTo("in transit");
        assertThat(repaired("status", "piad")).isEqualTo("paid");
        assertThat(repaired("status", "transit")).isEqualTo("in transit");
    }

    @Test
    void leadsReferencesToTheParentThatIsMeant() {
        assertThat(repaired("customer_id", "usr_12")).isEqualTo("USR-12");
        assertThat(repaired("customer_id", " USR-2")).isEqualTo("USR-2");
        @Nullable String[] described = order("1", "U-99999");
        described[2] = "Bob Lee";
        RepairChange change = IntegrityRepair.fixAll()
                .dryRun(dataset(CUSTOMERS, described))
                .changes()
                .get(0);
        assertThat(change.to().value()).isEqualTo("USR-2");
        assertThat(change.rule()).isEqualTo(RepairRule.REFERENCE_FIT);
        assertThat(change.ambiguous()).isFalse();
    }

    @Test
    void tellsWhereSeveralParentsAreAsNear() {
        RepairLog log = IntegrityRepair.fixAll().dryRun(dataset(CUSTOMERS, order("1", "USR-7")));
        assertThat(log.ambiguous()).singleElement().satisfies(change -> {
            assertThat(change.rule()).isEqualTo(RepairRule.REFERENCE_ASSIGNED);
            assertThat(change.to().value()).startsWith("USR-");
        });
    }

    @Test
    void givesAKeyBackThatChildrenAskFor() {
        String[][] customers = {CUSTOMERS[0], {"USR-1", "Bob Lee", "bob@example.org", null}, CUSTOMERS[2]};
        RepairLog log = IntegrityRepair.fixAll()
                .dryRun(dataset(customers, order("1", "USR-2"), order("2", "USR-2"), order("3", "USR-1")));
        // spelt like USR-1 and like USR-12, so that it may be meant for neither
        assertThat(log.changes()).singleElement().satisfies(change -> {
            assertThat(change.table()).isEqualTo("customers");
            assertThat(change.row()).isEqualTo(1);
            assertThat(change.to().value()).isEqualTo("USR-2");
            assertThat(change.rule()).isEqualTo(RepairRule.KEY_RESTORED);
        });
    }

    @Test
    void letsTheRowKeepAKeyThatItFits() {
        String[][] customers = {
            {"USR-1", "Bob Lee", "anna.kiss@example.org", null}, {"USR-2", "Anna Kiss", "anna.kiss@example.org", null}
        };
        RepairLog log = IntegrityRepair.fixAll().dryRun(dataset(customers));
        assertThat(log.changes()).singleElement().satisfies(change -> {
            assertThat(change.row()).isZero();
            assertThat(change.to().value()).isEqualTo("anna.kiss2@example.org");
        });
    }

    @Test
    void fillsTheMissingNumber() {
        RepairLog log = IntegrityRepair.fixAll()
                .dryRun(dataset(CUSTOMERS, order("1", "USR-1"), order("1", "USR-1"), order("3", "USR-1")));
        assertThat(log.changes()).singleElement().satisfies(change -> {
            assertThat(change.row()).isEqualTo(1);
            assertThat(change.to().value()).isEqualTo("2");
        });
    }

    @Test
    void changesOneColumnWhereTwoContradictEachOther() {
        @Nullable String[] row = order("1", "USR-1");
        row[6] = "2024-01-04";
        RepairLog log = IntegrityRepair.fixAll().dryRun(dataset(CUSTOMERS, row));
        assertThat(log.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.rule()).isEqualTo(RepairRule.CHECK));
    }

    @Test
    void takesEveryChangeBack() {
        @Nullable String[] row = order("n/a", "usr_12");
        row[3] = "1,234.50";
        Dataset raw = dataset(CUSTOMERS, row, order("2", "USR-1"));
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.TYPE, RepairPolicy.DROP)
                .build()
                .repair(raw);
        assertThat(result.log().dropped()).hasSize(1);
        assertThat(rows(result.log().undo(result.dataset()))).isEqualTo(rows(raw));
        RepairResult fixed = IntegrityRepair.fixAll().repair(raw);
        assertThat(fixed.log().changes()).isNotEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixed.log().writeTo(out);
        RepairLog read = RepairLog.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.changes()).isEqualTo(fixed.log().changes());
        assertThat(rows(read.undo(fixed.dataset()))).isEqualTo(rows(raw));
        assertThat(read.undo(fixed.dataset()).metadata().steps()).isEmpty();
    }

    @Test
    void followsPolicies() {
        Dataset dangling = dataset(CUSTOMERS, order("1", "nobody"));
        RepairResult nulled = with(FindingKind.FOREIGN_KEY, RepairPolicy.NULL).repair(dangling);
        assertThat(nulled.dataset().table("orders").row(0).get("customer_id")).isNull();
        RepairResult left = with(FindingKind.FOREIGN_KEY, RepairPolicy.LEAVE).repair(dangling);
        assertThat(left.log().isEmpty()).isTrue();
        assertThat(left.unrepaired()).hasSize(1);
        RepairResult dropped = with(FindingKind.FOREIGN_KEY, RepairPolicy.DROP).repair(dangling);
        assertThat(dropped.dataset().table("orders").size()).isZero();
        assertThatThrownBy(
                        () -> with(FindingKind.FOREIGN_KEY, RepairPolicy.FAIL).repair(dangling))
                .isInstanceOf(RepairException.class)
                .hasMessageContaining("row 0 of orders")
                .hasMessageContaining("FOREIGN_KEY");
    }

    @Test
    void givesChildrenOfADroppedRowAnotherParent() {
        String[][] customers = {CUSTOMERS[0], {"USR-2", null, "bob@example.org", null}, CUSTOMERS[2]};
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.NOT_NULL, RepairPolicy.DROP)
                .orphans(OrphanPolicy.REPOINT)
                .build()
                .repair(dataset(customers, order("1", "USR-2")));
        assertThat(result.dataset().table("customers").size()).isEqualTo(2);
        assertThat(result.dataset().table("orders").size()).isEqualTo(1);
        assertThat(result.after().isValid()).isTrue();
    }

    @Test
    void takesChildrenOfADroppedRowAlong() {
        String[][] customers = {CUSTOMERS[0], {"USR-2", null, "bob@example.org", null}, CUSTOMERS[2]};
        RepairResult result = IntegrityRepair.builder()
                .policy(FindingKind.NOT_NULL, RepairPolicy.DROP)
                .orphans(OrphanPolicy.CASCADE)
                .build()
                .repair(dataset(customers, order("1", "USR-2")));
        assertThat(result.dataset().table("customers").size()).isEqualTo(2);
        assertThat(result.dataset().table("orders").size()).isZero();
        assertThat(result.after().isValid()).isTrue();
    }

    @Test
    void notesItselfInTheMetadata() {
        Dataset repaired = dataset(CUSTOMERS, order("1", "usr_12")).then(DatasetSteps.create("repair", Map.of()));
        assertThat(repaired.metadata().steps()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo("repair");
            assertThat(step.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(step.totals()).containsEntry("reference_spelling", 1L).containsEntry("cells", 1L);
        });
    }

    private static IntegrityRepair with(FindingKind kind, RepairPolicy policy) {
        return IntegrityRepair.builder().policy(kind, policy).build();
    }

    /** Returns what a column of an order becomes. */
    private static String repaired(String column, String text) {
        @Nullable String[] row = order("1", "USR-1");
        row[SHOP.table("orders").orElseThrow().position(column)] = text;
        RepairLog log = IntegrityRepair.fixAll().dryRun(dataset(CUSTOMERS, row));
        assertThat(log.changes()).as(text).hasSize(1);
        assertThat(log.changes().get(0).column()).isEqualTo(column);
        return String.valueOf(log.changes().get(0).to().value());
    }

    private static List<String> rows(Dataset dataset) {
        return dataset.toJson()
                .lines()
                .filter(line -> line.startsWith("[") || line.startsWith("{\"row\""))
                .toList();
    }

    private static Dataset dataset(@Nullable String[][] customers, @Nullable String[]... orders) {
        List<TableData> tables = new ArrayList<>();
        tables.add(table("customers", customers));
        tables.add(table("orders", orders));
        return new Dataset(SHOP, tables, DatasetMetadata.unknown());
    }

    private static TableData table(String id, @Nullable String[]... rows) {
        return table(TableLayout.of(SHOP.table(id).orElseThrow(), rows.length), rows);
    }

    private static TableData table(TableLayout layout, @Nullable String[]... rows) {
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        for (@Nullable String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                String text = row[i];
                if (text == null) {
                    builder.state(i, CellState.NULL);
                } else {
                    builder.text(i, text);
                }
            }
            builder.endRow();
        }
        return new TableData(layout, List.of(builder.build()));
    }
}
