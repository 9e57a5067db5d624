package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Which values stay when a request or a schema grows. */
@Domain(Schemas.class)
@Domain(DomainContext.Global.class)
class EngineStabilityTest {

    private static final Request REQUEST = Request.of(60);

    @Property(seed = "20260101")
    void moreRowsOfATableMoveNoIndependentColumn(
            @ForAll SchemaModel schema,
            @ForAll @IntRange(min = 0, max = 6) int which,
            @ForAll @IntRange(min = 0, max = 60) int fewer) {
        TableModel table = TableBuilder.pick(schema.tables(), which);
        Rows more = Making.rows(Making.plan(schema, Target.POSTGRESQL, REQUEST));
        long count = Math.min(fewer, more.of(table.name()).size());
        Request less = new Request(REQUEST.global(), Map.of(table.name(), count));
        Rows few = Making.rows(Making.plan(schema, Target.POSTGRESQL, less));
        assertSame(schema, few, more, EngineStabilityTest::isIndependent);
    }

    @Property(seed = "20260101")
    void aNewColumnMovesNoOther(@ForAll SchemaModel schema, @ForAll @IntRange(min = 0, max = 6) int which) {
        TableModel table = TableBuilder.pick(schema.tables(), which);
        ColumnModel column = new ColumnModel("zz_extra", TypeModel.of(TypeModel.Kind.INT), true);
        SchemaModel wider = schema.with(table.withColumn(column));
        Rows before = Making.rows(Making.plan(schema, Target.POSTGRESQL, REQUEST));
        Rows after = Making.rows(Making.plan(wider, Target.POSTGRESQL, REQUEST));
        assertSame(schema, before, after, (owner, name) -> true);
    }

    @Property(seed = "20260101")
    void aNewTableMovesNoOther(@ForAll SchemaModel schema, @ForAll @IntRange(min = 0, max = 6) int which) {
        TableModel parent = TableBuilder.pick(schema.tables(), which);
        Recipe.OfCheck none = new Recipe.OfCheck(Recipe.CheckKind.NONE, 0, 0);
        Recipe.OfColumn id = new Recipe.OfColumn(TypeModel.of(TypeModel.Kind.INT), Recipe.Presence.REQUIRED, none, 0);
        Recipe.OfReference reference =
                new Recipe.OfReference(Recipe.ReferenceKind.MANY_TO_ONE, Recipe.Presence.REQUIRED, 0, false);
        TableModel child = new TableBuilder("zz_extra", List.of(parent))
                .build(new Recipe.OfTable(
                        new Recipe.OfKey(Recipe.KeyKind.NATURAL, List.of(id), List.of()),
                        List.of(),
                        List.of(reference),
                        List.of(),
                        List.of(),
                        List.of()));
        Rows before = Making.rows(Making.plan(schema, Target.POSTGRESQL, REQUEST));
        Rows after = Making.rows(Making.plan(schema.with(child), Target.POSTGRESQL, REQUEST));
        assertSame(schema, before, after, (owner, name) -> true);
    }

    /** Not a reference, nor in a key with one: nothing of another table can enter its value. */
    static boolean isIndependent(TableModel table, String column) {
        return !table.isForeign(column)
                && table.keys().stream()
                        .filter(key -> key.contains(column))
                        .flatMap(List::stream)
                        .noneMatch(table::isForeign);
    }

    private static void assertSame(
            SchemaModel schema, Rows before, Rows after, BiPredicate<TableModel, String> watched) {
        for (TableModel table : schema.tables()) {
            List<Map<String, Object>> old = before.of(table.name());
            List<Map<String, Object>> now = after.of(table.name());
            for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
                for (ColumnModel column : table.columns()) {
                    if (watched.test(table, column.name())) {
                        assertThat(now.get(i).get(column.name()))
                                .as("%s.%s of row %s", table.name(), column.name(), i)
                                .isEqualTo(old.get(i).get(column.name()));
                    }
                }
            }
        }
    }
}
