package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {

    private static final Schema SHOP = Schema.fromDdl("""
            create table customers (
              id int generated always as identity primary key,
              cust_fname varchar(40) not null,
              mail varchar(80),
              zzz int);
            create table sales.orders (
              id int primary key,
              customer_id int not null references customers,
              total numeric(10,2) not null,
              twice numeric(10,2) generated always as (total * 2) stored);
            """, Dialect.postgresql());

    private final DataPlan plan = SyntheticDataGenerator.of(SHOP).rows(10).plan();

    @Test
    void explanationNamesMeaningEvidenceAndRule() {
        Explanation name = plan.explain("customers.cust_fname");

        assertThat(name.meaning()).isEqualTo("person.first_name");
        assertThat(name.confidence()).isBetween(0.9, 1.0);
        assertThat(name.reason())
                .isEqualTo("name \"cust_fname\": prefix \"customer\" of table customers, words \"first name\"; "
                        + "type varchar(40) fits");
        assertThat(name.rule()).isEqualTo("the person's given");
        assertThat(name.tier()).isEqualTo(Tier.COMPUTED);
        assertThat(name)
                .hasToString("customers.cust_fname varchar(40): person.first_name (" + name.confidence()
                        + "), because of " + name.reason() + ". Value: the person's given (computed).");
    }

    @Test
    void columnsOfDeclaredForeignKeysAreThat() {
        Explanation reference = plan.explain("sales.orders.customer_id");

        assertThat(reference.meaning()).isEqualTo("key.foreign");
        assertThat(reference.confidence()).isEqualTo(1);
        assertThat(reference.reason()).contains("foreign key").contains("customers");
    }

    @Test
    void whatNothingTellsIsOpaque() {
        Explanation opaque = plan.explain("customers.zzz");

        assertThat(opaque.meaning()).isEqualTo("unknown.opaque");
        assertThat(opaque.confidence()).isZero();
        assertThat(opaque.reason()).isNotEmpty();
    }

    @Test
    void columnsThatTheDatabaseComputesAreExplainedToo() {
        Explanation computed = plan.explain("sales.orders.twice");

        assertThat(computed.tier()).isNull();
        assertThat(computed.rule()).startsWith("the database computes").contains("total");
    }

    @Test
    void allColumnsComeInTheOrderOfTheSchema() {
        assertThat(plan.explain())
                .extracting(it -> it.table() + "." + it.column())
                .containsExactly(
                        "customers.id",
                        "customers.cust_fname",
                        "customers.mail",
                        "customers.zzz",
                        "sales.orders.id",
                        "sales.orders.customer_id",
                        "sales.orders.total",
                        "sales.orders.twice");
    }

    @Test
    void namesAreFoundAsTheSchemaFindsThem() {
        assertThat(plan.explain("SALES.Orders.TOTAL")).isEqualTo(plan.explain("sales.orders.total"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers.mial|table customers has no column 'mial'; did you mean mail?",
                "custmers.mail|unknown table 'custmers' in 'custmers.mail'; did you mean customers?",
                "mail|'mail' names no table; write table.column, such as customers.mail"
            })
    void unknownColumnsAreToldWithNearNames(String name, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan.explain(name))
                .withMessage(message);
    }

    @Test
    void rulesArePutInWords() {
        Rule.Constant none = new Rule.Constant(null);
        assertThat(words(new Rule.Previous("state", none)))
                .isEqualTo("what state has in the row before, else always NULL");
        assertThat(words(new Rule.When("state", List.of(), new Rule.Uuid())))
                .isEqualTo("by the value of state, else a random UUID");
        assertThat(words(new Rule.Values(List.of(new Rule.Weighted("a", 1), new Rule.Weighted("b", 2)))))
                .isEqualTo("one of a, b");
        assertThat(words(new Rule.Number(Rule.Shape.SKEWED, "0", "10", 0, List.of())))
                .isEqualTo("a number from 0 to 10, mostly low");
        assertThat(words(new Rule.Bytes(1, 2))).isEqualTo("1 to 2 random bytes");
        assertThat(words(new Rule.External("f"))).isEqualTo("the caller's function f");
        assertThat(words(new Rule.Database())).isEqualTo("left to the database");
    }

    private static String words(Rule rule) {
        return RuleWords.of(new ColumnBlueprint("c", rule, 0, null, "text.name", 1, "", Origin.INFERRED));
    }
}
