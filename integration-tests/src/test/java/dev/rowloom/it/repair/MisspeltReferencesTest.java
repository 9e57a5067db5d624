package dev.rowloom.it.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.it.database.SharedCorpus;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairChange;
import dev.rowloom.repair.RepairResult;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References that are spelt slightly wrong go to the right row of real tables, wherever one row is nearest; others are told apart. */
class MisspeltReferencesTest {

    private static final int PLANTED = 300;
    private static final double RIGHT = 0.95;
    private static final String SEPARATORS = "[-_ ./,']";

    @ParameterizedTest
    @CsvSource({
        "multi/nycflights13/airports.csv, 1",
        "multi/nycflights13/planes.csv, 0",
        "multi/ourairports/countries.csv, 2",
        "multi/ourairports/regions.csv, 1",
        "multi/ourairports/regions.csv, 3",
    })
    void goToTheRightParent(String file, int column) throws IOException {
        Path csv = SharedCorpus.file("README.md")
                .getParent()
                .resolveSibling("data")
                .resolve(file);
        assumeTrue(Files.exists(csv), () -> "Skipped: " + csv + " does not exist");
        List<String> parents = new ArrayList<>(values(csv, column));
        Random random = new Random(file.hashCode() + column + Long.getLong("rowloom.repair.seed", 0));
        Map<Integer, Integer> truth = new HashMap<>();
        List<String> children = new ArrayList<>();
        Set<String> known = new HashSet<>(parents);
        while (children.size() < PLANTED) {
            int parent = random.nextInt(parents.size());
            String wrong = misspelt(parents.get(parent), random);
            if (!known.contains(wrong) && !wrong.isBlank()) {
                truth.put(children.size(), parent);
                children.add(wrong);
            }
        }
        RepairResult result = IntegrityRepair.fixAll().repair(dataset(parents, children));
        assertThat(result.unrepaired()).isEmpty();
        Map<Long, RepairChange> changes = new HashMap<>();
        result.log().changes().forEach(change -> changes.put(change.row(), change));
        int right = 0;
        int unique = 0;
        int ambiguous = 0;
        for (int child = 0; child < children.size(); child++) {
            Set<Integer> nearest = nearest(parents, children.get(child));
            RepairChange change = changes.get((long) child);
            if (nearest.equals(Set.of(truth.get(child)))) {
                unique++;
                right += change.to().value().equals(parents.get(truth.get(child))) ? 1 : 0;
            } else {
                ambiguous++;
                assertThat(nearest.size() == 1 || change.ambiguous())
                        .as("%s became %s", children.get(child), change)
                        .isTrue();
            }
        }
        System.out.printf(
                "%-32s %5d parents: %d of %d right where one is nearest, %d ambiguous%n",
                file + " " + column, parents.size(), right, unique, ambiguous);
        assertThat((double) right / unique).isGreaterThanOrEqualTo(RIGHT);
    }

    private static Set<String> values(Path csv, int column) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            String value = fields.length > column
                    ? fields[column].replaceAll("^\"|\"$", "").strip()
                    : "";
            if (value.length() > 1 && value.length() <= 120) {
                values.add(value);
            }
        }
        return values;
    }

    private static Dataset dataset(List<String> parents, List<String> children) {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE parents (name VARCHAR(200) PRIMARY KEY);
                CREATE TABLE children (id INTEGER PRIMARY KEY, parent VARCHAR(200) NOT NULL REFERENCES parents (name));
                """);
        TableLayout above = TableLayout.of(schema.table("parents").orElseThrow(), parents.size());
        TableLayout below = TableLayout.of(schema.table("children").orElseThrow(), children.size());
        RowBatchBuilder rows = new RowBatchBuilder(above, 0);
        parents.forEach(name -> rows.text(0, name).endRow());
        RowBatchBuilder referring = new RowBatchBuilder(below, 0);
        for (int i = 0; i < children.size(); i++) {
            referring.text(0, Integer.toString(i)).text(1, children.get(i)).endRow();
        }
        return new Dataset(
                schema,
                List.of(new TableData(above, List.of(rows.build())), new TableData(below, List.of(referring.build()))),
                DatasetMetadata.unknown());
    }

    private static String misspelt(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(text.length() >= 6 ? 7 : 4)) {
            case 0 -> random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            case 1 -> " " + text + "  ";
            case 2 ->
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceFirst("o", "ó");
            case 3 -> text.replaceAll(SEPARATORS, List.of("_", "-", " ", "").get(random.nextInt(4)));
            case 4 -> text.substring(0, at) + text.substring(at + 1);
            case 5 -> text.substring(0, at) + (char) ('a' + random.nextInt(26)) + text.substring(at + 1);
            default ->
                at == 0
                        ? text + "e"
                        : text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
        };
    }

    /** The parents with the same letters and digits, else those one edit away. */
    private static Set<Integer> nearest(List<String> parents, String text) {
        String own = plain(text);
        Set<Integer> same = new HashSet<>();
        Set<Integer> near = new HashSet<>();
        for (int i = 0; i < parents.size(); i++) {
            String other = plain(parents.get(i));
            if (other.equals(own)) {
                same.add(i);
            } else if (isOneEdit(own, other)) {
                near.add(i);
            }
        }
        return same.isEmpty() ? near : same;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isOneEdit(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        int from = 0;
        while (from < shorter.length() && shorter.charAt(from) == longer.charAt(from)) {
            from++;
        }
        if (longer.length() - shorter.length() == 1) {
            return shorter.substring(from).equals(longer.substring(from + 1));
        } else if (longer.length() != shorter.length() || from == shorter.length()) {
            return false;
        }
        boolean exchanged = from + 1 < longer.length()
                && shorter.charAt(from) == longer.charAt(from + 1)
                && shorter.charAt(from + 1) == longer.charAt(from)
                && shorter.substring(from + 2).equals(longer.substring(from + 2));
        return exchanged || shorter.substring(from + 1).equals(longer.substring(from + 1));
    }
}
