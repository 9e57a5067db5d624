package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.property.Condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judge itself: what it lets pass and what it does not. */
class IndependentCheckerTest {

    private static final TypeModel INT = TypeModel.of(TypeModel.Kind.INT);
    private static final TableModel PARENT = new TableModel(
            "parent",
            List.of(
                    new ColumnModel("a", INT, false),
                    new ColumnModel("b", TypeModel.character(3), false),
                    new ColumnModel("price", TypeModel.numeric(4, 2), true)),
            List.of("a", "b"),
            List.of(List.of("price")),
            List.of(),
            List.of(new Condition.Compare("price", Operator.GREATER, new BigDecimal("0.00"))));
    private static final TableModel CHILD = new TableModel(
            "child",
            List.of(
                    new ColumnModel("id", INT, false),
                    new ColumnModel("pa", INT, true),
                    new ColumnModel("pb", TypeModel.character(3), true),
                    new ColumnModel("status", TypeModel.varchar(5), false)),
            List.of("id"),
            List.of(),
            List.of(new ForeignKeyModel(List.of("pa", "pb"), "parent", List.of("a", "b"))),
            List.of(Condition.in("status", "new", "old")));
    private static final SchemaModel SCHEMA = SchemaModel.of(PARENT, CHILD);

    @Test
    void rowsThatHoldEverythingPass() {
        assertThat(check(
                        List.of(
                                parent(1L, "x", "1.00"),
                                parent(1L, "y", "2"),
                                parent(2L, "x", null),
                                parent(3L, "x", null)),
                        List.of(child(1L, 1L, "y", "new"), child(2L, null, "y", "old"), child(3L, 9L, null, "old"))))
                .isEmpty();
    }

    @Test
    void keysAreComparedAsTheDatabaseDoes() {
        assertThat(check(List.of(parent(1L, "x", "1.0"), parent(1L, "x ", "1.00")), List.of()))
                .extracting(Violation::rule)
                .containsExactly("UNIQUE", "UNIQUE");
    }

    @Test
    void mysqlIgnoresCaseAndAccents() {
        Rows rows = rows(List.of(parent(1L, "é", null), parent(1L, "E", null)), List.of());
        assertThat(new IndependentChecker(SCHEMA, Target.MYSQL).check(rows))
                .extracting(Violation::rule)
                .containsExactly("UNIQUE");
        assertThat(new IndependentChecker(SCHEMA, Target.POSTGRESQL).check(rows))
                .isEmpty();
    }

    @Test
    void aReferenceNeedsItsWholeParent() {
        assertThat(check(List.of(parent(1L, "x", null), parent(2L, "y", null)), List.of(child(1L, 1L, "y", "new"))))
                .extracting(Violation::rule)
                .containsExactly("FOREIGN KEY");
    }

    @Test
    void valuesAreOfTheColumnsType() {
        assertThat(check(
                        List.of(parent(1L, "long", "1.001"), parent(2L, "x", "100.00"), parent(1L << 40, "x", null)),
                        List.of(child(1L, null, null, null))))
                .extracting(Violation::rule)
                .containsExactly("TYPE", "TYPE", "TYPE", "TYPE", "NOT NULL");
        Map<String, Object> text = parent(1L, "x", null);
        text.put("a", "1");
        assertThat(check(List.of(text), List.of())).extracting(Violation::rule).containsExactly("TYPE");
    }

    @Test
    void aRowHasExactlyItsColumns() {
        Map<String, Object> more = parent(1L, "x", null);
        more.put("c", null);
        assertThat(check(List.of(more), List.of())).extracting(Violation::rule).containsExactly("COLUMNS");
    }

    @Test
    void aCheckFailsOnlyWhereItIsFalse() {
        assertThat(check(List.of(parent(1L, "x", "0"), parent(2L, "x", null)), List.of(child(1L, null, null, "lost"))))
                .extracting(Violation::rule)
                .containsExactly("CHECK", "CHECK");
    }

