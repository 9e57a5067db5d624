package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.gemini.stub.GeminiStub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program in a process of its own, with the stub's key in its environment and a pipe for its output. */
final class QuickstartProcess implements AutoCloseable {

    private final Process process;
    private final Path directory;
    private final BufferedReader out;

    private QuickstartProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /**
     * Starts the program in a directory; its standard error goes to the file {@code stderr} there.
     *
     * @param java options of Java, such as system properties
     */
    static QuickstartProcess start(Path directory, List<String> java, String... args) throws IOException {
        return start(directory, java, Map.of("GEMINI_API_KEY", GeminiStub.KEY), args);
    }

    /**
     * Starts the program with some keys in its environment and no others.
     *
     * @param keys by the names of their variables
     */
    static QuickstartProcess start(Path directory, List<String> java, Map<String, String> keys, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(java);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"));
        builder.environment().putAll(keys);
        return new QuickstartProcess(builder.start(), directory);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + java.io.File.pathSeparator + right)
                .orElseThrow();
    }

    /** Waits for the next line of standard output, or null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    /** Waits for the end, and returns what was left of standard output. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    /** Ends the process as nobody can refuse: SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int status() throws InterruptedException {
        return process.waitFor();
    }

    String error() throws IOException {
        return Files.readString(directory.resolve("stderr"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
