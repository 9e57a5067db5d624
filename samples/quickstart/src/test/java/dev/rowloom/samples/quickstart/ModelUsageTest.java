package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the options of a model before any request is sent. */
class ModelUsageTest {

    private static final String HELP = " (--help lists the options)";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model x",
                "--base-url http://127.0.0.1:1",
                "--fallback short",
                "--keys assigned",
                "--instructions wine",
                "--cache answers",
                "--report report.json",
                "--concurrency 2",
                "--max-requests 5",
                "--temperature 1"
            })
    void optionsOfAModelWithoutOneAreRefused(String option) {
        Program program = Program.run((Object[]) option.split(" "));

        assertThat(program.errors())
                .containsExactly("rowloom: " + option.substring(0, option.indexOf(' '))
                        + " is about the model that writes the rows; name its service, too: --provider gemini");
        assertThat(program.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsOneLineAndStatusTwo(String options, String message) {
        List<Object> args = new ArrayList<>(List.of("--provider", "gemini", "--model", "x"));
        args.addAll(List.of(options.split(" ")));
        Program program = Program.run(args.toArray());

        assertThat(program.errors()).containsExactly("rowloom: " + message);
        assertThat(program.out()).isEmpty();
        assertThat(program.status()).isEqualTo(2);
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of(
                        "--fallback none",
                        "Invalid value for option '--fallback': 'none' is none of engine, short, fail" + HELP),
                Arguments.of(
                        "--keys mine", "Invalid value for option '--keys': 'mine' is none of model, assigned" + HELP),
                Arguments.of(
                        "--max-time 5",
                        "Invalid value for option '--max-time': '5' is not a time such as 90s, 10m or 2h" + HELP),
                Arguments.of(
                        "--prices cheap",
                        "Invalid value for option '--prices': 'cheap' is not IN,OUT or IN,OUT,CACHED, such as 1.50,7.50"
                                + HELP),
                Arguments.of("--max-cost 1", "--max-cost needs to know what tokens cost: add --prices IN,OUT"),
                Arguments.of("--temperature 3", "--temperature: a temperature is 0 to 2, not 3.0"),
                Arguments.of("--concurrency 0", "--concurrency: the number of requests at a time is 1 to 256, not 0"),
                Arguments.of("--controls . ", "--controls .: it is a directory; name a file"));
    }

    @Test
    void modelIsAskedFor() {
        assertThat(Program.run("--provider", "gemini").errors())
                .containsExactly("rowloom: --provider gemini needs --model NAME, as the service lists it, such as"
                        + " gemini-3.6-flash");
    }

    @Test
    void nearProviderIsNamed() {
        Program program = Program.run("--provider", "gemnii", "--model", "x");

        assertThat(program.errors())
                .containsExactly("rowloom: --provider: there is no provider 'gemnii'; did you mean gemini?");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void reportIsNotWrittenOverAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("report.json"), "mine");

        Program program = Program.run("--provider", "gemini", "--model", "x", "--report", file);

        assertThat(program.errors())
                .containsExactly("rowloom: cannot write " + file + ": it exists; add --force to replace it");
        assertThat(file).hasContent("mine");
        assertThat(program.status()).isEqualTo(1);
    }
}
