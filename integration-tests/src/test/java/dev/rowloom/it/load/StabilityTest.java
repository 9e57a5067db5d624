package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of {@code docs/stability.md}, line by line: of 300 rows in each of the shop's tables, nothing moves but what the line
 * names and what derives from it, neither when the blueprint is kept nor when it is inferred anew.
 */
class StabilityTest {

    private static final long ROWS = 300;

    static Stream<StabilityLine> lines() {
        return StabilityLines.all();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void nothingElseMovesUnderACommittedBlueprint(StabilityLine line) throws IOException {
        SyntheticDataGenerator before = generator(line.change().before());
        Blueprint committed = Blueprint.parse(before.blueprint().toJson());
        SyntheticDataGenerator after = generator(line.change().after());
        SyntheticDataGenerator changed =
                line.change().options().apply(after.blueprint(line.carriedOver(committed, after.blueprint())));

        Set<String> moved =
                new Moves(before.plan(), changed.plan(), line.change().renamed()).columns();

        Set<String> allowed = new Derivations(before.blueprint()).with(line.committed());
        assertThat(withoutNullsOf(allowed, moved)).isSubsetOf(allowed);
        assertThat(moved.isEmpty()).isEqualTo(line.committed().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void nothingElseMovesUnderAnInferredBlueprint(StabilityLine line) throws IOException {
        SyntheticDataGenerator before = generator(line.change().before());
        SyntheticDataGenerator changed =
                line.change().options().apply(generator(line.change().after()));

        Set<String> moved =
                new Moves(before.plan(), changed.plan(), line.change().renamed()).columns();

        Set<String> allowed =
                new Derivations(changed.blueprint()).with(new Derivations(before.blueprint()).with(line.fresh()));
        assertThat(withoutNullsOf(allowed, moved)).isSubsetOf(allowed);
        assertThat(moved.isEmpty()).isEqualTo(line.fresh().isEmpty());
    }

    /** Returns what moved, but for the nulls of columns that may move altogether. */
    private static Set<String> withoutNullsOf(Set<String> allowed, Set<String> moved) {
        Set<String> rest = new TreeSet<>(moved);
        allowed.forEach(column -> rest.remove(column + " (nulls)"));
        return rest;
    }

    private static SyntheticDataGenerator generator(UnaryOperator<String> change) throws IOException {
        String ddl = Files.readString(SampleSchema.shop("postgresql").file());
        return SyntheticDataGenerator.of(Schema.fromDdl(change.apply(ddl), Dialect.postgresql()))
                .rows(ROWS);
    }

    @Test
    void everyLineIsPublishedAndEveryPublishedLineIsTested() throws IOException {
        Set<String> published = Files.readAllLines(SampleSchema.inRepository("docs/stability.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| change "))
                .map(line -> line.substring(2, line.indexOf(" |")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(published)
                .isEqualTo(lines().map(StabilityLine::kind).collect(Collectors.toCollection(TreeSet::new)));
    }
}
