package dev.rowloom.it.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The text of a schema as its database is to run it. */
final class DdlText {

    private DdlText() {}

    /** Returns the text of a file, or of all files of a folder in the order of their names, numbers as numbers. */
    static String of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.readString(path);
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(path)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted((a, b) -> compare(a.getFileName().toString(), b.getFileName().toString()))
                    .toList();
            for (Path script : scripts) {
                text.append(Files.readString(script)).append('\n');
            }
        }
        return text.toString();
    }

    private static int compare(String a, String b) {
        return padded(a).compareTo(padded(b));
    }

    /** Twenty digits are more than the number in a name has, be it a time. */
    private static String padded(String name) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(name)
                .replaceAll(digits -> "0".repeat(Math.max(0, 20 - digits.group().length())) + digits.group());
    }
}
