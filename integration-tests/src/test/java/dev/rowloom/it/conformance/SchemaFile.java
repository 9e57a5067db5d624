package dev.rowloom.it.conformance;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A DDL file with the dialect it is written in. */
record SchemaFile(String dialect, String name, Path path) {

    /**
     * Lists the files of a folder that holds {@code <dialect>/<name>.sql}, or, where a dialect is given, {@code <name>.sql}.
     * A subfolder stands for one schema: a folder of migrations.
     */
    static List<SchemaFile> in(Path folder, @Nullable String dialect) {
        if (dialect != null) {
            return children(folder).stream()
                    .filter(SchemaFile::isSchema)
                    .map(path -> new SchemaFile(dialect, nameOf(path), path))
                    .toList();
        }
        return children(folder).stream()
                .filter(Files::isDirectory)
                .flatMap(child -> in(child, child.getFileName().toString()).stream())
                .toList();
    }

    private static boolean isSchema(Path path) {
        try (Stream<Path> files = Files.walk(path, 3)) {
            return files.anyMatch(
                    file -> Files.isRegularFile(file) && file.toString().endsWith(".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it as a user would: a file, or a folder of migrations. */
    Schema read() {
        return Files.isDirectory(path)
                ? Schema.fromMigrations(path, Dialect.named(dialect))
                : Schema.fromDdl(path, Dialect.named(dialect));
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString().replaceFirst("\\.sql$", "");
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether a database of that dialect runs in tests. */
    boolean hasDatabase() {
        return !dialect.equals("sqlserver") && !dialect.equals("oracle");
    }

    @Override
    public String toString() {
        return dialect + "/" + name;
    }
}
