package dev.rowloom.it.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * Finds the schemas of real projects that lie beside the repository, in {@code ../shared/corpus}, or where the system property
 * {@code rowloom.shared} points.
 */
public final class SharedCorpus {

    private SharedCorpus() {}

    /**
     * Returns the path of a corpus file, such as {@code postgresql/chinook.sql}.
     *
     * @throws TestAbortedException if it isn't there, so that the test is skipped
     */
    public static Path file(String name) {
        String configured = System.getProperty("rowloom.shared");
        Path shared = configured == null ? repositoryRoot().resolveSibling("shared") : Path.of(configured);
        Path file = shared.resolve("corpus").resolve(name);
        if (!Files.exists(file)) {
            String reason = "Skipped: " + file + " does not exist (set -Drowloom.shared)";
            System.err.println(reason);
            throw new TestAbortedException(reason);
        }
        return file;
    }

    private static Path repositoryRoot() {
        Path directory = Path.of("").toAbsolutePath();
        Path root = directory;
        for (Path parent = directory.getParent();
                parent != null && Files.exists(parent.resolve("pom.xml"));
                parent = parent.getParent()) {
            root = parent;
        }
        return root;
    }
}
