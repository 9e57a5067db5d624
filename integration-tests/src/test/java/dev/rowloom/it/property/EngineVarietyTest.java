package dev.rowloom.it.property;

import static dev.rowloom.it.property.TableSketch.numbered;
import static dev.rowloom.it.property.TableSketch.table;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.TypeModel.Kind;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The smallest schemas whose constraints rows once met by leaving out what they allow. */
class EngineVarietyTest {

    private static final TableModel CUSTOMERS = numbered("customers").build();
    private static final LocalDateTime NOON = LocalDateTime.of(2020, 9, 13, 12, 0);

    @Test
    void aShortListBetweenTwoOtherColumns() {
        hold(50, chain("step", "step2", "step3").check(Condition.in("step2", 0L, 3L)));
        hold(
                50,
                chain("step", "step2")
                        .check(new Condition.Between("step", -1L, -1L))
                        .check(new Condition.Compare("step2", Operator.LESS_OR_EQUAL, 1L)));
    }

    @Test
    void listsThatLeaveEachOtherDifferentValues() {
        hold(
                60,
                chain("low", "middle", "high")
                        .check(Condition.in("low", thirds(0, 30)))
                        .check(Condition.in("middle", 1L, 40L, 80L))
                        .check(Condition.in("high", thirds(20, 30))));
    }

    @Test
    void valuesThatOnlyANullBesideThemAllows() {
        hold(
                50,
                numbered("t")
                        .column("low", Kind.INT)
                        .nullable("middle", Kind.INT)
                        .column("high", Kind.INT)
                        .check(new Condition.Ordered("low", Operator.LESS_OR_EQUAL, "middle"))
                        .check(new Condition.Ordered("middle", Operator.LESS_OR_EQUAL, "high"))
                        .check(Condition.in("low", 1L, 4L, 7L, 10L))
                        .check(Condition.in("middle", 3L, 5L))
                        .check(new Condition.Between("high", 2L, 9L)));
    }

    @Test
    void anOrderedColumnOfFiftyValuesAndNull() {
        hold(
                50,
                numbered("t")
                        .column("step", Kind.INT)
                        .nullable("step2", Kind.INT)
                        .column("step3", Kind.INT)
                        .check(new Condition.Ordered("step", Operator.LESS, "step2"))
                        .check(new Condition.Ordered("step2", Operator.LESS, "step3"))
                        .check(new Condition.Compare("step", Operator.LESS_OR_EQUAL, 26L))
                        .check(new Condition.Between("step3", 8L, 50L)));
    }

    @Test
    void momentsWithinTwoSeconds() {
        hold(
                50,
                numbered("t")
                        .column("step", Kind.TIMESTAMP)
                        .column("step2", Kind.TIMESTAMP)
                        .check(new Condition.Ordered("step", Operator.LESS, "step2"))
                        .check(new Condition.Compare("step", Operator.GREATER_OR_EQUAL, NOON))
                        .check(new Condition.Compare("step2", Operator.LESS_OR_EQUAL, NOON.plusSeconds(2))));
        hold(
                50,
                numbered("t").column("c", Kind.TIMESTAMP).check(new Condition.Between("c", NOON, NOON.plusSeconds(1))));
    }

    @Test
    void aNullableListOfMoments() {
        Object[] moments = LongStream.range(0, 25)
                .mapToObj(i -> (Object) NOON.plusSeconds(3 * i))
                .toArray();
        hold(50, numbered("t").nullable("name", Kind.TIMESTAMP).check(Condition.in("name", moments)));
    }

    @Test
    void nullsOfAColumnWithManyDealtValues() {
        hold(
                69,
                numbered("t")
                        .nullable("birth_date", Kind.INT)
                        .check(new Condition.Compare("birth_date", Operator.LESS_OR_EQUAL, 108L)));
    }

