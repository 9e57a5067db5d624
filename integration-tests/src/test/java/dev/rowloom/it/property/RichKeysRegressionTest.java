package dev.rowloom.it.property;

import static dev.rowloom.it.property.TableSketch.numbered;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.ExclusionModel.Held;
import dev.rowloom.it.property.KeyPart.Lower;
import dev.rowloom.it.property.KeyPart.OrElse;
import dev.rowloom.it.property.KeyPart.Spelling;
import dev.rowloom.it.property.KeyPart.Start;
import dev.rowloom.it.property.KeyPart.Sum;
import dev.rowloom.it.property.KeyPart.Whole;
import dev.rowloom.it.property.TypeModel.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest schemas whose partial keys, keys over expressions and exclusion constraints rows once broke or made vacuous. */
class RichKeysRegressionTest {

    private static final TableModel CUSTOMERS = numbered("customers")
            .column("code", TypeModel.varchar(20))
            .unique("code")
            .build();
    private static final Condition DRAFT = new Condition.Compare("state", Operator.EQUAL, "draft");
    private static final Condition DELETED = new Condition.NotNull("deleted_at");

    @Test
    void rangesThatAPredicateChoosesDoNotOverlap() {
        hold(111, state().column("during", Kind.INT_RANGE).exclude(DRAFT, new Held("during")));
        hold(
                111,
                state().column("during", Kind.DATE_RANGE)
                        .column("active", Kind.BOOLEAN)
                        .exclude(DRAFT, new Held("during"), "active"));
    }

    @Test
    void listedTextsDifferInTheirFirstLetters() {
        hold(
                11,
                numbered("t")
                        .column("url", TypeModel.character(40))
                        .check(Condition.in("url", "a", "b", "in transit", "it's"))
                        .index(null, new Start("url", 1, Spelling.LEFT)));
    }

    @Test
    void theFirstLettersOfAReferenceAreNotItsParent() {
        hold(
                80,
                CUSTOMERS,
                numbered("t")
                        .nullable("customers_code", TypeModel.varchar(20))
                        .references(List.of("customers_code"), "customers", List.of("code"))
                        .index(null, new Start("customers_code", 1, Spelling.LEFT)));
    }

    @Test
    void rowsWithTheSameSumNeedNotHaveTheSameOwner() {
        hold(
                105,
                CUSTOMERS,
                state().column("customers_id", Kind.INT)
                        .references("customers_id", "customers")
                        .index(DRAFT, new Sum("customers_id", "id")));
    }

    @Test
    void aPartialKeyOfFewValuesBoundsNoRows() {
        hold(
                100,
                numbered("t")
                        .column("name", TypeModel.varchar(3))
                        .nullable("deleted_at", Kind.TIMESTAMP)
                        .index(DELETED, new Start("name", 1, Spelling.SUBSTR)));
        hold(
                100,
                numbered("t")
                        .nullable("level", Kind.INT)
                        .column("code", TypeModel.varchar(20))
                        .unique("code")
                        .check(new Condition.Between("level", 1L, 9L))
                        .index(new Condition.Compare("code", Operator.EQUAL, "main"), new OrElse("level", 0L)));
    }

    @Test
    void aPlainPartThatMayBeNullKeepsRowsApart() {
        hold(
                200,
                numbered("t")
                        .nullable("score", Kind.INT)
                        .nullable("zip", TypeModel.character(8))
                        .check(Condition.in("score", 6L, 7L, 8L, 9L))
                        .index(null, new OrElse("score", 0L), new Whole("zip")));
    }

    @Test
    void predicatesOverColumnsOfAnyValuesAreTrueAndFalse() {
        hold(
                60,
                numbered("t")
                        .column("country", TypeModel.varchar(40))
                        .column("email", TypeModel.varchar(40))
                        .index(Condition.in("country", "main", "side"), new Lower("email")));
        hold(
                60,
                numbered("t")
                        .column("priority", Kind.SMALLINT)
                        .column("email", TypeModel.varchar(40))
                        .index(new Condition.Compare("priority", Operator.GREATER, 5L), new Lower("email")));
    }

    @Test
    void thePartsOfAPredicateAreTrueInTheSameRow() {
        hold(
                110,
                numbered("t")
                        .column("part", TypeModel.varchar(1))
                        .column("status", TypeModel.character(12))
                        .nullable("deleted_at", Kind.TIMESTAMP)
                        .index(
                                Condition.all(
                                        new Condition.Null("deleted_at"),
                                        new Condition.Compare("status", Operator.EQUAL, "main")),
                                new Lower("part")));
    }

    @Test
    void aColumnOfFewValuesIsNullOnlyWhereThePredicateMayBeTrue() {
        hold(
                46,
                numbered("t")
                        .nullable("status", Kind.SMALLINT)
                        .column("name", TypeModel.character(3))
                        .check(Condition.in("name", "a"))
                        .index(new Condition.Null("status"), new Start("name", 9, Spelling.LEFT)));
    }

    private static TableSketch state() {
        return numbered("t")
                .column("state", TypeModel.varchar(10))
                .check(Condition.in("state", "draft", "open", "closed"));
    }

    private static void hold(long rows, TableSketch table) {
        RichKeysPropertyTest.assertHeld(SchemaModel.of(table.build()), Request.of(rows), Target.POSTGRESQL);
    }

    private static void hold(long rows, TableModel parent, TableSketch table) {
        RichKeysPropertyTest.assertHeld(SchemaModel.of(parent, table.build()), Request.of(rows), Target.POSTGRESQL);
    }
}
