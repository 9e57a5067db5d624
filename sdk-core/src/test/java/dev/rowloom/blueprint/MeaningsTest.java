package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Measures the meanings against columns that people labelled. */
class MeaningsTest {

    private record Label(
            String file, String table, String column, String type, List<String> accepted, boolean obvious) {}

    /** Counts of one group of labels. */
    private static final class Score {
        int right;
        int wrong;
        int abstained;

        double precision() {
            return right / (double) Math.max(1, right + wrong);
        }

        double recall() {
            return right / (double) Math.max(1, right + wrong + abstained);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "precision %.3f, recall %.3f (%d right, %d wrong, %d unknown)",
                    precision(),
                    recall(),
                    right,
                    wrong,
                    abstained);
        }
    }

    private final Map<String, Optional<Blueprint>> blueprints = new HashMap<>();

    @Test
    void meaningsOfLabelledColumnsAreMostlyRight() throws IOException {
        Path file = Shared.path("data/meanings/labelled-open.csv");
        Score obvious = new Score();
        Score hard = new Score();
        List<String> misses = new ArrayList<>();
        for (Label label : labels(file)) {
            String found = meaning(label);
            Score score = label.obvious() ? obvious : hard;
            if (found.equals("unknown")) {
                score.abstained++;
            } else if (label.accepted().contains(found)) {
                score.right++;
            } else {
                score.wrong++;
            }
            if (!label.accepted().contains(found)) {
                misses.add((label.obvious() ? "" : "(hard) ") + label.file() + " " + label.table() + "."
                        + label.column() + " " + label.type() + ": " + label.accepted() + ", found " + found);
            }
        }
        System.out.println("Meanings, obvious ones: " + obvious);
        System.out.println("Meanings, hard ones:    " + hard);
        if (Boolean.getBoolean("rowloom.misses")) {
            misses.forEach(System.out::println);
        }
        assertThat(obvious.precision()).isGreaterThan(0.85);
        assertThat(obvious.recall()).isGreaterThan(0.8);
    }

    private String meaning(Label label) {
        return blueprints
                .computeIfAbsent(label.file(), MeaningsTest::infer)
                .flatMap(blueprint -> meaning(blueprint, label))
                .orElseGet(() -> meaningAlone(label));
    }

    private static Optional<Blueprint> infer(String file) {
        String dialect = file.substring(0, file.indexOf('/'));
        return Dialect.all().stream()
                .filter(it -> it.name().equals(dialect))
                .findFirst()
                .map(it -> Schema.fromDdl(Shared.path("corpus/" + file), it))
                .map(Blueprint::infer);
    }

    private static Optional<String> meaning(Blueprint blueprint, Label label) {
        String table = label.table().substring(label.table().lastIndexOf('.') + 1);
        return blueprint.tables().entrySet().stream()
                .filter(it -> it.getKey().equalsIgnoreCase(label.table())
                        || it.getKey().equalsIgnoreCase(table))
                .flatMap(it -> it.getValue().columns().entrySet().stream())
                .filter(it -> it.getKey().equalsIgnoreCase(label.column()))
                .map(it -> it.getValue().meaning())
                .findFirst();
    }

    /** For dialects that have no reader yet: all that is known is the column and the labelled ones beside it. */
    private static String meaningAlone(Label label) {
        String name = label.table().substring(label.table().lastIndexOf('.') + 1);
        Column column = Column.builder(label.column(), TypeWords.type(label.type()))
                .type(TypeWords.type(label.type()), label.type())
                .build();
        Table table = Table.builder(name, TableName.of(name)).column(column).build();
        Schema schema = Schema.of(Dialect.postgresql(), List.of(table), List.of());
        return Blueprint.infer(schema)
                .tables()
                .get(name)
                .columns()
                .get(label.column())
                .meaning();
    }

    private static List<Label> labels(Path file) throws IOException {
        List<Label> labels = new ArrayList<>();
        for (String line :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            List<String> fields = fields(line);
            List<String> accepted = new ArrayList<>(List.of(fields.get(4)));
            accepted.addAll(List.of(fields.get(5).split(";")));
            labels.add(new Label(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    accepted,
                    fields.get(6).equals("yes")));
        }
        return labels;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }
}
