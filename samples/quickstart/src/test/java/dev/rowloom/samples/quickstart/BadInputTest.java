package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad input ends in one line that tells what to do, the right status, and no files. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {

    private static final int GARBAGE = 50_000_000;

    private static final String MOODS = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');\n"
            + "CREATE TABLE moods (id int PRIMARY KEY, mood mood NOT NULL UNIQUE);\n";

    @TempDir
    Path directory;

    @Test
    void emptyFileHasNoTable() throws IOException {
        refused(3, ddl(""));
    }

    @Test
    void commentsAreNoTable() throws IOException {
        refused(3, ddl("-- nothing\n/* here */\n;;\n"));
    }

    @Test
    void binaryFileHasNoTable() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);

        refused(3, Files.write(directory.resolve("in.sql"), bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "create table t (", "/*", "$a$", "x;\n", "\u0000"})
    void muchGarbageHasNoTable(String unit) throws IOException {
        refused(3, Files.writeString(directory.resolve("in.sql"), unit.repeat(GARBAGE / unit.length())));
    }

    @Test
    void muchRandomGarbageHasNoTable() throws IOException {
        Path file = directory.resolve("in.sql");
        Random random = new Random(1);
        byte[] block = new byte[1_000_000];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < GARBAGE / block.length; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }

        refused(3, file);
    }

    @Test
    void sameTableTwiceIsNamed() throws IOException {
        Program program = refused(3, ddl("create table t (a int);\ncreate table t (b int);\n"));

        assertThat(program.err()).contains("t", "2");
    }

    @Test
    void moreRowsThanAUniqueEnumerationHasIsRefusedForOneTable() throws IOException {
        Program program = refused(4, ddl(MOODS), "--rows", "moods=4");

        assertThat(program.err()).contains("moods", "mood", "at most 3", "4");
    }

    @Test
    void moreRowsThanAUniqueEnumerationHasAreLoweredForAll() throws IOException {
        Program program = Program.run("--ddl", ddl(MOODS), "--rows", 10, "--out", out());

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(program.warnings()).anyMatch(it -> it.contains("moods") && it.contains("3"));
        assertThat(out().resolve("moods.csv")).content().hasLineCount(4);
    }

    @Test
    void tableThatContradictsItselfIsLeftEmptyUnlessItsRowsAreAskedFor() throws IOException {
        Path ddl =
                ddl("create table bad (m int not null, check (m > 5 and m < 3)); create table t (id int primary key);");

        Program program = Program.run("--ddl", ddl, "--dialect", "postgresql", "--out", out());

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(program.warnings()).anyMatch(it -> it.contains("bad") && it.contains("(m > 5 and m < 3)"));
        assertThat(out().resolve("t.csv")).content().hasLineCount(101);
        assertThat(Program.run("--ddl", ddl, "--dialect", "postgresql", "--rows", "bad=1")
                        .status())
                .isEqualTo(4);
    }

    @Test
    void unreadableStatementsUnknownTypesAndMissingTablesAreWarnings() throws IOException {
        Path ddl = ddl("""
                create table if not exists a (id int primary key, shape frobnicator, b_id int references b (id));
                create table if not exists a (id int);
                create table w (id int,, wobble);
                """);

        Program program = Program.run("--ddl", ddl, "--dialect", "postgresql", "--out", out());

        assertThat(program.status()).as(program.err()).isZero();
        assertThat(program.errors()).isEmpty();
        assertThat(program.warnings())
                .anyMatch(it -> it.contains("frobnicator"))
                .anyMatch(it -> it.contains("b") && it.contains("line 1"))
                .anyMatch(it -> it.contains("line 2"))
                .anyMatch(it -> it.contains("line 3") && it.contains("w"));
    }

    @Test
    void outputThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");

        Program program = Program.run("--out", file);

        assertThat(program.err()).contains("cannot write to " + file, "not a directory");
        assertThat(program.errors()).hasSize(1);
        assertThat(program.status()).isEqualTo(1);
        assertThat(file).hasContent("mine");
    }

    @Test
    void outputDirectoryThatCanNotBeMadeIsNamed() {
        Program program = Program.run("--out", "/proc/rowloom/out");

        assertThat(program.err()).contains("/proc/rowloom");
        assertThat(program.errors()).hasSize(1);
        assertThat(program.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"rowloom\": 99}",
                "\u0000\u0001",
                "{\"rowloom\": 1, \"engine\": 99, \"locale\": \"en-US\", \"tables\": {}}",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"xx\", \"tables\": {}}",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-US\", \"tables\": {}}",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-US\", \"tables\": {\"t\": {\"columns\": {\"a\": {\"rule\":"
                        + " {\"kind\": \"none\"}}}}}}"
            })
    void brokenBlueprintIsToldInOneLine(String json) throws IOException {
        Path blueprint = Files.writeString(directory.resolve("b.json"), json);

        Program program = Program.run("--blueprint", blueprint, "--out", out());

        assertThat(program.errors()).as(program.err()).hasSize(1);
        assertThat(program.err()).contains("b.json");
        assertThat(program.status()).isEqualTo(1);
        assertThat(out()).doesNotExist();
    }

    @Test
    void blueprintWhoseRuleDoesNotFitItsColumnHasTheStatusOfABrokenOne() throws IOException {
        Path ddl = ddl("create table t (id int primary key, n int not null);");
        Path blueprint = directory.resolve("b.json");
        Program.run("--ddl", ddl, "--dialect", "postgresql", "--write-blueprint", blueprint);
        String json = Files.readString(blueprint);
        String rule = json.substring(json.indexOf("\"n\": "));
        String changed = json.replace(
                rule,
                rule.replaceFirst(
                        "(?s)\"rule\": \\{.*?\\}", "\"rule\": {\"kind\": \"constant\", \"value\": \"many\"}"));
        Files.writeString(blueprint, changed);

        Program program = Program.run("--ddl", ddl, "--dialect", "postgresql", "--blueprint", blueprint);

        assertThat(program.err()).contains("b.json", "t.n", "'many'");
        assertThat(program.status()).isEqualTo(1);
    }

    private Program refused(int status, Path ddl, Object... options) {
        Object[] args = new Object[options.length + 4];
        args[0] = "--ddl";
        args[1] = ddl;
        args[2] = "--out";
        args[3] = out();
        System.arraycopy(options, 0, args, 4, options.length);

        Program program = Program.run(args);

        assertThat(program.errors()).as(program.err()).hasSize(1);
        assertThat(program.err()).doesNotContain("internal error");
        assertThat(program.status()).isEqualTo(status);
        assertThat(out()).doesNotExist();
        return program;
    }

    private Path out() {
        return directory.resolve("out");
    }

    private Path ddl(String text) throws IOException {
        return Files.writeString(directory.resolve("in.sql"), text);
    }
}
