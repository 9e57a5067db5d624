package dev.rowloom.it.property;

import static dev.rowloom.it.property.TableSketch.numbered;
import static dev.rowloom.it.property.TableSketch.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.TypeModel.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The smallest schemas that rows once went wrong in. */
class EngineRegressionTest {

    private static final TableModel CUSTOMERS = numbered("customers").build();

    @Test
    void aCheckThatForbidsNullIsHeld() {
        hold(
                50,
                numbered("t")
                        .nullable("email", Kind.TEXT)
                        .check(Condition.all(new Condition.NotNull("email"), Condition.in("email", "a"))));
    }

    @Test
    void aUniquePairOfParentAndRequiredSelfReference() {
        hold(
                4,
                CUSTOMERS,
                numbered("t")
                        .column("customers_id", Kind.INT)
                        .column("t_id", Kind.INT)
                        .unique("t_id", "customers_id")
                        .references("customers_id", "customers")
                        .references("t_id", "t"));
    }

    @Test
    void aUniquePairOfTwoRequiredSelfReferences() {
        hold(
                60,
                numbered("t")
                        .column("t_id", Kind.INT)
                        .column("t_id2", Kind.INT)
                        .unique("t_id", "t_id2")
                        .references("t_id", "t")
                        .references("t_id2", "t"));
    }

    @Test
    void aUniquePairOfFewValuesAndSelfReferenceIsNotBoundByTheValues() {
        hold(
                60,
                numbered("t")
                        .column("c", Kind.BOOLEAN)
                        .column("t_id", Kind.INT)
                        .unique("c", "t_id")
                        .references("t_id", "t"));
    }

    @Test
    void aCompositeSelfReferenceInAUniqueKeyWithAPartOfThePrimaryKey() {
        hold(
                60,
                table("t")
                        .column("a", Kind.INT)
                        .column("b", Kind.SMALLINT)
                        .column("t_a", Kind.INT)
                        .column("t_b", Kind.SMALLINT)
                        .primaryKey("a", "b")
                        .unique("t_a", "t_b", "a")
                        .references(List.of("t_a", "t_b"), "t", List.of("a", "b"))
                        .check(new Condition.Compare("a", Operator.LESS_OR_EQUAL, -2L)));
    }

    @Test
    void aNullableValueUniqueWithinAnOwnerThatHasMoreChildrenThanValues() {
        hold(
                60,
                CUSTOMERS,
                table("t")
                        .column("customers_id", Kind.INT)
                        .column("line_no", Kind.INT)
                        .nullable("c", TypeModel.numeric(1, 0))
                        .primaryKey("customers_id", "line_no")
                        .unique("c", "customers_id")
                        .references("customers_id", "customers")
                        .check(new Condition.Compare("c", Operator.GREATER_OR_EQUAL, 0L)));
    }

    @Test
    void twoUniquePairsThatShareAColumn() {
        hold(
                60,
                CUSTOMERS,
                table("t")
                        .column("customers_id", Kind.INT)
                        .column("line_no", Kind.INT)
                        .column("c", Kind.INT)
                        .primaryKey("customers_id", "line_no")
                        .unique("c", "customers_id")
                        .unique("line_no", "c")
                        .references("customers_id", "customers"));
    }

    @Test
    void aCycleThroughAJunctionWithoutRows() {
        TableModel products = numbered("products")
                .nullable("t_a", Kind.INT)
                .nullable("t_b", Kind.INT)
                .references(List.of("t_a", "t_b"), "t", List.of("customers_id", "products_id"))
                .build();
        TableModel junction = table("t")
                .column("customers_id", Kind.INT)
                .column("products_id", Kind.INT)
                .primaryKey("customers_id", "products_id")
                .references("customers_id", "customers")
                .references("products_id", "products")
                .build();
        SchemaModel schema = SchemaModel.of(CUSTOMERS, products, junction);
        EngineConstraintsTest.assertHeld(schema, new Request(60, Map.of("customers", 0L)), Target.POSTGRESQL);
        EngineConstraintsTest.assertHeld(schema, Request.of(60), Target.POSTGRESQL);
    }

    @Test
    void aCycleThroughNumberedChildrenWithoutRows() {
        TableModel customers = numbered("customers")
                .nullable("t_products_id", Kind.INT)
                .nullable("t_line_no", Kind.SMALLINT)
                .references(List.of("t_products_id", "t_line_no"), "t", List.of("products_id", "line_no"))
                .build();
        TableModel products = numbered("products").build();
        TableModel lines = table("t")
                .column("products_id", Kind.INT)
                .column("line_no", Kind.SMALLINT)
                .column("customers_id", Kind.INT)
                .column("products_id2", Kind.INT)
                .primaryKey("products_id", "line_no")
                .unique("products_id2")
                .references("products_id", "products")
                .references("customers_id", "customers")
                .references("products_id2", "products")
                .build();
        SchemaModel schema = SchemaModel.of(customers, products, lines);
        EngineConstraintsTest.assertHeld(schema, new Request(60, Map.of("products", 0L)), Target.POSTGRESQL);
        EngineConstraintsTest.assertHeld(schema, Request.of(60), Target.POSTGRESQL);
    }

