package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns whose values the caller sets are the engine's to write, and the model is not asked for them. */
class EngineColumnsTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());

    @ParameterizedTest
    @EnumSource
    void whatTheCallerSetIsWrittenByTheEngine(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();
        SyntheticDataGenerator generator = generator(keys, model)
                .constant("orders.currency", "GBP")
                .values("orders.status", List.of("paid", "shipped"))
                .pattern("customers.password_hash", "[a-f]{8}")
                .range("products.price", 5, 6);
        Dataset data = generator.generate();

        assertThat(column(data, "orders", "currency")).hasSize(40).containsOnly("GBP");
        assertThat(column(data, "orders", "status")).hasSize(40).containsOnly("paid", "shipped");
        assertThat(column(data, "customers", "password_hash"))
                .allSatisfy(hash -> assertThat((String) hash).matches("[a-f]{8}"));
        assertThat(column(data, "products", "price"))
                .allSatisfy(price -> assertThat(((Number) price).doubleValue()).isBetween(5.0, 6.0));
        assertThat(column(data, "customers", "city")).contains("w1");
        assertThat(model.requests("orders")).isNotEmpty().allSatisfy(request -> {
            assertThat(schema(request)).contains("total").doesNotContain("currency", "status");
            assertThat(request.userText()).contains("The table's other columns are settled elsewhere");
        });
        GenerationReport report = Objects.requireNonNull(data.metadata().generation());
        assertThat(report.isComplete()).isTrue();
        assertThat(report.notes())
                .containsOnlyOnce("written by the engine, as the caller set them: orders.currency, orders.status, "
                        + "customers.password_hash, products.price");
    }

    @Test
    void rowsOfTheModelAndOfTheEngineHaveTheirOwnValues() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(
                FakeModel.table(request).equals("products")
                        ? FakeModel.rows(request, 2 * FakeModel.asked(request))
                        : FakeModel.rows(request)));
        Dataset data = generator(KeyStrategy.MODEL, model)
                .pattern("products.sku", "[A-Z]{6}[0-9]{4}")
                .direct(DirectOptions.builder().batchRows(15).build())
                .generate();

        assertThat(column(data, "products", "sku")).hasSize(40).doesNotHaveDuplicates();
        assertThat(model.requests("products").get(1).userText()).doesNotContain("sku:");
    }

    @Test
    void aTableThatIsSetAsAWholeIsNotAskedFor() {
        Schema tags = Schema.fromDdl("CREATE TABLE tags (name varchar(20) NOT NULL)", Dialect.postgresql());
        FakeModel model = FakeModel.willing();
        Dataset data = SyntheticDataGenerator.of(tags)
                .rows(5)
                .values("tags.name", List.of("red", "green"))
                .provider(model, "fake-1")
                .generate();

        assertThat(column(data, "tags", "name")).hasSize(5).containsAnyOf("red", "green");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aReferenceThatTheCallerSetIsNotAskedFor() {
        FakeModel model = FakeModel.willing();
        Dataset data = generator(KeyStrategy.MODEL, model)
                .constant("orders.customer_id", 7)
                .generate();

        assertThat(column(data, "orders", "customer_id")).containsOnly(7L);
        assertThat(model.requests("orders"))
                .allSatisfy(
                        request -> assertThat(request.userText()).doesNotContain("Foreign keys refer to these rows"));
    }

    @Test
    void columnsThatAreNotThereAreRefused() {
        FakeModel model = FakeModel.willing();
        DirectGeneration generation = DirectGeneration.of(
                generator(KeyStrategy.MODEL, model).plan(), model, "fake-1", DirectOptions.DEFAULT, Instructions.NONE);

        assertThatThrownBy(() -> generation.engineColumns(List.of("orders.colour")))
                .isInstanceOf(UsageException.class)
                .hasMessage("the plan writes no column 'orders.colour'");
    }

    private static SyntheticDataGenerator generator(KeyStrategy keys, FakeModel model) {
        return SyntheticDataGenerator.of(SHOP)
                .rows(40)
                .provider(model, "fake-1")
                .direct(DirectOptions.builder().keys(keys).build());
    }

    private static String schema(ModelRequest request) {
        return request.answerSchema().orElseThrow();
    }

    private static List<Object> column(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map(row -> Objects.requireNonNull(row.get(column)))
                .toList();
    }
}
