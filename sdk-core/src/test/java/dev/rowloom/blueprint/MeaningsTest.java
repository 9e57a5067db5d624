package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Measures the meanings against columns that people labelled. */
class MeaningsTest {

    /** Counts of one group of labels. */
    private record Score(long right, long wrong, long abstained) {

        static Score of(List<Answer> answers) {
            long right = MeaningsTest.right(answers);
            long abstained = answers.stream().filter(Answer::isAbstention).count();
            return new Score(right, answers.size() - right - abstained, abstained);
        }

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

    private record Label(
            String file, String table, String column, String type, List<String> accepted, boolean obvious) {

        String meaning() {
            return accepted.get(0);
        }

        @Override
        public String toString() {
            return (obvious ? "" : "(hard) ") + file + " " + table + "." + column + " " + type + ": " + accepted;
        }
    }

    /** A label and what the column was taken for. */
    private record Answer(Label label, ColumnMeaning found) {

        boolean isRight() {
            return label.accepted().contains(found.meaning());
        }

        boolean isAbstention() {
            return found.meaning().equals("unknown.opaque") && !isRight();
        }
    }

    private static final Map<String, Map<String, ColumnMeaning>> FOUND = new HashMap<>();

    @Test
    void meaningsOfLabelledColumnsAreMostlyRight() throws IOException {
        List<Answer> answers = answers();
        Score obvious =
                Score.of(answers.stream().filter(it -> it.label().obvious()).toList());
        Score hard =
                Score.of(answers.stream().filter(it -> !it.label().obvious()).toList());
        System.out.println("Meanings, obvious ones: " + obvious);
        System.out.println("Meanings, hard ones:    " + hard);
        if (Boolean.getBoolean("rowloom.misses")) {
            answers.stream()
                    .filter(it -> !it.isRight())
                    .forEach(it -> System.out.println(it.label() + ", found "
                            + it.found().meaning() + " " + it.found().confidence() + ": "
                            + it.found().reason()));
        }
        assertThat(obvious.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(obvious.recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(hard.precision()).isGreaterThanOrEqualTo(0.88);
        assertThat(hard.recall()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void precisionAndRecallOfEachMeaning() throws IOException {
        List<Answer> answers = answers();
        Set<String> meanings = new TreeSet<>();
        answers.forEach(
                it -> meanings.addAll(List.of(it.label().meaning(), it.found().meaning())));
        System.out.println("meaning                      predicted precision  labelled recall");
        for (String meaning : meanings) {
            List<Answer> predicted = answers.stream()
                    .filter(it -> it.found().meaning().equals(meaning))
                    .toList();
            List<Answer> labelled = answers.stream()
                    .filter(it -> it.label().meaning().equals(meaning))
                    .toList();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-28s %9d %9s %9d %6s",
                    meaning,
                    predicted.size(),
                    share(predicted),
                    labelled.size(),
                    share(labelled)));
            if (labelled.size() >= 10) {
                assertThat(right(labelled) / (double) labelled.size())
                        .as(meaning)
                        .isGreaterThanOrEqualTo(0.8);
            }
        }
    }

    @Test
    void confidenceIsCalibrated() throws IOException {
        List<Answer> answers = answers();
        double[] bounds = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01};
        for (int i = 0; i + 1 < bounds.length; i++) {
            double from = bounds[i];
            double to = bounds[i + 1];
            List<Answer> bucket = answers.stream()
                    .filter(it -> it.found().confidence() >= from && it.found().confidence() < to)
                    .toList();
            System.out.println(String.format(
                    Locale.ROOT,
                    "confidence %.2f to %.2f: %3d columns, right %s",
                    from,
                    to,
                    bucket.size(),
                    share(bucket)));
        }
        List<Answer> sure =
                answers.stream().filter(it -> it.found().confidence() >= 0.8).toList();
        assertThat(sure.size()).isGreaterThan(answers.size() / 2);
        assertThat(right(sure) / (double) sure.size()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void everyLabelIsAMeaningOfTheCatalogue() throws IOException {
        Set<String> defined = new TreeSet<>();
        for (String line : Files.readAllLines(Shared.path("data/meanings/meanings.csv"))) {
            defined.add(fields(line).get(0));
        }
        defined.remove("meaning");

        assertThat(MeaningCatalogue.builtIn().meanings()).containsExactlyInAnyOrderElementsOf(defined);
    }

    private static long right(List<Answer> answers) {
        return answers.stream().filter(Answer::isRight).count();
    }

    private static String share(List<Answer> answers) {
        return answers.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", right(answers) / (double) answers.size());
    }

    private static List<Answer> answers() throws IOException {
        Path file = Shared.path("data/meanings/labelled-open.csv");
        List<Answer> answers = new ArrayList<>();
        for (Label label : labels(file)) {
            String table = label.table().substring(label.table().lastIndexOf('.') + 1);
            Map<String, ColumnMeaning> found = FOUND.computeIfAbsent(label.file(), MeaningsTest::recognise);
            ColumnMeaning meaning = found.get((label.table() + "." + label.column()).toLowerCase(Locale.ROOT));
            if (meaning == null) {
                meaning = found.get((table + "." + label.column()).toLowerCase(Locale.ROOT));
            }
            // a few of the tables are views, which have no columns to fill
            answers.add(new Answer(
                    label,
                    meaning != null
                            ? meaning
                            : new ColumnMeaning(table, label.column(), "unknown.opaque", 0, "no such table")));
        }
        return answers;
    }

    private static Map<String, ColumnMeaning> recognise(String file) {
        Dialect dialect = Dialect.named(file.substring(0, file.indexOf('/')));
        Schema schema = Schema.fromDdl(Shared.path("corpus/" + file), dialect);
        Map<String, ColumnMeaning> found = new HashMap<>();
        for (ColumnMeaning meaning : MeaningCatalogue.builtIn().recognise(schema)) {
            found.put((meaning.table() + "." + meaning.column()).toLowerCase(Locale.ROOT), meaning);
            TableName written = schema.table(meaning.table()).orElseThrow().name();
            found.put((written + "." + meaning.column()).toLowerCase(Locale.ROOT), meaning);
            found.putIfAbsent((written.name() + "." + meaning.column()).toLowerCase(Locale.ROOT), meaning);
        }
        return found;
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
