package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.GenerationException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.Row;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectGenerationTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final DirectOptions ASSIGNED =
            DirectOptions.builder().keys(KeyStrategy.ASSIGNED).build();

    private static SyntheticDataGenerator generator(FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(SHOP)
                .rows(40)
                .provider(model, "fake-1")
                .direct(options);
    }

    private static void assertReferencesHold(Dataset data) {
        Set<Object> customers = values(data, "customers", "id");
        Set<Object> orders = values(data, "orders", "id");
        assertThat(customers).containsAll(values(data, "orders", "customer_id"));
        assertThat(orders).containsAll(values(data, "order_items", "order_id"));
        assertThat(values(data, "products", "id")).containsAll(values(data, "order_items", "product_id"));
        assertThat(customers).hasSize(data.table("customers").size());
        assertThat(orders).hasSize(data.table("orders").size());
    }

    private static Set<Object> values(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map(row -> Objects.requireNonNull(row.get(column)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    @Test
    void assignsKeysAndTakesTheRestFromTheModel() {
        FakeModel model = FakeModel.willing();

        Dataset data = generator(model, ASSIGNED).generate();

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(40));
        assertReferencesHold(data);
        assertThat(values(data, "customers", "city"))
                .allSatisfy(city -> assertThat((String) city).startsWith("w"));
        assertThat(report(data).isComplete()).isTrue();
        assertThat(report(data).failures()).isEmpty();
        assertThat(report(data).table("orders").modelRows()).isEqualTo(40);
    }

    @Test
    void tellsChildrenWhatTheirParentsAreLike() {
        FakeModel model = FakeModel.willing();

        Dataset data = generator(model, ASSIGNED).generate();

        Row customer = data.table("customers").row(0);
        String prompt = model.requests("orders").get(0).userText();
        assertThat(prompt).contains("customer.city").contains((String) Objects.requireNonNull(customer.get("city")));
    }

    @Test
    void keepsWhatAModelWroteWithItsKeys() {
        FakeModel model = FakeModel.willing();

        Dataset data = generator(model, DirectOptions.DEFAULT).generate();

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(40));
        assertThat(report(data).isComplete()).isTrue();
        assertThat(report(data).keys()).isEqualTo("MODEL");
    }

    @Test
    void theResultDoesNotDependOnTheOrderInWhichAnswersCome() {
        DirectOptions abreast = ASSIGNED.toBuilder().batchRows(3).concurrency(8).build();
        FakeModel hesitant = FakeModel.scripted((request, number) -> {
            for (int i = 0; i < number % 5; i++) {
                Thread.yield();
            }
            return FakeModel.answer(FakeModel.rows(request));
        });

        Dataset first = generator(FakeModel.willing(), abreast).generate();
        Dataset second = generator(hesitant, abreast).generate();

        for (String table : List.of("customers", "products", "orders", "order_items")) {
            assertThat(second.table(table).rows()).isEqualTo(first.table(table).rows());
        }
        assertReferencesHold(first);
    }

    @Test
    void asksForTheRowsThatATokenLimitCutOff() {
        FakeModel model = FakeModel.scripted((request, number) ->
                number == 1 ? FakeModel.cut(FakeModel.rows(request), 0.5) : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = generator(model, ASSIGNED)
                .rows("orders", 0)
                .rows("order_items", 0)
                .generate();

        TableGeneration customers = report(data).table("customers");
        assertThat(report(data).isComplete()).isTrue();
        assertThat(data.tables().stream().mapToInt(it -> it.size()).sum()).isEqualTo(80);
        assertThat(report(data).tables().stream().flatMap(it -> it.truncations().stream()))
                .singleElement()
                .asString()
                .contains("rows were cut off and asked for again")
                .contains("batchTokens");
        assertThat(customers.failures()).isEmpty();
    }

    @Test
    void keepsTheRowsOfAnAnswerThatBroke() {
        ProviderException lost = ProviderException.of(Kind.CONNECTION_LOST, "the connection was reset");
        FakeModel model = FakeModel.scripted((request, number) -> number == 1
                ? FakeModel.broken(FakeModel.rows(request), 0.6, lost)
                : FakeModel.answer(FakeModel.rows(request)));

        GenerationReport report = run(model, ASSIGNED, new VirtualTime()).report();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.tables().stream()
                        .flatMap(it -> it.requests().stream())
                        .map(ModelRequestReport::outcome))
                .contains("CONNECTION_LOST", "OK");
    }

    @Test
    void coolsDownOnceAfterAnAnswerWithoutRows() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> FakeModel.answer(number == 1 ? "Sure! Which rows?" : FakeModel.rows(request)));
        DirectOptions warm = ASSIGNED.toBuilder().temperature(1).concurrency(1).build();

        GenerationReport report = run(model, warm, new VirtualTime()).report();

        assertThat(report.isComplete()).isTrue();
        assertThat(model.requests().get(0).temperature()).hasValue(1);
        assertThat(model.requests().get(1).temperature()).hasValue(0.7);
        assertThat(model.requests().get(2).temperature()).hasValue(1);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        ProviderException limited = ProviderException.builder(Kind.RATE_LIMITED, "slow down")
                .retryAfter(Duration.ofSeconds(30))
                .build();
        VirtualTime time = new VirtualTime();
        FakeModel model = FakeModel.scripted(
                (request, number) -> number == 1 ? List.of(limited) : FakeModel.answer(FakeModel.rows(request)));

        GenerationReport report =
                run(model, ASSIGNED.toBuilder().concurrency(1).build(), time).report();

        assertThat(report.isComplete()).isTrue();
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void letsTheEngineMakeWhatIsMissing() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("orders")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        for (KeyStrategy keys : KeyStrategy.values()) {
            Dataset data =
                    generator(model, DirectOptions.builder().keys(keys).build()).generate();

            TableGeneration orders = report(data).table("orders");
            assertThat(orders.engineRows()).hasSize(40);
            assertThat(orders.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo(Code.CONTENT_BLOCKED);
                assertThat(failure.retriable()).isFalse();
            });
            assertThat(values(data, "customers", "id")).containsAll(values(data, "orders", "customer_id"));
            assertThat(report(data).isComplete()).isFalse();
            assertThat(report(data).isShort()).isFalse();
            assertThat(data.metadata().warnings()).anyMatch(it -> it.contains("the engine's"));
        }
    }

    @Test
    void leavesATableShortWithoutDanglingReferences() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("orders")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = generator(
                        model, ASSIGNED.toBuilder().fallback(Fallback.SHORT).build())
                .generate();

        assertThat(data.table("orders").size()).isZero();
        assertThat(data.table("order_items").size()).isZero();
        assertThat(report(data).isShort()).isTrue();
        assertThat(report(data).table("order_items").failures())
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.PARENT_MISSING));
    }

    @Test
    void failsWithWhatWasEarned() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("orders")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));
        SyntheticDataGenerator generator = generator(
                model,
                ASSIGNED.toBuilder().fallback(Fallback.FAIL).concurrency(1).build());

        assertThatThrownBy(generator::generate)
                .isInstanceOfSatisfying(GenerationException.class, failure -> {
                    assertThat(failure.partial()
                                    .orElseThrow()
                                    .table("customers")
                                    .size())
                            .isEqualTo(40);
                    assertThat(failure.report().failures()).isNotEmpty();
                })
                .hasMessageContaining("orders")
                .hasMessageContaining("CONTENT_BLOCKED");
    }

    @Test
    void stopsAtOnceWhenTheQuotaOfTheDayIsUsedUp() {
        FakeModel model = FakeModel.scripted((request, number) -> number <= 2
                ? FakeModel.answer(FakeModel.rows(request))
                : List.of(ProviderException.of(Kind.QUOTA_EXHAUSTED, "come back tomorrow")));
        DirectOptions options =
                ASSIGNED.toBuilder().batchRows(10).concurrency(1).build();

        Dataset data = generator(model, options).generate();

        assertThat(model.requests()).hasSize(3);
        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(40));
        assertThat(report(data).failures())
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.QUOTA_EXHAUSTED));
        assertThat(report(data).failures()).noneMatch(GenerationFailure::retriable);
    }

    @Test
    void resumesWithoutAskingTwice() {
        boolean[] down = {true};
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("order_items") && down[0]
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));
        Dataset first = generator(model, ASSIGNED).generate();
        int before = model.requests().size();
        down[0] = false;

        Dataset second = first.resume();

        assertThat(report(second).isComplete()).isTrue();
        assertThat(model.requests().stream().skip(before))
                .allMatch(it -> FakeModel.table(it).equals("order_items"));
        assertThat(second.table("orders").rows())
                .isEqualTo(first.table("orders").rows());
        assertThat(second.resume()).isSameAs(second);
    }

    @Test
    void asksNothingTwiceThatACacheHas(@TempDir Path directory) {
        DirectOptions options = ASSIGNED.toBuilder().cache(directory).build();
        FakeModel model = FakeModel.willing();
        Dataset first = generator(model, options).generate();
        int before = model.requests().size();

        Dataset second = generator(model, options).generate();

        assertThat(model.requests()).hasSize(before);
        assertThat(report(second).requests()).isZero();
        assertThat(second.table("order_items").rows())
                .isEqualTo(first.table("order_items").rows());
    }

    @Test
    void heedsCeilings() {
        FakeModel model = FakeModel.willing();
        DirectOptions options =
                ASSIGNED.toBuilder().batchRows(10).maxRequests(3).concurrency(1).build();

        Dataset data = generator(model, options).generate();

        assertThat(model.requests()).hasSize(3);
        assertThat(report(data).failures())
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.LIMIT_REACHED));
        assertThat(report(data).notes()).anyMatch(note -> note.contains("maxRequests is 3"));
        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(40));
    }

    @Test
    void countsTheCost() {
        FakeModel model = FakeModel.willing();
        DirectOptions options =
                ASSIGNED.toBuilder().prices(TokenPrices.of(1, 2)).build();

        GenerationReport report = report(generator(model, options).generate());

        BigDecimal expected =
                BigDecimal.valueOf(report.usage().input() + 2 * report.usage().output(), 6);
        assertThat(report.cost()).isEqualByComparingTo(expected);
    }

    @Test
    void findsParentsByKeysOfNumbersWithoutAScale() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE parents (id numeric PRIMARY KEY, name text NOT NULL);
                CREATE TABLE children (id numeric PRIMARY KEY, note text,
                  parent_id numeric NOT NULL REFERENCES parents (id))""", Dialect.postgresql());

        Dataset data = SyntheticDataGenerator.of(schema)
                .rows(30)
                .provider(FakeModel.willing(), "fake-1")
                .direct(ASSIGNED)
                .generate();

        assertThat(data.table("children").size()).isEqualTo(30);
        assertThat(report(data).isComplete()).isTrue();
        assertThat(values(data, "parents", "id")).containsAll(values(data, "children", "parent_id"));
    }

    @Test
    void fillsATableWhoseKeyIsBytes() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE things (id bytea PRIMARY KEY, name varchar(20) NOT NULL)", Dialect.postgresql());
        FakeModel refused = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.of(Kind.UNAUTHORISED, "no such key")));

        Dataset data = SyntheticDataGenerator.of(schema)
                .rows(30)
                .provider(refused, "fake-1")
                .generate();

        assertThat(data.table("things").size()).isEqualTo(30);
    }

    private static final Schema TAGS = Schema.fromDdl("""
            CREATE TABLE posts (id int PRIMARY KEY, title varchar(40) NOT NULL);
            CREATE TABLE tags (id int PRIMARY KEY, name varchar(40) NOT NULL);
            CREATE TABLE post_tags (post_id int NOT NULL REFERENCES posts, tag_id int NOT NULL REFERENCES tags,
              PRIMARY KEY (post_id, tag_id))""", Dialect.postgresql());

    @Test
    void fillsATableOfPairsWithOtherPairs() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("post_tags")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = SyntheticDataGenerator.of(TAGS)
                .rows(10)
                .rows("post_tags", 40)
                .provider(model, "fake-1")
                .generate();

        assertThat(data.table("post_tags").size()).isEqualTo(40);
        assertThat(data.table("post_tags").rows().stream().map(Row::asMap)).doesNotHaveDuplicates();
    }

    @Test
    void saysWhyATableOfKeysAloneIsShort() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("tags")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = SyntheticDataGenerator.of(TAGS)
                .rows(10)
                .provider(model, "fake-1")
                .direct(ASSIGNED.toBuilder().fallback(Fallback.SHORT).build())
                .generate();

        assertThat(data.table("post_tags").size()).isZero();
        assertThat(report(data).table("post_tags").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Code.PARENT_MISSING));
    }

    @Test
    void asksForAsManyRowsAtOnceAsTheEngineGives() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE things (id int PRIMARY KEY, name varchar(20) NOT NULL)", Dialect.postgresql());
        DirectOptions options =
                ASSIGNED.toBuilder().batchRows(5000).batchTokens(1_000_000).build();

        Dataset data = SyntheticDataGenerator.of(schema)
                .rows(3000)
                .provider(FakeModel.willing(), "fake-1")
                .direct(options)
                .generate();

        assertThat(data.table("things").size()).isEqualTo(3000);
        assertThat(report(data).isComplete()).isTrue();
    }

    @Test
    void takesNoRowOfANumberThatNobodyAskedFor() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(
                number == 1 ? FakeModel.rows(request).replace("[[1,", "[[99,") : FakeModel.rows(request)));

        Dataset data = generator(model, ASSIGNED).generate();

        assertThat(report(data).isComplete()).isTrue();
        assertThat(report(data).tables())
                .anySatisfy(table -> assertThat(table.rejected()).containsEntry("NO_SUCH_ROW", 1L));
    }

    @Test
    void keepsTheOriginalOfAValueThatIsNone() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(
                FakeModel.table(request).equals("products")
                        ? FakeModel.rows(request).replace("1.5", "\"a lot\"")
                        : FakeModel.rows(request)));

        Dataset data = generator(model, ASSIGNED).generate();

        var prices = data.table("products").batches().findFirst().orElseThrow();
        int position = prices.layout().position("price");
        assertThat(prices.column(position).original(0)).isEqualTo("a lot");
    }

    private record Ran(GenerationReport report) {}

    private static Ran run(FakeModel model, DirectOptions options, Time time) {
        DirectGeneration generation = new DirectGeneration(
                SyntheticDataGenerator.of(SHOP).rows(20).plan(),
                model,
                "fake-1",
                options,
                Instructions.NONE,
                time,
                RunObserver.NONE,
                null);
        return new Ran(generation.run(new RowReceiver() {
            @Override
            public void rows(dev.rowloom.engine.RowBatch rows) {
                // the report is what matters
            }

            @Override
            public void ended(dev.rowloom.engine.TableLayout layout, TableGeneration report) {
                // the report is what matters
            }
        }));
    }
}