    @Test
    void listsOfWhichAMeaningSuggestsAPart() {
        hold(50, numbered("t").nullable("latitude", Kind.INT).check(Condition.in("latitude", thirds(0, 13))));
        hold(50, numbered("t").column("month", Kind.INT).check(Condition.in("month", 0L, 1L, 2L)));
        hold(50, numbered("t").column("c", Kind.INT).check(Condition.in("c", -1L, 0L, 1L)));
    }

    @Test
    void aListInAUniqueKeyWithAReference() {
        hold(
                50,
                CUSTOMERS,
                numbered("t")
                        .column("c", Kind.INT)
                        .column("customers_id", Kind.INT)
                        .unique("customers_id", "c")
                        .references("customers_id", "customers")
                        .check(Condition.in("c", thirds(-1, 13))));
    }

    @Test
    void twoListsThatAreUniqueTogether() {
        hold(
                60,
                numbered("t")
                        .column("c", Kind.INT)
                        .column("c2", TypeModel.varchar(3))
                        .unique("c2", "c")
                        .check(Condition.in("c", thirds(0, 30)))
                        .check(Condition.in("c2", "a", "b", "new")));
    }

    @Test
    void aNumberWithinAnOwnerOfHardlyMoreThanOneChild() {
        hold(50, CUSTOMERS, line().column("c", Kind.BOOLEAN).unique("customers_id", "c"));
        hold(
                50,
                CUSTOMERS,
                line().nullable("c", Kind.INT).unique("customers_id", "c").check(new Condition.Between("c", 0L, 0L)));
    }

    @Test
    void aNumberWithinAnOwnerOfOneChild() {
        hold(
                50,
                CUSTOMERS,
                line().column("c", Kind.INT).unique("customers_id", "c").check(new Condition.Between("c", 0L, 0L)));
        hold(
                50,
                CUSTOMERS,
                line().column("c", Kind.SMALLINT)
                        .column("c2", Kind.BOOLEAN)
                        .unique("c", "c2")
                        .unique("customers_id", "c2"));
    }

    @Test
    void aNullableOneToOneReferenceToTwoParents() {
        hold(
                50,
                table("customers")
                        .column("code", Kind.BOOLEAN)
                        .primaryKey("code")
                        .build(),
                numbered("t")
                        .nullable("customers_code", Kind.BOOLEAN)
                        .unique("customers_code")
                        .references(List.of("customers_code"), "customers", List.of("code")));
    }

    @Test
    void aConstantInAKeyTakesNoPartInIt() {
        hold(
                112,
                table("t")
                        .column("part", Kind.INT)
                        .column("part2", Kind.INT)
                        .column("part3", Kind.BOOLEAN)
                        .nullable("notes", TypeModel.numeric(5, 4))
                        .primaryKey("part", "part2", "part3")
                        .unique("notes", "part")
                        .check(new Condition.Compare("part", Operator.GREATER_OR_EQUAL, 1L))
                        .check(new Condition.Between("part2", 0L, 0L)));
    }

    /** Every third number. */
    private static Object[] thirds(long first, int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> (Object) (first + 3 * i))
                .toArray();
    }

    private static TableSketch chain(String... columns) {
        TableSketch table = numbered("t");
        for (int i = 0; i < columns.length; i++) {
            table.column(columns[i], Kind.INT);
            if (i > 0) {
                table.check(new Condition.Ordered(columns[i - 1], Operator.LESS, columns[i]));
            }
        }
        return table;
    }

    private static TableSketch line() {
        return table("t")
                .column("customers_id", Kind.INT)
                .column("line_no", Kind.INT)
                .primaryKey("customers_id", "line_no")
                .references("customers_id", "customers");
    }

    private static void hold(long rows, TableSketch table) {
        hold(rows, SchemaModel.of(table.build()));
    }

    private static void hold(long rows, TableModel parent, TableSketch table) {
        hold(rows, SchemaModel.of(parent, table.build()));
    }

    private static void hold(long rows, SchemaModel schema) {
        for (Target target : List.of(Target.POSTGRESQL, Target.MYSQL, Target.SQLITE)) {
            EngineConstraintsTest.assertHeld(schema, Request.of(rows), target);
        }
    }
}
