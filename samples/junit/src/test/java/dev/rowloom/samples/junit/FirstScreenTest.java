package dev.rowloom.samples.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The first screen of the README is what happens. */
class FirstScreenTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path OWN = Path.of("src/test");

    @Test
    void theTestIsTheOneOfThisSample() throws IOException {
        String source = Files.readString(OWN.resolve("java/dev/rowloom/samples/junit/OrderTest.java"));

        assertThat(fenced("java"))
                .isEqualToNormalizingWhitespace(first("// region readme\\R(.*?)// endregion", source));
    }

    @Test
    void itPrintsTheRows() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(OrderTest.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(1).failed(0));
        } finally {
            System.setOut(out);
        }

        assertThat(fenced("text")).isEqualToNormalizingWhitespace(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aColumnMoreChangesNoOther() throws IOException {
        String ddl = Files.readString(OWN.resolve("resources/shop.sql"));
        Dataset before = rows(ddl);
        Dataset after = rows(ddl + fenced("sql"));

        assertThat(after.schema().table("orders").orElseThrow().columns())
                .hasSizeGreaterThan(
                        before.schema().table("orders").orElseThrow().columns().size());
        for (String table : List.of("customers", "orders", "order_lines")) {
            assertThat(cells(after, table, before)).as(table).isEqualTo(cells(before, table, before));
        }
    }

    private static Dataset rows(String ddl) {
        return SyntheticDataGenerator.of(Schema.fromDdl(ddl))
                .rows(100)
                .rows("order_lines", 300)
                .seed(42)
                .generate();
    }

    /** Returns the cells of those columns that a table had before. */
    private static List<List<Object>> cells(Dataset data, String table, Dataset before) {
        List<String> columns = before.schema().table(table).orElseThrow().columns().stream()
                .map(column -> column.name())
                .toList();
        return data.table(table).rows().stream()
                .map(row -> columns.stream()
                        .map(column -> (Object) String.valueOf(row.get(column)))
                        .toList())
                .toList();
    }

    private static String fenced(String language) throws IOException {
        return first("(?m)^```" + language + "\\R(.*?)^```$", Files.readString(README));
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
