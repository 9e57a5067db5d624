package dev.rowloom.it.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scripts that are spoilt: those of the tests, and the real ones where they are there. */
final class Scripts {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final int LARGEST = 60_000;

    private Scripts() {}

    /** Returns the scripts among the tests' resources. */
    static List<Script> own() {
        return under(RESOURCES);
    }

    /** Returns the scripts that once made the reader fail. */
    static List<Script> regressions() {
        return under(RESOURCES.resolve("fuzz"));
    }

    /** Returns the scripts in a folder, shortened to a size that leaves time for many. */
    static List<Script> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Script> scripts = new ArrayList<>();
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".sql")).sorted().toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                if (text.contains("CREATE TABLE")) {
                    scripts.add(new Script(folder.relativize(file).toString(), shortened(text)));
                }
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LARGEST, text.length()));
    }

    record Script(String name, String text) {

        @Override
        public String toString() {
            return name;
        }
    }
}
