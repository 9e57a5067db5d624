package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Column.Nullability;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.ForeignKey.Action;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.UniqueKey.Kind;
import dev.rowloom.schema.UniqueKey.NullComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

    private static final DataType INTEGER = DataType.IntegerType.signed(32);

    @Test
    void putsParentsFirstAndKeepsTheDeclaredOrderOtherwise() {
        LoadPlan plan = plan(
                Dialect.postgresql(),
                table("zebra").build(),
                table("line").foreignKey(required("orders")).build(),
                table("apple").build(),
                table("orders").foreignKey(required("customer")).build(),
                table("customer").build());

        assertThat(order(plan)).containsExactly("zebra", "apple", "customer", "orders", "line");
        assertThat(forward(plan)).isEmpty();
    }

    @Test
    void needsNoMeansForATableThatRefersToItself() {
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("employee").foreignKey(required("employee")).build());

        assertThat(forward(plan)).isEmpty();
    }

    @Test
    void defersAConstraintThatCanBe() {
        LoadPlan plan = plan(
                Dialect.postgresql(),
                table("a").foreignKey(required("b")).build(),
                table("b").foreignKey(deferrable("a")).build());

        assertThat(order(plan)).containsExactly("b", "a");
        assertThat(forward(plan)).containsExactly("b -> a DEFER_CONSTRAINTS");
        assertThat(plan.uses(CycleMeans.DEFER_CONSTRAINTS)).isTrue();
    }

    @Test
    void postponesANullableKeyWhereNoConstraintCanBeDeferred() {
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("department").foreignKey(optional("employee")).build(),
                table("employee").foreignKey(required("department")).build());

        assertThat(order(plan)).containsExactly("department", "employee");
        assertThat(forward(plan)).containsExactly("department -> employee NULL_THEN_UPDATE");
        assertThat(plan.steps().get(0).postponedColumns()).containsExactly("employee_id");
        assertThat(plan.steps().get(0).rowKey()).containsExactly("id");
    }

    @Test
    void refersForwardWithinATableOnlyWhereItsRowsDo() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t (id INT PRIMARY KEY, parent_id INT REFERENCES t (id), root_id INT NOT NULL REFERENCES t (id))",
                Dialect.h2());

        assertThat(forward(LoadPlan.of(schema))).isEmpty();
        assertThat(forward(LoadPlan.of(schema, Set.of(schema.tables().get(0).id()))))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("NULL_THEN_UPDATE");
    }

    @Test
    void postponesAsFewKeysAsPossible() {
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("a").foreignKey(optional("b")).foreignKey(optional("c")).build(),
                table("b").foreignKey(optional("a")).build(),
                table("c").foreignKey(optional("a")).foreignKey(optional("b")).build());

        assertThat(forward(plan)).hasSize(2);
    }

    @Test
    void loadsACycleOfRequiredKeysByOneStatementInPostgresql() {
        LoadPlan plan = plan(
                Dialect.postgresql(),
                table("first").build(),
                table("a").foreignKey(required("b")).build(),
                table("b").foreignKey(required("a")).build(),
                table("last").foreignKey(required("a")).build());

        assertThat(forward(plan)).containsExactly("a -> b ONE_STATEMENT");
        assertThat(plan.groups().stream().map(LoadPlanTest::names))
                .containsExactly(List.of("first"), List.of("a", "b"), List.of("last"));
    }

    @Test
    void suspendsChecksOnlyWhereMysqlHasNothingMilder() {
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("a").foreignKey(required("b")).build(),
                table("b").foreignKey(required("a")).build());

        assertThat(forward(plan)).containsExactly("a -> b SUSPEND_CHECKS");
        assertThat(plan.steps().get(1).uses(CycleMeans.SUSPEND_CHECKS)).isFalse();
    }

    @Test
    void defersAnyConstraintOfSqlite() {
        LoadPlan plan = plan(
                Dialect.sqlite(),
                table("a").foreignKey(required("b")).build(),
                table("b").foreignKey(required("a")).build());

        assertThat(forward(plan)).containsExactly("a -> b DEFER_CONSTRAINTS");
    }

    @Test
    void choosesTheMilderMeansAgainstTheDeclaredOrder() {
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("a").foreignKey(required("b")).build(),
                table("b").foreignKey(required("c")).build(),
                table("c").foreignKey(optional("a")).build());

        assertThat(order(plan)).containsExactly("c", "b", "a");
        assertThat(forward(plan)).containsExactly("c -> a NULL_THEN_UPDATE");
    }

    @Test
    void doesNotPostponeWhatACheckCouldMind() {
        Check notNull =
                new Check(null, new Expression.Not(new IsNull(new ColumnReference("b_id"))), "b_id IS NOT NULL");
        Check positive = new Check(
                null,
                new Comparison(ComparisonOperator.GREATER, new ColumnReference("b_id"), new Literal(0L)),
                "b_id > 0");

        assertThat(forward(cycleOf(table("a").check(notNull)))).containsExactly("a -> b SUSPEND_CHECKS");
        assertThat(forward(cycleOf(table("a").check(positive)))).containsExactly("a -> b NULL_THEN_UPDATE");
    }

    @Test
    void doesNotPostponeWhatAUniqueIndexCouldMind() {
        UniqueKey plain = UniqueKey.of(null, Kind.UNIQUE_INDEX, List.of("b_id"));
        UniqueKey nullsClash = new UniqueKey(null, Kind.UNIQUE_INDEX, plain.parts(), NullComparison.NOT_DISTINCT, null);
        UniqueKey oneRoot = new UniqueKey(
                null,
                Kind.UNIQUE_INDEX,
                List.of(UniqueKey.Part.column("id")),
                NullComparison.DISTINCT,
                new IsNull(new ColumnReference("b_id")));

        assertThat(forward(cycleOf(table("a").uniqueKey(plain)))).containsExactly("a -> b NULL_THEN_UPDATE");
        assertThat(forward(cycleOf(table("a").uniqueKey(nullsClash)))).containsExactly("a -> b SUSPEND_CHECKS");
        assertThat(forward(cycleOf(table("a").uniqueKey(oneRoot)))).containsExactly("a -> b SUSPEND_CHECKS");
    }

    @Test
    void doesNotPostponeWithoutAKeyThatTellsRowsApart() {
        Table.Builder keyless = Table.builder("a", TableName.of("a")).column(column("b_id", Nullability.NULLABLE));

        assertThat(forward(cycleOf(keyless))).containsExactly("a -> b SUSPEND_CHECKS");
    }

    @Test
    void nullsOnlyTheNullableColumnsOfACompositeKey() {
        ForeignKey composite = new ForeignKey(
                null,
                List.of("tenant_id", "b_id"),
                "b",
                List.of("tenant_id", "id"),
                Deferral.NOT_DEFERRABLE,
                Action.NO_ACTION,
                Action.NO_ACTION);
        LoadPlan plan = plan(
                Dialect.mysql(),
                table("a")
                        .column(column("tenant_id", Nullability.NOT_NULL))
                        .foreignKey(composite)
                        .build(),
                table("b")
                        .column(column("tenant_id", Nullability.NOT_NULL))
                        .foreignKey(required("a"))
                        .build());

        assertThat(plan.steps().get(0).postponedColumns()).containsExactly("b_id");
    }

    @Test
    void ordersACycleOfManyTables() {
        List<Table> ring = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String next = "t" + (i + 1) % 60;
            Table.Builder table = Table.builder("t" + i, TableName.of("t" + i))
                    .column(column("id", Nullability.NOT_NULL))
                    .uniqueKey(UniqueKey.of(null, Kind.PRIMARY, List.of("id")))
                    .column(column(next + "_id", i == 17 ? Nullability.NULLABLE : Nullability.NOT_NULL));
            ring.add(table.foreignKey(key(next, Deferral.NOT_DEFERRABLE)).build());
        }

        assertThat(forward(LoadPlan.of(Schema.of(Dialect.mysql(), ring, List.of()))))
                .containsExactly("t17 -> t18 NULL_THEN_UPDATE");
    }

    @Test
    void survivesAChainTooLongForRecursion() {
        List<Table> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Table.Builder table =
                    Table.builder("t" + i, TableName.of("t" + i)).column(column("n", Nullability.NULLABLE));
            if (i < 19_999) {
                table.foreignKey(new ForeignKey(
                        null,
                        List.of("n"),
                        "t" + (i + 1),
                        List.of("n"),
                        Deferral.NOT_DEFERRABLE,
                        Action.NO_ACTION,
                        Action.NO_ACTION));
            }
            chain.add(table.build());
        }

        LoadPlan plan = LoadPlan.of(Schema.of(Dialect.mysql(), chain, List.of()));

        assertThat(plan.steps().get(0).table().id()).isEqualTo("t19999");
        assertThat(plan.steps()).hasSize(20_000);
    }

    private static LoadPlan cycleOf(Table.Builder a) {
        return plan(
                Dialect.mysql(),
                a.foreignKey(optional("b")).build(),
                table("b").foreignKey(required("a")).build());
    }

    private static Table.Builder table(String name) {
        return Table.builder(name, TableName.of(name))
                .column(column("id", Nullability.NOT_NULL))
                .uniqueKey(UniqueKey.of(null, Kind.PRIMARY, List.of("id")));
    }

    private static Column column(String name, Nullability nullability) {
        return Column.builder(name, INTEGER).nullability(nullability).build();
    }

    private static ForeignKey required(String parent) {
        return key(parent, Deferral.NOT_DEFERRABLE);
    }

    private static ForeignKey optional(String parent) {
        return key(parent, Deferral.NOT_DEFERRABLE, "optional");
    }

    private static ForeignKey deferrable(String parent) {
        return key(parent, Deferral.DEFERRABLE);
    }

    private static ForeignKey key(String parent, Deferral deferral, String... name) {
        return new ForeignKey(
                name.length == 0 ? null : name[0],
                List.of(parent + "_id"),
                parent,
                List.of("id"),
                deferral,
                Action.NO_ACTION,
                Action.NO_ACTION);
    }

    /** Adds the columns that the foreign keys name: nullable for those made by {@link #optional}. */
    private static LoadPlan plan(Dialect dialect, Table... tables) {
        List<Table> complete = new ArrayList<>();
        for (Table table : tables) {
            Table.Builder builder = table.toBuilder();
            for (ForeignKey key : table.foreignKeys()) {
                String last = key.columns().get(key.columns().size() - 1);
                if (table.column(last).isEmpty()) {
                    boolean nullable =
                            "optional".equals(key.name()) || key.columns().size() > 1;
                    builder.column(column(last, nullable ? Nullability.NULLABLE : Nullability.NOT_NULL));
                }
            }
            complete.add(builder.build());
        }
        return LoadPlan.of(Schema.of(dialect, complete, List.of()));
    }

    private static List<String> order(LoadPlan plan) {
        return names(plan.steps());
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(step -> step.table().id()).toList();
    }

    private static List<String> forward(LoadPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.forward().stream()
                        .map(reference -> step.table().id() + " -> "
                                + reference.foreignKey().parentTable() + " " + reference.means()))
                .toList();
    }
}
