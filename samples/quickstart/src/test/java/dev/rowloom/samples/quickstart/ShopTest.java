package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way on the bundled shop. */
class ShopTest {

    @TempDir
    Path directory;

    @Test
    void withoutOptionsPreviewAndSummaryAreShown() {
        Program program = Program.run();

        assertThat(program.err()).isEmpty();
        assertThat(program.out())
                .contains("customers (first 5 of 100 rows)", "orders (first 5 of 100 rows)")
                .contains("order_lines (first 5 of 100 rows)")
                .containsPattern("order_lines +100 +7 +primary, 2 foreign, \\d+ checks")
                .contains("12 tables, 1,200 rows, seed 0")
                .contains("No rows were written: add --out DIR or --out FILE.zip.");
        assertThat(program.out().lines())
                .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(120));
        assertThat(program.status()).isZero();
    }

    @Test
    void everyTableIsAFileOfItsRows() throws IOException {
        Program program = Program.run("--out", directory.resolve("new/dir"), "--rows", 20, "--rows", "Orders=3");

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(program.out())
                .containsPattern("12 tables, 223 rows in [0-9.]+ s \\([0-9,]+ rows/s\\), seed 0")
                .contains("Written to " + directory.resolve("new/dir") + " (csv).");
        Map<String, String> files = files(directory.resolve("new/dir"));
        assertThat(files).hasSize(12).containsKeys("customers.csv", "order_lines.csv");
        assertThat(files.get("orders.csv"))
                .startsWith("id,order_number,customer_id,status,")
                .hasLineCount(4);
    }

    @ParameterizedTest
    @CsvSource({"csv,customers.csv,12", "json,customers.json,12", "jsonl,customers.jsonl,12", "sql,data.sql,1"})
    void everyFormatGoesToADirectoryAndAZip(String format, String file, int files) throws IOException {
        Path zip = directory.resolve("shop.ZIP");
        Program.run("--format", format, "--rows", 5, "--out", directory.resolve("d"));
        Program.run("--format", format, "--rows", 5, "--out", zip);

        assertThat(files(directory.resolve("d"))).hasSize(files).containsKey(file);
        try (ZipFile zipped = new ZipFile(zip.toFile())) {
            assertThat(zipped.size()).isEqualTo(files);
            assertThat(zipped.getInputStream(zipped.getEntry(file)))
                    .hasBinaryContent(Files.readAllBytes(directory.resolve("d").resolve(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb", "sqlite"})
    void shopIsThereInEveryDialect(String dialect) {
        Program program = Program.run("--dialect", dialect, "--out", directory, "--format", "sql");

        assertThat(program.err()).isEmpty();
        assertThat(program.out()).contains("12 tables, 1,200 rows");
        assertThat(directory.resolve("data.sql")).isNotEmptyFile();
    }

    @Test
    void threadsDoNotChangeRowsAndTheSeedDoes() throws IOException {
        Map<String, String> one = shop("--threads", 1);

        assertThat(shop("--threads", 8)).isEqualTo(one);
        assertThat(shop("--seed", 0)).isEqualTo(one);
        assertThat(shop("--seed", -1).get("customers.csv")).isNotEqualTo(one.get("customers.csv"));
    }

    @Test
    void localeChangesNames() throws IOException {
        assertThat(shop("--locale", "de-DE").get("customers.csv")).isNotEqualTo(shop().get("customers.csv"));
    }

    @Test
    void writtenBlueprintGivesTheSameRows() throws IOException {
        Path blueprint = directory.resolve("shop.json");
        Map<String, String> rows = shop("--locale", "de-DE", "--write-blueprint", blueprint);

        assertThat(shop("--blueprint", blueprint)).isEqualTo(rows);
    }

    @Test
    void explanationHasALineForEveryColumn() throws IOException {
        Path explanation = directory.resolve("why.csv");

        Program.run("--explain", explanation);

        List<String> lines = Files.readAllLines(explanation);
        assertThat(lines.get(0)).isEqualTo("table,column,type,meaning,confidence,reason,rule");
        assertThat(lines).anyMatch(line -> line.matches("customers,email,[^,]*,contact.email,0\\.9[0-9],.*e-?mail.*"));
        assertThat(lines).anyMatch(line -> line.matches("orders,customer_id,[^,]*,key.foreign,1.00,.*customers.*"));
        assertThat(lines).noneMatch(line -> line.endsWith(","));
    }

    @Test
    void explanationIsJsonOrToBeReadByItsEnding() throws IOException {
        Path json = directory.resolve("why.JSON");
        Path text = directory.resolve("why.txt");

        Program.run("--explain", json);
        Program.run("--explain", text);

        assertThat(Files.readString(json))
                .startsWith("[\n  {\"table\": ")
                .contains("\"column\": \"email\"", "\"meaning\": \"contact.email\", \"confidence\": 0.9")
                .contains("name \\\"email\\\"")
                .endsWith("}\n]\n");
        assertThat(Files.readString(text))
                .startsWith("customers\n")
                .contains("contact.email 0.9", "\n      because of name \"email\"", "\n      made as ");
    }

    @Test
    void explainingWritesNoRows() throws IOException {
        Path explanation = directory.resolve("why.csv");

        Program program = Program.run("--explain", explanation);

        assertThat(program.out()).contains("No rows were written");
        assertThat(files(directory)).containsOnlyKeys("why.csv");
    }

    @Test
    void tablesAreExplainedByTheNamesOfTheirDdl() throws IOException {
        Path ddl = Files.writeString(
                directory.resolve("a.sql"),
                "CREATE TABLE [dbo].[Artist] ([ArtistId] INT NOT NULL, [Name] NVARCHAR(120));");
        Path explanation = directory.resolve("why.csv");

        Program program = Program.run("--ddl", ddl, "--dialect", "sqlserver", "--explain", explanation);

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(Files.readAllLines(explanation)).anyMatch(line -> line.startsWith("dbo.Artist,Name,"));
    }

    @Test
    void meaningsOfOnesOwnWin() throws IOException {
        Path meanings = Files.writeString(directory.resolve("m.json"), """
                {"meanings": [{"meaning": "shop.level", "names": ["email"], "values": ["gold@example.com"]}]}
                """);
        Path explanation = directory.resolve("why.csv");

        Program program =
                Program.run("--meanings", meanings, "--explain", explanation, "--out", directory.resolve("o"));

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(Files.readAllLines(explanation))
                .anyMatch(line -> line.startsWith("customers,email,")
                        && line.contains(",shop.level,")
                        && line.contains("one of gold@example.com"));
    }

    @Test
    void filesThatExistAreKeptUnlessForced() throws IOException {
        Program.run("--out", directory, "--rows", 2);
        Map<String, String> first = files(directory);

        Program refused = Program.run("--out", directory, "--rows", 3);

        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("cannot write " + directory, "it exists", "--force");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(files(directory)).isEqualTo(first);
        assertThat(Program.run("--out", directory, "--rows", 3, "--force").status())
                .isZero();
        assertThat(files(directory).get("customers.csv")).hasLineCount(4);
    }

    @Test
    void sideFilesAreLookedAtBeforeRowsAreMade() throws IOException {
        Path explanation = Files.writeString(directory.resolve("why.csv"), "mine");

        Program refused = Program.run("--explain", explanation, "--out", directory.resolve("out"));

        assertThat(refused.err()).contains("cannot write " + explanation + ": it exists; add --force to replace it");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(explanation).hasContent("mine");
    }

    @Test
    void unknownTableIsToldWithNearNames() {
        Program program = Program.run("--rows", "order_line=5");

        assertThat(program.errors()).hasSize(1);
        assertThat(program.err()).contains("order_line", "order_lines");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void unknownDialectAndLocaleAreWrongUsage() {
        assertThat(Program.run("--dialect", "db2").err()).contains("db2", "postgresql");
        assertThat(Program.run("--dialect", "db2").status()).isEqualTo(2);
        assertThat(Program.run("--locale", "xx-YY").err()).contains("xx-YY");
        assertThat(Program.run("--locale", "xx-YY").status()).isEqualTo(2);
    }

    /** Returns the files of a small shop made with these options. */
    private Map<String, String> shop(Object... options) throws IOException {
        Path out = Files.createTempDirectory(directory, "shop");
        Program program = Program.run(Stream.concat(Stream.of("--out", out, "--rows", 300), Stream.of(options))
                .toArray());
        assertThat(program.status()).as(program.err()).isZero();
        return files(out);
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
