package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told before any schema is read. */
class UsageTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsOneLineAndStatusTwo(List<Object> args, String message) {
        Program program = Program.run(args.toArray());

        assertThat(program.err()).isEqualTo("rowloom: " + message + System.lineSeparator());
        assertThat(program.out()).isEmpty();
        assertThat(program.status()).isEqualTo(2);
    }

    static Stream<Arguments> wrongUsage() {
        String help = " (--help lists the options)";
        return Stream.of(
                Arguments.of(
                        List.of("--formt", "csv"),
                        "unknown option '--formt'; did you mean --format or --force?" + help),
                Arguments.of(List.of("shop.sql"), "unexpected argument 'shop.sql'" + help),
                Arguments.of(List.of("--ddl"), "Missing required parameter for option '--ddl' (FILE)" + help),
                Arguments.of(
                        List.of("--format", "xml"),
                        "Invalid value for option '--format': 'xml' is none of csv, json, jsonl, sql" + help),
                Arguments.of(
                        List.of("--seed", "x"), "Invalid value for option '--seed': 'x' is not a whole number" + help),
                Arguments.of(
                        List.of("--seed", "1", "--seed", "2"),
                        "option '--seed' (N) should be specified only once" + help),
                Arguments.of(
                        List.of("--rows", "-5"),
                        "--rows -5: '-5' is not a number of rows; write --rows N or --rows TABLE=N with N such as 500"
                                + " or 10_000"),
                Arguments.of(List.of("--threads", "0"), "--threads 0: give 1 to 1024"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ddl",
                "--out",
                "--blueprint",
                "--write-blueprint",
                "--explain",
                "--meanings",
                "--dialect",
                "--locale"
            })
    void blankValueIsNotTheCurrentDirectory(String option) {
        Program program = Program.run(option, "");

        assertThat(program.err())
                .isEqualTo("rowloom: " + option + " '': the value is blank; give one, or leave the option out"
                        + System.lineSeparator());
        assertThat(program.status()).isEqualTo(2);
        assertThat(Program.run(option, " ").status()).isEqualTo(2);
    }

    @Test
    void missingInputFilesAreNamed() {
        assertThat(Program.run("--ddl", directory.resolve("no.sql")).err())
                .isEqualTo("rowloom: --ddl " + directory.resolve("no.sql") + ": there is no such file in " + directory
                        + System.lineSeparator());
        assertThat(Program.run("--blueprint", directory.resolve("no.json")).status())
                .isEqualTo(2);
    }

    @Test
    void directoryIsNoInputFile() {
        Program program = Program.run("--blueprint", directory);

        assertThat(program.err()).contains("it is a directory; name a file");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void schemaMayBeAFolderOfMigrations() throws IOException {
        assertThat(Program.run("--ddl", directory).status()).isEqualTo(3);
        Files.writeString(directory.resolve("V2__b.sql"), "alter table t add column second_one int;");
        Files.writeString(directory.resolve("V1__a.sql"), "create table t (first_one int primary key);");

        Program program = Program.run("--ddl", directory);

        assertThat(program.out()).contains("first_one", "second_one");
        assertThat(program.status()).isZero();
    }

    @Test
    void oneFileCanNotBeTwo() throws IOException {
        Path ddl = Files.writeString(directory.resolve("a.sql"), "create table t (a int);");

        Program program = Program.run("--ddl", ddl, "--explain", directory.resolve("./a.sql"), "--force");

        assertThat(program.err()).contains("--ddl and --explain are the same file");
        assertThat(program.status()).isEqualTo(2);
        assertThat(ddl).hasContent("create table t (a int);");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile a.csv --write-profile a.csv",
                "--profile a.csv --write-profile b.json --out b.json",
                "--profile a.csv --profile-cache kept --out kept",
                "--scenario a.csv --write-blueprint a.csv",
                "--scenario a.csv --explain a.csv",
                "--validate rows --out rows"
            })
    void noOptionWritesOverTheFileOfAnother(String options) throws IOException {
        Path csv = Files.writeString(directory.resolve("a.csv"), "a,b\n1,2\n");
        Object[] args = Stream.concat(Stream.of(options.split(" ")), Stream.of("--force"))
                .map(arg -> arg.startsWith("--") ? arg : directory.resolve(arg))
                .toArray();

        Program program = Program.run(args);

        assertThat(program.err()).contains("are the same file");
        assertThat(program.status()).isEqualTo(2);
        assertThat(csv).hasContent("a,b\n1,2\n");
    }

    @Test
    void controlCharactersOfArgumentsDoNotReachTheTerminal() {
        assertThat(Program.run("--ddl", "\u001b[31m\nx").err().strip())
                .doesNotContain("\u001b")
                .hasLineCount(1);
    }

    @Test
    void helpListsEveryOption() {
        Program program = Program.run("--help");

        assertThat(program.status()).isZero();
        assertThat(program.out())
                .contains("--ddl", "--dialect", "--rows", "--seed", "--locale", "--threads", "--format", "--out")
                .contains(
                        "--force",
                        "--blueprint",
                        "--write-blueprint",
                        "--explain",
                        "--meanings",
                        "postgresql, mysql, mariadb, sqlite");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(Program.run("--version").out().strip())
                .matches("Rowloom (\\d+\\.\\d+\\.\\d+(-\\w+)?|\\(development build\\))");
    }

    @Test
    void versionThatNoBuildWroteIsNoNumber() {
        Properties properties = new Properties();
        assertThat(VersionProvider.version(properties)).isEqualTo("(development build)");
        properties.setProperty("version", "${project.version}");
        assertThat(VersionProvider.version(properties)).isEqualTo("(development build)");
        properties.setProperty("version", "1.2.3");
        assertThat(VersionProvider.version(properties)).isEqualTo("1.2.3");
    }
}
