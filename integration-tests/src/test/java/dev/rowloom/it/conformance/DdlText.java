package dev.rowloom.it.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a schema as its database is to run it. */
final class DdlText {

    private DdlText() {}

    private static final Pattern VERSION = Pattern.compile("^[VB]([0-9][0-9._]*?)__");
    private static final Pattern BACK = Pattern.compile(
            "(?ims)^\\s*--\\s*(?:\\+goose\\s+down|\\+migrate\\s+down|migrate:down)\\b.*?(?=^\\s*--\\s*\\+goose\\s+up|\\z)");
    private static final Pattern UNDONE = Pattern.compile("(?i)^U[0-9._]+__.*|.*[._]down\\.sql|down\\.sql");

    /**
     * Returns the text of a file, or of the files of a folder and those in it in the order of their names, numbers as numbers
     * and Flyway's versions before what comes with each change; without what undoes them.
     */
    static String of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return text(path);
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> scripts = files.filter(DdlText::goesForward)
                    .sorted(Comparator.comparing(
                            file -> order(path.relativize(file).toString())))
                    .toList();
            for (Path script : scripts) {
                text.append(BACK.matcher(text(script)).replaceAll("")).append('\n');
            }
        }
        return text.toString();
    }

    /** A database's client passes bytes on as they are; what is no UTF-8 is for the judge no more than a wrong letter. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static boolean goesForward(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".sql") && !UNDONE.matcher(name).matches();
    }

    private static String order(String name) {
        Matcher version = VERSION.matcher(name);
        if (version.find()) {
            return "A" + padded(version.group(1).replace('_', '.')) + ' ' + name;
        }
        return (name.startsWith("R__") ? "C" : "B") + padded(name);
    }

    /** Twenty digits are more than the number in a name has, be it a time. */
    private static String padded(String name) {
        return Pattern.compile("\\d+")
                .matcher(name)
                .replaceAll(digits -> "0".repeat(Math.max(0, 20 - digits.group().length())) + digits.group());
    }
}
