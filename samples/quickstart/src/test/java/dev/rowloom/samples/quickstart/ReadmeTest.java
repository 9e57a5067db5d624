package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.export.CsvSink;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");

    @TempDir
    Path directory;

    @Test
    void outputIsWhatTheCommandPrints() throws IOException {
        Program program = Program.run("--out", "target/shop", "--force");

        assertThat(program.err()).isEmpty();
        assertThat(withoutTime(fenced("On the command line", "text"))).isEqualTo(withoutTime(program.out()));
    }

    private static String withoutTime(String output) {
        return output.replaceAll("in [0-9.]+ s \\([0-9,]+ rows/s\\)", "in … s (… rows/s)");
    }

    @Test
    void exampleIsWhatRunsHere() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/rowloom/samples/quickstart/ReadmeTest.java"));
        String region = first(Pattern.compile("// region example\\R(.*?)\\h*// endregion", Pattern.DOTALL), source);

        assertThat(fenced("Use it", "java")).isEqualToNormalizingWhitespace(region);
    }

    @Test
    void exampleRuns() throws IOException {
        Path ddl = Path.of("src/main/resources/shop/shop-postgresql.sql");
        Path out = directory;
        // region example
        Schema shop = Schema.fromDdl(ddl);
        var generator =
                SyntheticDataGenerator.of(shop).rows(100).rows("orders", 500).seed(42);

        generator.generateTo(CsvSink.directory(out)); // a file for each table

        Dataset data = generator.generate(); // or all rows in memory
        Row order = data.table("orders").rows().get(499);

        DataPlan plan = generator.plan(); // or any row, without those before it
        Row same = plan.row("orders", 499);
        // endregion

        assertThat(out.resolve("orders.csv")).content().hasLineCount(501);
        assertThat(same).hasToString(order.toString());
    }

    private static String fenced(String section, String language) throws IOException {
        return first(
                Pattern.compile(
                        "^## " + section + "$.*?^```" + language + "\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE),
                Files.readString(README));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
