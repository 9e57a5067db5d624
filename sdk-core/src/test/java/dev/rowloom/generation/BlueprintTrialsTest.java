package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintException;
import dev.rowloom.Strategy;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests for a blueprint that a service fails, or answers badly: what becomes of those for rows. */
class BlueprintTrialsTest {

    private static final String AMOUNT = AskedShop.with("sales", "amount", "number", "min=5", "max=80", "decimals=2");
    private static final String WHOLE =
            AskedShop.answer("", AskedShop.values("wines", "region", "\"Mosel\",\"Jura\"", ""), AMOUNT);

    /** A model that heeds no temperature, so that the same prompt is the same request; and perhaps reads little. */
    private record Heedless(FakeModel model, int most) implements ModelProvider {

        @Override
        public String id() {
            return model.id();
        }

        @Override
        public Capabilities capabilities(String name) {
            Capabilities.Builder known = Capabilities.builder()
                    .answerForms(model.capabilities(name).answerForms())
                    .samplingParameters(EnumSet.noneOf(SamplingParameter.class))
                    .maxOutputTokens(60_000);
            return (most > 0 ? known.maxInputTokens(most) : known).build();
        }

        @Override
        public ModelStream open(ModelRequest request) {
            return model.open(request);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private static BlueprintGeneration generation(Schema schema, FakeModel model, DirectOptions options, Time time) {
        PlanRequest standing = new PlanRequest(
                schema,
                Blueprint.infer(schema),
                0,
                new PlanRequest.RowTargets(20, Map.of(), PlanRequest.RowTargets.Source.DEFAULT),
                Map.of(),
                Set.of());
        return BlueprintGeneration.of(standing, model, "fake-1", options, Instructions.NONE)
                .at(time);
    }

    private static Schema wide() {
        StringBuilder sql = new StringBuilder();
        for (int table = 0; table < 6; table++) {
            List<String> columns = new ArrayList<>(List.of("id bigint PRIMARY KEY"));
            for (int column = 0; column < 30; column++) {
                columns.add("note_" + column + " varchar(40)");
            }
            sql.append("CREATE TABLE t")
                    .append(table)
                    .append(" (")
                    .append(String.join(", ", columns))
                    .append(");\n");
        }
        return Schema.fromDdl(sql.toString(), Dialect.postgresql());
    }

    private static BlueprintReport report(Blueprint blueprint) {
        return blueprint.report().orElseThrow();
    }

    private static Origin amount(Blueprint blueprint) {
        return blueprint.tables().get("sales").columns().get("amount").origin();
    }

    @Test
    void aRetryOfAUselessAnswerIsAskedForWhereTheModelHeedsNoTemperature(@TempDir Path cache) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(number == 1 ? "Sorry." : WHOLE));
        DirectOptions kept = DirectOptions.builder().cache(cache).build();
        SyntheticDataGenerator generator = AskedShop.generator(model)
                .provider(new Heedless(model, 0), "fake-1")
                .direct(kept);

