package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CancelledException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are ended, killed or fed with schemas that are hard to fill. */
@Timeout(60)
class DirectRunTrialsTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final DirectOptions SMALL =
            DirectOptions.builder().keys(KeyStrategy.ASSIGNED).batchRows(4).build();

    private static Schema schema(String ddl) {
        return Schema.fromDdl(ddl, Dialect.postgresql());
    }

    private static Dataset generate(Schema schema, FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(schema)
                .rows(20)
                .provider(model, "fake-1")
                .direct(options)
                .generate();
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    private static FakeModel failing(String table, Kind kind) {
        return FakeModel.scripted((request, number) -> FakeModel.table(request).equals(table)
                ? List.of(ProviderException.of(kind, "blocked"))
                : FakeModel.answer(FakeModel.rows(request)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12, 17, 20})
    void aRunThatDiedGoesOnWhereItWas(int deadly, @TempDir Path directory) {
        for (KeyStrategy keys : KeyStrategy.values()) {
            DirectOptions plain = SMALL.toBuilder().keys(keys).concurrency(3).build();
            DirectOptions options =
                    plain.toBuilder().cache(directory.resolve(keys.name())).build();
            Dataset undisturbed = generate(SHOP, useless(Integer.MAX_VALUE), plain);
            FakeModel dying = useless(deadly);
            assertThatThrownBy(() -> generate(SHOP, dying, options)).isInstanceOf(StackOverflowError.class);

            FakeModel reborn = useless(Integer.MAX_VALUE);
            Dataset data = generate(SHOP, reborn, options);

            for (var table : undisturbed.tables()) {
                assertThat(data.table(table.layout().table().id()).rows()).isEqualTo(table.rows());
            }
            assertThat(report(data).isComplete()).isTrue();
        }
    }

    /** A model whose first answer to each request is useless where the request says so, and that dies at a request. */
    private static FakeModel useless(int deadly) {
        return FakeModel.scripted((request, number) -> {
            if (number == deadly) {
                throw new StackOverflowError("the process died");
            }
            boolean first = request.temperature().isEmpty();
            boolean bad = Math.floorMod(request.userText().hashCode(), 4) == 0;
            return FakeModel.answer(first && bad ? "Sure!" : FakeModel.rows(request));
        });
    }

    @Test
    void asksNothingTwiceThatWasAnsweredWithoutRows(@TempDir Path directory) {
        DirectOptions options =
                SMALL.toBuilder().concurrency(1).cache(directory).build();
        FakeModel first = useless(6);
        assertThatThrownBy(() -> generate(SHOP, first, options)).isInstanceOf(StackOverflowError.class);
        Set<ModelRequest> answered = Set.copyOf(first.requests().subList(0, 5));
        FakeModel second = useless(Integer.MAX_VALUE);

        generate(SHOP, second, options);

        assertThat(second.requests().stream().map(DirectRunTrialsTest::text))
                .doesNotContainAnyElementsOf(
                        answered.stream().map(DirectRunTrialsTest::text).toList());
    }

    private static String text(ModelRequest request) {
        return request.temperature() + request.userText();
    }

    @Test
    void aQuotaThatEndedAnAnswerThatWasKeptStopsNoLaterRun(@TempDir Path directory) {
        DirectOptions options =
                SMALL.toBuilder().concurrency(1).cache(directory).build();
        FakeModel used = FakeModel.scripted((request, number) -> FakeModel.broken(
                FakeModel.rows(request), 0.6, ProviderException.of(Kind.QUOTA_EXHAUSTED, "come back tomorrow")));
        assertThat(report(generate(SHOP, used, options)).isComplete()).isFalse();

        Dataset nextDay = generate(SHOP, FakeModel.willing(), options);

        assertThat(report(nextDay).isComplete()).isTrue();
        assertThat(report(nextDay).failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledRunEnds(KeyStrategy keys) {
        for (int at : new int[] {1, 2, 5, 9}) {
            AtomicReference<DirectGeneration> running = new AtomicReference<>();
            FakeModel model = FakeModel.scripted((request, number) -> {
                if (number == at) {
                    running.get().cancel();
                }
                return FakeModel.answer(FakeModel.rows(request));
            });
            running.set(generation(model, SMALL.toBuilder().keys(keys).build(), null));

            assertThatThrownBy(() -> running.get().run(new Kept())).isInstanceOf(CancelledException.class);
            assertThat(model.requests()).hasSizeLessThan(at + 5);
        }
    }

    @Test
    void aRunThatIsCancelledAheadSendsNothing() {
        FakeModel model = FakeModel.willing();
        DirectGeneration generation = generation(model, SMALL, null);
        generation.cancel();

        assertThatThrownBy(() -> generation.run(new Kept())).isInstanceOf(CancelledException.class);
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void anInterruptedThreadEndsTheRunAndStaysInterrupted() {
        Thread runner = Thread.currentThread();
        FakeModel model = FakeModel.scripted((request, number) -> {
            runner.interrupt();
            return FakeModel.answer(FakeModel.rows(request));
        });
        try {
            assertThatThrownBy(() -> generation(model, SMALL, null).run(new Kept()))
                    .isInstanceOf(CancelledException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11})
    void whatAReceiverThrowsEndsTheRun(int at) {
        Kept receiver = new Kept() {
            @Override
            public void rows(RowBatch batch) {
                super.rows(batch);
                if (batches() == at) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };

        assertThatThrownBy(() -> generation(FakeModel.willing(), SMALL, null).run(receiver))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void timeThatIsUsedUpIsAReason() {
        VirtualTime time = new VirtualTime();
        FakeModel model = FakeModel.scripted((request, number) -> {
            time.pass(Duration.ofSeconds(40));
            return FakeModel.answer(FakeModel.rows(request));
        });
        DirectOptions options = SMALL.toBuilder()
                .concurrency(1)
                .maxTime(Duration.ofSeconds(100))
                .build();

        GenerationReport report = generation(model, options, time).run(new Kept());

        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().get(2).timeout()).hasValue(Duration.ofSeconds(20));
        assertThat(report.failures()).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(Code.LIMIT_REACHED);
            assertThat(failure.remedy()).contains("maxTime");
        });
        assertThat(report.tables()).allSatisfy(table -> assertThat(table.rows()).isEqualTo(20));
    }

    @Test
    void aTableOfKeysAloneNeedsNoModel() {
        Schema schema = schema("CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);"
                + "CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint NOT NULL REFERENCES a (id));");
        FakeModel model = FakeModel.willing();

        Dataset data = generate(schema, model, SMALL);

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(20));
        assertThat(model.requests()).isEmpty();
        assertThat(generate(schema, FakeModel.willing(), DirectOptions.DEFAULT).tables())
                .allSatisfy(table -> assertThat(table.size()).isGreaterThanOrEqualTo(20));
    }

    @ParameterizedTest
    @EnumSource
    void noRowsMeansNoRequests(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();

        Dataset data = SyntheticDataGenerator.of(SHOP)
                .rows(0)
                .provider(model, "fake-1")
                .direct(SMALL.toBuilder().keys(keys).build())
                .generate();

        assertThat(model.requests()).isEmpty();
        assertThat(report(data).isComplete()).isTrue();
    }

    @Test
    void aShortTableRefersToNoRowOfItsOwnThatIsMissing() {
        Schema schema = schema("CREATE TABLE staff (id bigint PRIMARY KEY, name varchar(40) NOT NULL, job varchar(40),"
                + " boss_id bigint REFERENCES staff (id));");
        FakeModel model = FakeModel.scripted((request, number) -> number % 2 == 0
                ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                : FakeModel.answer(FakeModel.rows(request)));

        Dataset data = generate(
                schema,
                model,
                SMALL.toBuilder().fallback(Fallback.SHORT).concurrency(1).build());

        Set<Object> ids = values(data, "staff", "id");
        assertThat(ids).isNotEmpty().hasSizeLessThan(20);
        assertThat(ids).containsAll(values(data, "staff", "boss_id"));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoRequestsAreAlikeSoThatNoAnswerIsUsedTwice(KeyStrategy keys) {
        Schema schema = schema("CREATE TABLE remark (words varchar(40) NOT NULL, mood varchar(40))");
        FakeModel model = FakeModel.willing();

        Dataset data = generate(schema, model, SMALL.toBuilder().keys(keys).build());

        assertThat(model.requests().stream().map(ModelRequest::userText))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates();
        assertThat(report(data).tables().get(0).requests())
                .allSatisfy(request -> assertThat(request.source()).isEqualTo(ModelRequestReport.Source.SERVICE));
    }

    @Test
    void theEngineFillsATableThatMustReferToItself() {
        Schema schema = schema("CREATE TABLE node (id bigint PRIMARY KEY, name varchar(40) NOT NULL,"
                + " root_id bigint NOT NULL REFERENCES node (id));");

        Dataset data = generate(schema, failing("node", Kind.CONTENT_BLOCKED), DirectOptions.DEFAULT);

        assertThat(data.table("node").size()).isEqualTo(20);
        assertThat(values(data, "node", "id")).hasSize(20).containsAll(values(data, "node", "root_id"));
    }

    @Test
    void compositeKeysHoldWhereTheEngineFills() {
        Schema schema = schema("CREATE TABLE hall (site varchar(8), no int, name varchar(30), PRIMARY KEY (site, no));"
                + "CREATE TABLE seat (site varchar(8), no int, place int, colour varchar(20), PRIMARY KEY (site, no, place),"
                + " FOREIGN KEY (site, no) REFERENCES hall (site, no));");
        for (KeyStrategy keys : KeyStrategy.values()) {
            Dataset data = generate(
                    schema,
                    failing("seat", Kind.CONTENT_BLOCKED),
                    SMALL.toBuilder().keys(keys).build());

            Set<Object> halls = data.table("hall").rows().stream()
                    .map(row -> List.of(String.valueOf(row.get("site")), String.valueOf(row.get("no"))))
                    .collect(Collectors.toSet());
            assertThat(data.table("seat").rows())
                    .hasSize(20)
                    .allSatisfy(row -> assertThat(halls)
                            .contains(List.of(String.valueOf(row.get("site")), String.valueOf(row.get("no")))));
        }
    }

    @Test
    void tablesThatReferToEachOtherAreFilled() {
        Schema schema = schema("CREATE TABLE team (id bigint PRIMARY KEY, name varchar(40), captain_id bigint);"
                + "CREATE TABLE player (id bigint PRIMARY KEY, name varchar(40), team_id bigint NOT NULL REFERENCES team (id));"
                + "ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES player (id);");

        Dataset data = generate(schema, FakeModel.willing(), SMALL);

        assertThat(values(data, "player", "id")).containsAll(values(data, "team", "captain_id"));
        assertThat(values(data, "team", "id")).containsAll(values(data, "player", "team_id"));
    }

    @Test
    void numbersOfRowsInInstructionsAreTargetsWhereNobodyAskedForOthers() {
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(SHOP)
                .rows("orders", 7)
                .provider(FakeModel.willing(), "fake-1")
                .direct(SMALL)
                .instructions("A small shop with about 12 customers and 30 orders.");

        Dataset data = generator.generate();

        assertThat(data.table("customers").size()).isEqualTo(12);
        assertThat(data.table("orders").size()).isEqualTo(7);
        assertThat(report(data).rowHints())
                .containsExactly(
                        "'about 12 customers': 12 rows of customers",
                        "'30 orders': 30 rows of orders; asked for are 7");
        assertThat(generator.rows(5).generate().table("customers").size()).isEqualTo(5);
    }

    @Test
    void aNumberThatATableCannotHoldIsNoFailure() {
        Schema schema = schema("CREATE TABLE flag (on_off boolean PRIMARY KEY, words varchar(40))");

        Dataset data = SyntheticDataGenerator.of(schema)
                .provider(FakeModel.willing(), "fake-1")
                .instructions("We need 50 flags.")
                .generate();

        assertThat(report(data).rowHints()).singleElement().asString().startsWith("'50 flags': 50 rows of flag; asked");
    }

    @ParameterizedTest
    @EnumSource
    void aWideTableIsAskedForInGroupsOfColumns(KeyStrategy keys) {
        StringBuilder ddl = new StringBuilder("CREATE TABLE wide (id bigint PRIMARY KEY");
        for (int i = 1; i <= 230; i++) {
            ddl.append(", c").append(i).append(" varchar(20)");
        }
        // answers with rows in reverse order, so that the numbers are what joins them
        FakeModel model = FakeModel.scripted((request, number) -> {
            assertThat(request.answerSchema()).isPresent();
            String rows = FakeModel.rows(request);
            List<String> each = new ArrayList<>(List.of(
                    rows.substring("{\"rows\":[[".length(), rows.length() - 3).split("],\\[")));
            java.util.Collections.reverse(each);
            return FakeModel.answer("{\"rows\":[[" + String.join("],[", each) + "]]}");
        });

        Dataset data = generate(
                schema(ddl + ")"),
                model,
                SMALL.toBuilder().keys(keys).batchTokens(100_000).build());

        assertThat(data.table("wide").rows()).hasSize(20).allSatisfy(row -> {
            Object first = row.get("c1");
            assertThat((String) first).startsWith("w");
            assertThat(row.get("c115")).isEqualTo(first);
            assertThat(row.get("c230")).isEqualTo(first);
        });
        assertThat(report(data).isComplete()).isTrue();
        assertThat(report(data).table("wide").modelRows()).isEqualTo(20);
        assertThat(model.requests().stream().map(ModelRequest::userText))
                .anyMatch(text -> text.contains("\"c230\"]") && !text.contains("\"c1\"") && text.contains("c1 "));
    }

    @ParameterizedTest
    @EnumSource
    void aWideTableWhoseLastGroupNeverComesIsNotLost(KeyStrategy keys) {
        StringBuilder ddl = new StringBuilder("CREATE TABLE wide (id bigint PRIMARY KEY");
        for (int i = 1; i <= 230; i++) {
            ddl.append(", c").append(i).append(" varchar(20)");
        }
        FakeModel model = FakeModel.scripted(
                (request, number) -> request.answerSchema().orElseThrow().contains("c230")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        Dataset data =
                generate(schema(ddl + ")"), model, SMALL.toBuilder().keys(keys).build());

        TableGeneration wide = report(data).table("wide");
        assertThat(data.table("wide").size()).isEqualTo(20);
        assertThat(wide.failures()).isNotEmpty();
        assertThat(keys == KeyStrategy.ASSIGNED ? wide.rejected().keySet() : Set.of("INCOMPLETE_ROW"))
                .containsExactly("INCOMPLETE_ROW");
    }

    @Test
    void givenRowsStay() {
        for (KeyStrategy keys : KeyStrategy.values()) {
            FakeModel model = FakeModel.willing();
            Dataset data = SyntheticDataGenerator.of(SHOP)
                    .rows(20)
                    .given("customers", row -> row.set("city", "Bergen"))
                    .provider(model, "fake-1")
                    .direct(SMALL.toBuilder().keys(keys).build())
                    .generate();

            Row first = data.table("customers").row(0);
            assertThat(first.get("city")).isEqualTo("Bergen");
            assertThat(data.table("customers").size()).isEqualTo(20);
        }
    }

    @Test
    void thousandsOfMissingRowsAreFilledInGoodTime() {
        Dataset data = SyntheticDataGenerator.of(SHOP)
                .rows(20_000)
                .provider(failing("customers", Kind.UNAUTHORISED), "fake-1")
                .direct(DirectOptions.DEFAULT)
                .generate();

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(20_000));
    }

    private static Set<Object> values(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static DirectGeneration generation(
            FakeModel model, DirectOptions options, @org.jspecify.annotations.Nullable Time time) {
        return new DirectGeneration(
                SyntheticDataGenerator.of(SHOP).rows(20).plan(),
                model,
                "fake-1",
                options,
                Instructions.NONE,
                time,
                RunObserver.NONE,
                null);
    }

    /** Keeps what comes. */
    private static class Kept implements RowReceiver {

        private final List<RowBatch> batches = new ArrayList<>();

        synchronized int batches() {
            return batches.size();
        }

        @Override
        public synchronized void rows(RowBatch batch) {
            batches.add(batch);
        }

        @Override
        public void ended(TableLayout layout, TableGeneration report) {
            // the rows are what matters
        }
    }
}
