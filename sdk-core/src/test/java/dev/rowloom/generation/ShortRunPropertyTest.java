package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.GenerationException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.validation.Severity;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rows that stay missing take no reference with them, whatever fails: with assigned keys what is there is valid. */
class ShortRunPropertyTest {

    /** Cycles with and without NOT NULL, references of tables to themselves, children of both, keys of two columns. */
    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE team (id bigint PRIMARY KEY, name varchar(40) NOT NULL, captain_id bigint);
            CREATE TABLE player (id bigint PRIMARY KEY, name varchar(40) NOT NULL,
              team_id bigint NOT NULL REFERENCES team (id), rival_id bigint REFERENCES player (id));
            ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES player (id);
            CREATE TABLE head (id bigint PRIMARY KEY, name varchar(40) NOT NULL, tail_id bigint NOT NULL);
            CREATE TABLE tail (id bigint PRIMARY KEY, name varchar(40) NOT NULL,
              head_id bigint NOT NULL REFERENCES head (id));
            ALTER TABLE head ADD FOREIGN KEY (tail_id) REFERENCES tail (id) DEFERRABLE INITIALLY DEFERRED;
            CREATE TABLE scale (id bigint PRIMARY KEY, colour varchar(20) NOT NULL,
              tail_id bigint NOT NULL REFERENCES tail (id), head_id bigint REFERENCES head (id));
            CREATE TABLE flake (id bigint PRIMARY KEY, words varchar(20) NOT NULL,
              scale_id bigint NOT NULL REFERENCES scale (id));
            CREATE TABLE node (id bigint PRIMARY KEY, name varchar(40) NOT NULL,
              up_id bigint NOT NULL REFERENCES node (id));
            CREATE TABLE leaf (node_id bigint NOT NULL REFERENCES node (id), no int NOT NULL, words varchar(20) NOT NULL,
              PRIMARY KEY (node_id, no));
            CREATE TABLE spot (id bigint PRIMARY KEY, words varchar(20), node_id bigint, no int,
              FOREIGN KEY (node_id, no) REFERENCES leaf (node_id, no));
            """, Dialect.postgresql());

    @Property(tries = 60)
    void whatIsThereIsValid(
            @ForAll @IntRange(min = 1, max = 30) int rows,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll @IntRange(min = 1, max = 5) int concurrency,
            @ForAll @IntRange(min = 0, max = 6) int failures,
            @ForAll boolean stop,
            @ForAll long seed) {
        FakeModel model = FakeModel.scripted((request, number) -> answer(request, failures, seed));
        DirectOptions options = DirectOptions.builder()
                .keys(KeyStrategy.ASSIGNED)
                .fallback(stop ? Fallback.FAIL : Fallback.SHORT)
                .batchRows(batch)
                .concurrency(concurrency)
                .build();

        Dataset data = generate(model, rows, options);

        assertThat(data.validate().findings()).as("findings").allMatch(finding -> finding.severity() == Severity.NOTE);
        GenerationReport report = Objects.requireNonNull(data.metadata().generation());
        for (TableGeneration table : report.tables()) {
            assertThat((long) data.table(table.table()).size()).isEqualTo(table.rows());
            assertThat(table.isComplete() || !table.failures().isEmpty()).isTrue();
        }
        if (failures == 0) {
            assertThat(report.isComplete()).isTrue();
        }
    }

    @Property(tries = 20)
    void rowsThatAreTakenOutSayWhy(@ForAll @IntRange(min = 5, max = 30) int rows, @ForAll long seed) {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("tail")
                                && Math.floorMod(request.userText().hashCode() + seed, 2) == 0
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));
        Dataset data = generate(
                model,
                rows,
                DirectOptions.builder()
                        .keys(KeyStrategy.ASSIGNED)
                        .fallback(Fallback.SHORT)
                        .batchRows(2)
                        .build());

        GenerationReport report = Objects.requireNonNull(data.metadata().generation());
        for (String table : List.of("head", "scale", "flake")) {
            TableGeneration short_ = report.table(table);
            assertThat(short_.failures().stream().anyMatch(it -> it.code() == Code.PARENT_MISSING))
                    .isEqualTo(short_.rows() < rows);
        }
    }

    private static Dataset generate(FakeModel model, int rows, DirectOptions options) {
        try {
            return SyntheticDataGenerator.of(SCHEMA)
                    .rows(rows)
                    .provider(model, "fake-1")
                    .direct(options)
                    .generate();
        } catch (GenerationException e) {
            return e.partial().orElseThrow();
        }
    }

    private static List<Object> answer(ModelRequest request, int failures, long seed) {
        return Math.floorMod(request.userText().hashCode() * 31L + seed, 10) < failures
                ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                : FakeModel.answer(FakeModel.rows(request));
    }
}
