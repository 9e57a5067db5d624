package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SyntheticDataGeneratorTest {

    private static final long MOST = 1L << 60;

    private static final Schema NINE = Schema.fromDdl(
            IntStream.range(0, 9)
                    .mapToObj(i -> "CREATE TABLE t" + i + "(id bigint PRIMARY KEY, note text);")
                    .collect(Collectors.joining()),
            Dialect.postgresql());

    @Test
    void totalsBeyondTheLargestNumberStayThere() {
        DataPlan plan = SyntheticDataGenerator.of(NINE).rows(MOST).plan();

        assertThat(plan.rows()).isEqualTo(Long.MAX_VALUE);
        GenerationSummary.TableSummary table = new GenerationSummary.TableSummary("t", MOST, 1);
        assertThat(new GenerationSummary(
                                List.of(table, table, table, table, table, table, table, table, table),
                                List.of(),
                                Duration.ZERO)
                        .rows())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(SyntheticDataGenerator.of(NINE).plan().rows()).isEqualTo(900);
    }

    @Test
    @Timeout(20)
    void moreRowsThanMemoryHoldsAreRefusedAtOnce() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() ->
                        SyntheticDataGenerator.of(NINE).rows("t3", 1L << 40).generate())
                .withMessageContainingAll("table t3", "1,099,511,627,776", "generateTo(sink)", "-Xmx");
    }

    @Test
    void memoryIsEstimatedFromTheRowsThemselves() {
        DataPlan plan = SyntheticDataGenerator.of(NINE).rows("t0", 200_000).plan();

        MemoryNeed.check(plan, 1L << 30);
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> MemoryNeed.check(plan, 3L << 20));
    }

    @Test
    void requestsAreCheckedWhenTheyAreMade() {
        Blueprint blueprint = Blueprint.infer(NINE);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new PlanRequest.RowTargets(-1, Map.of()))
                .withMessageContainingAll("all tables", "-1");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new PlanRequest.RowTargets(1, Map.of("t0", MOST + 1)))
                .withMessageContainingAll("table t0", "above " + MOST);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new PlanRequest(
                        NINE, blueprint, 0, new PlanRequest.RowTargets(1, Map.of("t", 1L)), Map.of(), Set.of()))
                .withMessageContaining("unknown table 't'");
    }

    @Test
    void blueprintThatLacksATableIsToldAsSuch() {
        Schema other = Schema.fromDdl("CREATE TABLE u(id int PRIMARY KEY)", Dialect.postgresql());
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> SyntheticDataGenerator.of(other)
                        .blueprint(Blueprint.infer(NINE))
                        .plan())
                .withMessageContaining("no table u");
    }

    @Test
    void textsTellWhatTheObjectsAre() throws InterruptedException {
        SyntheticDataGenerator generator =
                SyntheticDataGenerator.of(NINE).rows(5).rows("t1", 7).seed(3);
        GenerationRun run = generator.start(new MemorySink());
        run.await();

        assertThat(generator).hasToString("SyntheticDataGenerator[9 tables, 5 rows each but {t1=7}, seed 3]");
        assertThat(generator.plan()).hasToString("DataPlan[9 tables, 47 rows, seed 3]");
        assertThat(run).hasToString("GenerationRun[ended]");
    }

    @Test
    void rowsAreEqualByTheirValues() {
        DataPlan plan = SyntheticDataGenerator.of(NINE).plan();
        Row row = plan.row("t0", 4);

        assertThat(row).isEqualTo(plan.row("t0", 4)).hasSameHashCodeAs(plan.row("t0", 4));
        assertThat(row)
                .isEqualTo(
                        SyntheticDataGenerator.of(NINE).generate().table("t0").row(4));
        assertThat(row).isNotEqualTo(plan.row("t0", 5)).isNotEqualTo(plan.row("t1", 4));
        assertThat(SyntheticDataGenerator.of(NINE).generate().table("t0").rows())
                .isNotEqualTo(SyntheticDataGenerator.of(NINE)
                        .seed(1)
                        .generate()
                        .table("t0")
                        .rows());
    }

    @Test
    void rowThatIsNotThereIsToldWithThoseThatAre() {
        DataPlan plan =
                SyntheticDataGenerator.of(NINE).rows("t0", 0).rows("t1", 1).plan();
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan.row("t0", 0))
                .withMessage("table t0 has no rows; there is no row 0");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan.row("t1", 9))
                .withMessage("table t1 has row 0 alone; there is no row 9");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> plan.row("t2", -1))
                .withMessage("table t2 has rows 0 to 99; there is no row -1");
    }
}