    @Test
    void aNewColumnOfTheParentMovesNoReference() {
        TableModel parent = numbered("customers")
                .column("c", Kind.INT)
                .column("c2", Kind.INT)
                .column("c3", Kind.INT)
                .build();
        TableModel child = numbered("products")
                .column("customers_id", Kind.INT)
                .references("customers_id", "customers")
                .build();
        SchemaModel schema = SchemaModel.of(parent, child);
        SchemaModel wider = schema.with(parent.withColumn(new ColumnModel("extra", TypeModel.of(Kind.INT), true)));
        assertThat(Making.rows(Making.plan(wider, Target.POSTGRESQL, Request.of(60)))
                        .of("products"))
                .isEqualTo(Making.rows(Making.plan(schema, Target.POSTGRESQL, Request.of(60)))
                        .of("products"));
    }

    @Test
    void datesAndTimesOfFewValues() {
        LocalDate date = LocalDate.of(2019, 4, 14);
        LocalDateTime time = LocalDateTime.of(2020, 9, 13, 12, 26, 40);
        hold(
                60,
                numbered("t")
                        .column("one_date", Kind.DATE)
                        .column("some_dates", Kind.DATE)
                        .column("one_time", Kind.TIMESTAMP)
                        .column("some_times", Kind.TIMESTAMP)
                        .check(new Condition.Between("one_date", date, date))
                        .check(Condition.in("some_dates", date, date.plusDays(3)))
                        .check(new Condition.Between("one_time", time, time))
                        .check(Condition.in("some_times", time, time.plusSeconds(3))));
    }

    @Test
    void aKeyOfMoreCombinationsThanANumberCounts() {
        LocalDateTime time = LocalDateTime.of(2020, 9, 13, 12, 26, 38);
        hold(
                63,
                table("t")
                        .column("day", Kind.DATE)
                        .column("first", Kind.TIMESTAMP)
                        .column("second", Kind.TIMESTAMP)
                        .primaryKey("day", "first", "second")
                        .check(new Condition.Between("first", time, time.plusSeconds(20)))
                        .check(new Condition.Between("second", time, time.plusSeconds(1500))));
    }

    @Test
    void aTruthValueThatMustBeTrue() {
        hold(
                2,
                table("t")
                        .column("code", Kind.BOOLEAN)
                        .primaryKey("code")
                        .check(new Condition.Compare("code", Operator.EQUAL, true)));
    }

    @Test
    void aMeaningThatTheTypeOrACheckLeavesNoRoomFor() {
        hold(60, numbered("t").column("latitude", TypeModel.numeric(1, 0)));
        hold(
                60,
                numbered("t")
                        .column("latitude", Kind.INT)
                        .check(new Condition.Compare("latitude", Operator.LESS_OR_EQUAL, 0L)));
        hold(
                60,
                numbered("t")
                        .column("latitude", TypeModel.numeric(8, 4))
                        .check(new Condition.Compare("latitude", Operator.LESS_OR_EQUAL, new BigDecimal("0.0465"))));
    }

    @Test
    void aNumericKeyHasAllValuesOfItsType() {
        hold(19, table("t").column("code", TypeModel.numeric(1, 0)).primaryKey("code"));
        hold(199, table("t").column("code", TypeModel.numeric(2, 0)).primaryKey("code"));
    }

    @Test
    void aKeyOfOneLetter() {
        hold(26, table("t").column("code", TypeModel.varchar(1)).primaryKey("code"));
        hold(26, table("t").column("code", TypeModel.character(1)).primaryKey("code"));
        hold(50, numbered("t5").nullable("c", TypeModel.varchar(1)).unique("c"));
    }

    @Test
    void aKeyBelowZero() {
        hold(
                60,
                table("t")
                        .column("code", Kind.INT)
                        .primaryKey("code")
                        .check(new Condition.Compare("code", Operator.LESS_OR_EQUAL, 0L)));
    }

    @Test
    void anEnumerationOfManyNumbersShowsAllOfThem() {
        Object[] values = LongStream.range(0, 26).mapToObj(i -> 3 * i).toArray();
        hold(52, numbered("t").column("c", Kind.INT).check(Condition.in("c", Arrays.copyOf(values, 26))));
    }

    @Test
    void anOrderLeavesRoomOnBothSides() {
        hold(
                50,
                ordered()
                        .check(new Condition.Compare("low", Operator.LESS_OR_EQUAL, 0L))
                        .check(new Condition.Compare("high", Operator.GREATER_OR_EQUAL, 0L)));
        hold(50, ordered().check(new Condition.Compare("high", Operator.LESS_OR_EQUAL, 1L)));
        hold(50, ordered().check(Condition.in("low", 0L, 3L)));
    }

    private static TableSketch ordered() {
        return numbered("t")
                .column("low", Kind.INT)
                .column("high", Kind.INT)
                .check(new Condition.Ordered("low", Operator.LESS, "high"));
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
