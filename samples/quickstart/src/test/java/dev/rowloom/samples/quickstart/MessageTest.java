package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error names the option or the column, the value and the remedy, in the words of a user of the program. */
class MessageTest {

    /** Words that only someone who programs against a library knows. */
    private static final List<String> WORDS_OF_LIBRARIES = List.of(
            "Exception",
            "java.",
            "jackson",
            "StreamReadConstraints",
            "Unrecognized token",
            "was expecting",
            "DdlSource",
            "Sink",
            "let the sink",
            "a long",
            "an int",
            "null");

    private static final String T =
            "create table t (id int primary key, kind varchar(9) not null unique check (kind in ('a', 'b')));";

    @TempDir
    Path directory;

    static Stream<Arguments> errors() {
        return Stream.of(
                error(2, "--seed x", "--seed", "'x'", "whole number"),
                error(2, "--seed 99999999999999999999", "--seed", "'99999999999999999999'", "between"),
                error(2, "--threads many", "--threads", "'many'", "whole number"),
                error(2, "--threads 0", "--threads", "0", "1 to 1024"),
                error(2, "--dialect postgrs", "--dialect", "'postgrs'", "did you mean postgresql?"),
                error(2, "--dialect oracle12", "--dialect", "'oracle12'", "did you mean oracle?"),
                error(2, "--dialect dbase", "--dialect", "'dbase'", "known are postgresql"),
                error(2, "--locale xx", "--locale", "'xx'", "available: "),
                error(2, "--rows order=5", "--rows", "'order'", "did you mean orders"),
                error(2, "--ddl t.sql --rows u=5", "--rows", "unknown table 'u'"),
                error(2, "--rows orders=2000000000000000000", "--rows", "table orders", "above 1152921504606846976"),
                error(2, "--rows 5x", "--rows", "'5x'", "such as 500"),
                error(2, "--ddl none.sql", "--ddl", "none.sql", "no such file"),
                error(2, "--format xml", "--format", "'xml'", "csv, json, jsonl, sql"),
                error(4, "--ddl t.sql --rows t=9", "\"t\"", "9 were requested", "at most 2 rows of t"),
                error(3, "--ddl empty.sql", "empty.sql", "it is empty", "CREATE TABLE"),
                error(3, "--ddl words.sql", "words.sql", "read as postgresql", "name the dialect"),
                error(3, "--ddl twice.sql", "table t", "lines 1 and 2", "remove one"),
                error(1, "--out exists", "exists/customers.csv", "it exists", "--force"),
                error(1, "--out exists.zip", "exists.zip", "it exists", "--force"),
                error(1, "--out /proc/rowloom", "/proc/rowloom", "choose another"),
                error(1, "--explain /proc/rowloom.csv", "/proc/rowloom.csv", "choose another"),
                error(1, "--explain exists.zip", "exists.zip", "it exists", "--force"),
                error(1, "--blueprint deep.json", "deep.json", "100 levels", "smaller"),
                error(1, "--blueprint words.sql", "words.sql", "line 1, column", "correct it"),
                error(1, "--blueprint double.json", "double.json", "'rowloom'", "twice"),
                error(1, "--blueprint open.json", "open.json", "ends too early", "close"),
                error(1, "--blueprint bytes.json", "bytes.json", "UTF-8"),
                error(2, "--meanings none.json", "--meanings", "none.json", "no such file"),
                error(1, "--meanings open.json", "open.json", "ends too early", "close"),
                error(1, "--meanings field.json", "field.json", "$.meanings[0].nams", "did you mean names?"));
    }

    private static Arguments error(int status, String args, String... words) {
        return Arguments.of(status, args, List.of(words));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorIsOneLineInTheWordsOfTheUser(int status, String args, List<String> words) throws IOException {
        prepare();
        Object[] line = Arrays.stream(args.split(" ")).map(this::inDirectory).toArray();

        Program program = Program.run(line);

        assertThat(program.errors()).as(program.err()).hasSize(1);
        // nullRate is a field of the user's own documents
        String message =
                program.errors().get(0).replace(directory.toString(), "").replace("nullRate", "");
        assertThat(message).contains(words).doesNotContain(WORDS_OF_LIBRARIES);
        assertThat(program.status()).as(message).isEqualTo(status);
    }

    private void prepare() throws IOException {
        Files.writeString(directory.resolve("t.sql"), T);
        Files.writeString(directory.resolve("empty.sql"), "");
        Files.writeString(directory.resolve("words.sql"), "no table here");
        Files.writeString(directory.resolve("twice.sql"), "create table t (a int);\ncreate table t (a int);");
        Files.writeString(directory.resolve("exists.zip"), "");
        Files.createDirectories(directory.resolve("exists"));
        Files.writeString(directory.resolve("exists/customers.csv"), "");
        Files.writeString(directory.resolve("deep.json"), "[".repeat(200));
        Files.writeString(directory.resolve("double.json"), "{\"rowloom\": 1, \"rowloom\": 1}");
        Files.writeString(
                directory.resolve("field.json"), "{\"meanings\": [{\"meaning\": \"a.b\", \"nams\": [\"x\"]}]}");
        Files.writeString(directory.resolve("open.json"), "{\"rowloom\": 1");
        Files.write(directory.resolve("bytes.json"), new byte[] {'{', (byte) 0xFF});
    }

    private Object inDirectory(String argument) {
        boolean file = argument.matches("exists|.*\\.(sql|json|zip)") && !argument.startsWith("/");
        return file ? directory.resolve(argument) : argument;
    }
}
