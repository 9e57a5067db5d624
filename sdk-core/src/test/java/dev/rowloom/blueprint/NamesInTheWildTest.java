package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Columns as well-known applications and old, German, Spanish and French schemas name them, in {@code columns.txt}. */
class NamesInTheWildTest {

    private record Expected(String column, List<String> accepted) {}

    @Test
    void columnsMeanWhatACarefulReaderTakesThemFor() throws IOException {
        List<String> misses = new ArrayList<>();
        int[] counts = new int[3];
        tables().forEach((table, columns) -> {
            Map<String, ColumnMeaning> found = new HashMap<>();
            MeaningCatalogue.builtIn().recognise(schema(table, columns)).forEach(it -> found.put(it.column(), it));
            columns.forEach((declaration, expected) -> {
                ColumnMeaning meaning = Objects.requireNonNull(found.get(expected.column()), table + declaration);
                boolean right = expected.accepted().contains(meaning.meaning());
                counts[right ? 0 : meaning.meaning().equals("unknown.opaque") ? 1 : 2]++;
                if (!right) {
                    misses.add(table + "." + declaration + ": " + expected.accepted() + ", found " + meaning.meaning()
                            + " " + meaning.confidence());
                }
            });
        });
        System.out.println(
                "Names in the wild: " + counts[0] + " right, " + counts[1] + " unknown, " + counts[2] + " wrong");
        if (Boolean.getBoolean("rowloom.misses")) {
            misses.forEach(System.out::println);
        }
        assertThat(counts[2] / (double) (counts[0] + counts[2])).isLessThanOrEqualTo(0.03);
        assertThat(counts[0] / (double) (counts[0] + counts[1] + counts[2])).isGreaterThanOrEqualTo(0.95);
    }

    private static Schema schema(String table, Map<String, Expected> columns) {
        List<String> declared = new ArrayList<>();
        columns.forEach((declaration, expected) -> declared.add("`" + expected.column() + "`"
                + declaration.substring(expected.column().length())));
        return Schema.fromDdl(
                "CREATE TABLE " + table + " (" + String.join(", ", declared) + ")", Dialect.named("mysql"));
    }

    /** Returns the columns by their declarations, by table. */
    private static Map<String, Map<String, Expected>> tables() throws IOException {
        Map<String, Map<String, Expected>> tables = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(NamesInTheWildTest.class.getResourceAsStream("columns.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Expected> current = new LinkedHashMap<>();
            for (String line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
                String[] parts = line.split(" \\| ", -1);
                if (parts.length == 3) {
                    List<String> accepted = List.of(parts[2].split("; ", -1));
                    current.put(parts[0] + " " + parts[1], new Expected(parts[0], accepted));
                } else if (!line.isBlank()) {
                    current = new LinkedHashMap<>();
                    tables.put(line.trim(), current);
                }
            }
        }
        return tables;
    }
}
