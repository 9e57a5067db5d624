package dev.rowloom.it.fidelity;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.SampleRows;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How alike the numbers of children are. One half of the parents, with the children of each, is profiled, and as many rows are
 * generated; the score is one less the greatest distance between the distribution functions of children for each parent, of the
 * generated rows and of the other half.
 */
final class FanOutFidelity {

    private FanOutFidelity() {}

    /** Returns the scores of the foreign keys of one column in a folder that has CSV files and a {@code schema.sql}. */
    static List<Fidelity.Score> of(Path folder, long seed) {
        String ddl;
        try {
            ddl = Files.readString(folder.resolve("schema.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Schema schema = DdlSource.detecting().read(ddl);
        List<Fidelity.Score> scores = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.columns().size() == 1 && !key.parentTable().equals(table.id())) {
                    scores.add(new FanOutFidelityOfKey(folder, ddl, schema, table, key).score(seed));
                }
            }
        }
        return scores;
    }

    static String text(Fidelity.Score score) {
        return String.format(
                Locale.ROOT,
                "    %-60s real %.4f  ours %.4f  of real %.4f%n",
                score.what(),
                score.real(),
                score.ours(),
                score.ours() / score.real());
    }

    /** One foreign key. */
    private record FanOutFidelityOfKey(Path folder, String ddl, Schema schema, Table table, ForeignKey key) {

        Fidelity.Score score(long seed) {
            Table parent = schema.find(key.parentTable()).orElseThrow();
            Columns children = Columns.read(folder.resolve(table.id() + ".csv"));
            List<Columns> parents =
                    Columns.read(folder.resolve(parent.id() + ".csv")).halves(seed);
            String parentColumn = key.parentColumns().get(0);
            Columns train = of(children, parents.get(0), parentColumn);
            Columns test = of(children, parents.get(1), parentColumn);
            Profile profile = Profile.builder()
                    .ddl(ddl)
                    .table(parent.id(), rows(parents.get(0)))
                    .table(table.id(), rows(train))
                    .build();
            var ours = SyntheticDataGenerator.of(profile)
                    .rows(parent.id(), parents.get(0).rows())
                    .rows(table.id(), train.rows())
                    .seed(seed)
                    .generate();
            double[] real = counts(test, parents.get(1), parentColumn);
            return new Fidelity.Score(
                    parent.id() + " → " + table.id() + "." + key.columns().get(0),
                    Similarity.numbers(real, counts(train, parents.get(0), parentColumn)),
                    Similarity.numbers(
                            real, counts(Columns.of(ours, table.id()), Columns.of(ours, parent.id()), parentColumn)));
        }

        private static SampleRows rows(Columns table) {
            return SampleRows.of(table.names(), table.allRows().iterator());
        }

        /** Returns the children of some parents. */
        private Columns of(Columns children, Columns parents, String parentColumn) {
            Set<String> known = new HashSet<>(List.of(cells(parents, parentColumn)));
            @Nullable String[] refers = cells(children, key.columns().get(0));
            return children.pick(IntStream.range(0, children.rows())
                    .filter(row -> known.contains(String.valueOf(refers[row])))
                    .boxed()
                    .toList());
        }

        private double[] counts(Columns children, Columns parents, String parentColumn) {
            Map<String, Integer> counts = new HashMap<>();
            for (String parent : cells(parents, parentColumn)) {
                counts.put(parent, 0);
            }
            for (String child : cells(children, key.columns().get(0))) {
                counts.computeIfPresent(String.valueOf(child), (parent, count) -> count + 1);
            }
            return counts.values().stream().mapToDouble(Integer::doubleValue).toArray();
        }

        private static String[] cells(Columns table, String column) {
            return table.cells().get(table.names().indexOf(column));
        }
    }
}
