package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Infers the blueprints of real projects' schemas. */
class CorpusInferenceTest {

    @Test
    void everyColumnOfRealSchemasGetsARule() throws IOException {
        Path corpus = Shared.path("corpus");
        long columns = 0;
        long nanos = 0;
        for (Dialect dialect : Dialect.all()) {
            for (Path file : files(corpus.resolve(dialect.name()))) {
                Schema schema = Schema.fromDdl(file, dialect);
                long start = System.nanoTime();
                Blueprint blueprint = Blueprint.infer(schema);
                nanos += System.nanoTime() - start;
                for (Table table : schema.tables()) {
                    columns += check(table, blueprint.tables().get(table.id()));
                }
                String json = blueprint.toJson();
                assertThat(Blueprint.parse(json)).as(file.toString()).isEqualTo(blueprint);
                assertThat(Blueprint.parse(json).toJson()).isEqualTo(json);
            }
        }
        System.out.println(columns + " columns of real schemas inferred in " + nanos / 1_000_000 + " ms");
        assertThat(columns).isGreaterThan(20_000);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static long check(Table table, TableBlueprint blueprint) {
        List<String> written = table.columns().stream()
                .filter(column -> column.computedAs().isEmpty())
                .map(dev.rowloom.schema.Column::name)
                .toList();
        assertThat(blueprint.columns().keySet()).as(table.id()).containsExactlyElementsOf(written);
        assertThat(blueprint.references()).hasSameSizeAs(table.foreignKeys());
        assertThat(blueprint.references().stream()
                        .filter(reference -> reference.role() == ReferenceBlueprint.Role.OWNER))
                .hasSizeLessThanOrEqualTo(1);
        return written.size();
    }
}
