package dev.rowloom.it.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to judge.
 *
 * @param folder holds {@code <dialect>/<name>.sql}, or {@code <name>.sql} where a dialect is given
 * @param dialect the dialect of all files, or null
 * @param rows how many rows each table is to get, as far as its constraints admit them
 * @param filter a regular expression that is found in {@code dialect/name} of what is judged
 * @param output the folder of the report
 * @param limit how long one schema may take
 */
record Options(Path folder, @Nullable String dialect, long rows, Pattern filter, Path output, Duration limit) {

    private static final String USAGE =
            "usage: FOLDER [--dialect NAME] [--rows NUMBER] [--filter REGEX] [--output FOLDER] [--limit SECONDS]";

    static Options of(Path folder) {
        return new Options(
                folder, null, 1000, Pattern.compile(""), Path.of("target", "conformance"), Duration.ofMinutes(10));
    }

    Options withRows(long number) {
        return new Options(folder, dialect, number, filter, output, limit);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is no such line
     */
    static Options parse(String... args) {
        Iterator<String> words = List.of(args).iterator();
        Options options = of(Path.of(next(words)));
        while (words.hasNext()) {
            options = options.with(words.next(), next(words));
        }
        return options;
    }

    private static String next(Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(USAGE);
        }
        return words.next();
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--dialect" -> new Options(folder, value, rows, filter, output, limit);
            case "--rows" -> new Options(folder, dialect, Long.parseLong(value), filter, output, limit);
            case "--filter" -> new Options(folder, dialect, rows, Pattern.compile(value), output, limit);
            case "--output" -> new Options(folder, dialect, rows, filter, Path.of(value), limit);
            case "--limit" ->
                new Options(folder, dialect, rows, filter, output, Duration.ofSeconds(Long.parseLong(value)));
            default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
        };
    }
}