        Blueprint asked = generator.askBlueprint();

        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().get(0).userText())
                .isEqualTo(model.requests().get(1).userText());
        assertThat(model.requests()).allMatch(request -> request.temperature().isEmpty());
        assertThat(amount(asked)).isEqualTo(Origin.MODEL);
        assertThat(amount(generator.askBlueprint())).isEqualTo(Origin.MODEL);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void aUselessAnswerIsNotTakenFromTheCache(@TempDir Path cache) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(number <= 2 ? "Sorry." : WHOLE));
        SyntheticDataGenerator generator = AskedShop.generator(model)
                .direct(DirectOptions.builder().cache(cache).build());

        Blueprint first = generator.askBlueprint();
        assertThat(amount(first)).isEqualTo(Origin.INFERRED);
        assertThat(report(first).notes()).anyMatch(note -> note.contains("nothing that could be read"));
        assertThat(amount(generator.askBlueprint())).isEqualTo(Origin.MODEL);
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void aUselessAnswerIsReplayed(@TempDir Path cache) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(number == 1 ? "Sorry." : WHOLE));
        SyntheticDataGenerator generator = AskedShop.generator(model);
        Blueprint recorded =
                generator.direct(DirectOptions.builder().cache(cache).build()).askBlueprint();

        Blueprint replayed =
                generator.direct(DirectOptions.builder().replay(cache).build()).askBlueprint();

        assertThat(replayed).isEqualTo(recorded);
        assertThat(model.requests()).hasSize(2);
        assertThat(report(replayed).requests()).isZero();
    }

    @Test
    void aCeilingLeavesTheInferredRulesAndSaysSo() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(WHOLE));
        SyntheticDataGenerator generator = AskedShop.generator(model)
                .strategy(Strategy.BLUEPRINT)
                .direct(DirectOptions.builder().maxTokens(10).build());

        Dataset rows = generator.generate();

        assertThat(model.requests()).isEmpty();
        assertThat(rows.table("sales").rows()).hasSize(400);
        assertThat(rows.metadata().warnings())
                .anyMatch(line -> line.contains("the inferred one stands") && line.contains("tokens"));
        assertThatThrownBy(generator::askBlueprint)
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("maxTokens");
        DirectOptions strict =
                DirectOptions.builder().maxTokens(10).fallback(Fallback.FAIL).build();
        assertThatThrownBy(() -> generator.direct(strict).generate()).isInstanceOf(BlueprintException.class);
    }

    @Test
    void aPromptThatIsTooLongLeavesTheInferredRulesAndSaysSo() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(WHOLE));
        SyntheticDataGenerator generator = AskedShop.generator(model)
                .provider(new Heedless(model, 50), "fake-1")
                .strategy(Strategy.BLUEPRINT);

        Dataset rows = generator.generate();

        assertThat(model.requests()).isEmpty();
        assertThat(rows.metadata().warnings())
                .anyMatch(line -> line.contains("the inferred one stands") && line.contains("the model takes 50"));
        assertThatThrownBy(generator::askBlueprint)
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("shorten the instructions");
    }

    @Test
    void aServiceThatIsBusyIsAskedAgainLaterAndLater() {
        ProviderException busy = ProviderException.builder(Kind.RATE_LIMITED, "slow down")
                .retryAfter(Duration.ofSeconds(20))
                .build();
        ProviderException down = ProviderException.of(Kind.OVERLOADED, "no room");
        FakeModel model = FakeModel.scripted((request, number) ->
                number == 1 ? List.of(busy) : number <= 3 ? List.of(down) : FakeModel.answer(WHOLE));
        VirtualTime time = new VirtualTime();

        Blueprint asked =
                generation(AskedShop.SCHEMA, model, DirectOptions.DEFAULT, time).ask();

        assertThat(amount(asked)).isEqualTo(Origin.MODEL);
        assertThat(time.pauses()).hasSize(3);
        assertThat(time.pauses().get(0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(time.pauses().get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(time.pauses().get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(report(asked).asks())
                .extracting(BlueprintReport.Ask::outcome)
                .containsExactly("RATE_LIMITED", "OVERLOADED", "OVERLOADED", "OK");
        assertThat(report(asked).requests()).isEqualTo(4);
    }

    @Test
    void theWaitsOfGroupsAreSpread() {
        ProviderException down = ProviderException.of(Kind.OVERLOADED, "no room");
        FakeModel model = FakeModel.scripted((request, number) -> List.of(down));
        VirtualTime time = new VirtualTime();
        DirectOptions options =
                DirectOptions.builder().concurrency(1).attempts(2).build();

        assertThatThrownBy(() -> generation(wide(), model, options, time).ask())
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("no room");

        assertThat(time.pauses()).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORISED", "QUOTA_EXHAUSTED"})
    void whatNoRequestCanMendEndsTheRun(Kind kind) {
        FakeModel model = FakeModel.scripted((request, number) -> List.of(ProviderException.of(kind, "no such key")));
        DirectOptions options = DirectOptions.builder().concurrency(1).build();

        assertThatThrownBy(() ->
                        generation(wide(), model, options, new VirtualTime()).ask())
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("no such key");

        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void aRequestThatIsRefusedIsNotSentAgain() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.of(Kind.INVALID_REQUEST, "no such model")));
        VirtualTime time = new VirtualTime();

        Blueprint stands =
                generation(AskedShop.SCHEMA, model, DirectOptions.DEFAULT, time).askOrStand();

        assertThat(model.requests()).hasSize(1);
        assertThat(time.pauses()).isEmpty();
        assertThat(stands.tables()).isEqualTo(Blueprint.infer(AskedShop.SCHEMA).tables());
        assertThat(report(stands).requests()).isEqualTo(1);
        assertThat(report(stands).notes()).anyMatch(note -> note.contains("no such model"));
    }

    @Test
    void anAnswerThatBreaksIsWaitedForCountedAndKept(@TempDir Path cache) {
        ProviderException lost = ProviderException.of(Kind.CONNECTION_LOST, "reset");
        FakeModel model = FakeModel.scripted((request, number) ->
                number == 1 ? FakeModel.broken(WHOLE, 0.8, lost) : FakeModel.answer(AskedShop.answer("", AMOUNT)));
        VirtualTime time = new VirtualTime();
        DirectOptions kept = DirectOptions.builder().cache(cache).build();

        Blueprint asked = generation(AskedShop.SCHEMA, model, kept, time).ask();
        Blueprint again = generation(AskedShop.SCHEMA, model, kept, time).ask();

        assertThat(model.requests()).hasSize(2);
        assertThat(time.pauses()).hasSize(1);
        assertThat(again).isEqualTo(asked);
        assertThat(amount(asked)).isEqualTo(Origin.MODEL);
        BlueprintReport.Ask broken = report(asked).asks().get(0);
        assertThat(broken.outcome()).isEqualTo("CONNECTION_LOST");
        assertThat(broken.usage().output()).isPositive();
        assertThat(broken.usage().input()).isGreaterThan(500);
        assertThat(report(again).requests()).isZero();
    }

    @Test
    void anAnswerThatBreaksWithNothingInItIsAFailure() {
        ProviderException lost = ProviderException.of(Kind.CONNECTION_LOST, "reset");
        FakeModel model = FakeModel.scripted(
                (request, number) -> number <= 2 ? FakeModel.broken(WHOLE, 0.05, lost) : FakeModel.answer(WHOLE));
        VirtualTime time = new VirtualTime();

        Blueprint asked =
                generation(AskedShop.SCHEMA, model, DirectOptions.DEFAULT, time).ask();

        assertThat(amount(asked)).isEqualTo(Origin.MODEL);
        assertThat(time.pauses()).hasSize(2);
    }

    @Test
    void anAnswerWithoutRoomGetsMore() {
        FakeModel model = FakeModel.scripted((request, number) -> number == 1
                ? List.of(
                        new ModelEvent.Usage(new TokenUsage(100, 0, 9_000, 0)),
                        new ModelEvent.Finish(FinishReason.MAX_TOKENS, "MAX_TOKENS"))
                : FakeModel.answer(WHOLE));

        Blueprint asked = AskedShop.generator(model).askBlueprint();

        assertThat(amount(asked)).isEqualTo(Origin.MODEL);
        OptionalInt first = model.requests().get(0).maxOutputTokens();
        assertThat(model.requests().get(1).maxOutputTokens().getAsInt()).isGreaterThan(first.getAsInt());
    }

    @Test
    void aFormThatIsRefusedIsCountedAndTold() {
        FakeModel model = FakeModel.scripted((request, number) -> {
            List<Object> events = new ArrayList<>();
            events.add(new ModelEvent.Degraded("JSON_SCHEMA", "JSON", "too deep"));
            events.addAll(FakeModel.answer(WHOLE));
            return events;
        });

        BlueprintReport report = report(AskedShop.generator(model).askBlueprint());

        assertThat(report.requests()).isEqualTo(2);
        assertThat(report.notes()).containsExactly("JSON_SCHEMA was refused, JSON was asked for: too deep");
    }
}