    @Test
    void truthHasThreeValues() {
        Condition order = new Condition.Ordered("a", Operator.LESS, "b");
        assertThat(truth(order, 1L, 2L)).isEqualTo(Truth.TRUE);
        assertThat(truth(order, 2L, 2L)).isEqualTo(Truth.FALSE);
        assertThat(truth(order, 2L, null)).isEqualTo(Truth.UNKNOWN);
        Condition below = new Condition.Compare("b", Operator.LESS, 0L);
        assertThat(truth(Condition.all(order, below), 2L, null)).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(Condition.any(order, new Condition.Null("b")), 2L, null))
                .isEqualTo(Truth.TRUE);
        assertThat(truth(Condition.all(new Condition.NotNull("b"), order), 2L, null))
                .isEqualTo(Truth.FALSE);
        assertThat(truth(new Condition.Between("a", 1L, 3L), 4L, null)).isEqualTo(Truth.FALSE);
        assertThat(truth(Condition.in("b", 1L), 4L, null)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void rowsThatShowNothingAreVacuous() {
        List<Map<String, Object>> parents =
                IntStream.range(0, 50).mapToObj(i -> parent(i, "x", null)).toList();
        List<Map<String, Object>> children =
                IntStream.range(0, 50).mapToObj(i -> child(i, 1L, "x", "new")).toList();
        assertThat(new VacuityChecker(SCHEMA, Target.POSTGRESQL).check(rows(parents, children)))
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        "parent: VARIES: b is always x",
                        "parent: NULLABLE: price is always null",
                        "parent: VARIES: price is always null",
                        "child: VARIES: status is always new",
                        "child: ENUMERATION: status is never [old] in 50 rows with a value",
                        "child: NULLABLE: [pa, pb] to parent is never null",
                        "child: VARIES: [pa, pb] to parent refers to [[1, x]] only");
        assertThat(new VacuityChecker(SCHEMA, Target.POSTGRESQL)
                        .check(rows(parents.subList(0, 49), children.subList(0, 49))))
                .isEmpty();
    }

    @Test
    void columnsWithoutRoomNeedNotVary() {
        TableModel chain = new TableModel(
                "chain",
                List.of(new ColumnModel("a", INT, false), new ColumnModel("b", INT, false)),
                List.of("a"),
                List.of(),
                List.of(),
                List.of(
                        new Condition.Compare("a", Operator.GREATER, 4L),
                        new Condition.Ordered("a", Operator.LESS, "b"),
                        new Condition.Compare("b", Operator.LESS_OR_EQUAL, 6L)));
        Room room = new Room(chain);
        assertThat(room.range("a")).isEqualTo(new Range(5, 5));
        assertThat(room.range("b")).isEqualTo(new Range(6, 6));
        assertThat(new Capacity(SchemaModel.of(chain), Map.of("chain", 1L)).of(chain))
                .isEqualTo(1);
    }

    @Test
    void aCapBelowTheCapacityIsAViolation() {
        TableModel own = new TableModel(
                "own",
                List.of(
                        new ColumnModel("pa", INT, false),
                        new ColumnModel("pb", TypeModel.character(3), false),
                        new ColumnModel("status", TypeModel.varchar(3), false)),
                List.of("pa", "pb", "status"),
                List.of(),
                CHILD.foreignKeys(),
                CHILD.checks());
        SchemaModel schema = SchemaModel.of(PARENT, own);
        CountChecker checker = new CountChecker(schema, Request.of(10));
        assertThat(checker.check(Map.of("parent", 10L, "own", 10L))).isEmpty();
        assertThat(checker.check(Map.of("parent", 10L, "own", 9L))).hasSize(1);
        assertThat(new CountChecker(schema, new Request(10, Map.of("parent", 2L)))
                        .check(Map.of("parent", 2L, "own", 4L)))
                .isEmpty();
        assertThat(new CountChecker(schema, new Request(10, Map.of("parent", 2L)))
                        .check(Map.of("parent", 2L, "own", 3L)))
                .hasSize(1);
        assertThat(new CountChecker(schema, new Request(10, Map.of("parent", 2L)))
                        .check(Map.of("parent", 1L, "own", 2L)))
                .hasSize(1);
    }

    private static Truth truth(Condition condition, Long a, Long b) {
        Map<String, Object> row = new HashMap<>();
        row.put("a", a);
        row.put("b", b);
        List<ColumnModel> columns = List.of(new ColumnModel("a", INT, true), new ColumnModel("b", INT, true));
        TableModel table = new TableModel("t", columns, List.of(), List.of(), List.of(), List.of());
        return Truth.of(condition, table, row, new Equality(Target.POSTGRESQL));
    }

    private static List<Violation> check(List<Map<String, Object>> parents, List<Map<String, Object>> children) {
        return new IndependentChecker(SCHEMA, Target.POSTGRESQL).check(rows(parents, children));
    }

    private static Rows rows(List<Map<String, Object>> parents, List<Map<String, Object>> children) {
        return new Rows(Map.of("parent", new ArrayList<>(parents), "child", new ArrayList<>(children)));
    }

    private static Map<String, Object> parent(long a, String b, String price) {
        Map<String, Object> row = new HashMap<>();
        row.put("a", a);
        row.put("b", b);
        row.put("price", price == null ? null : new BigDecimal(price));
        return row;
    }

    private static Map<String, Object> child(long id, Long pa, String pb, String status) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("pa", pa);
        row.put("pb", pb);
        row.put("status", status);
        return row;
    }
}
