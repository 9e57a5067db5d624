package dev.rowloom.blueprint;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Finds material that is kept beside the repository; tests that need it are skipped where it is absent. */
final class Shared {

    private Shared() {}

    /** Returns a file or folder of it. */
    static Path path(String relative) {
        String configured = System.getProperty("rowloom.shared");
        Path root = configured != null
                ? Path.of(configured)
                : Path.of("").toAbsolutePath().resolve("../../shared");
        Path found = root.resolve(relative).normalize();
        if (!Files.exists(found)) {
            String reason = "Skipped: " + found + " does not exist (set -Drowloom.shared)";
            System.out.println(reason);
            throw new TestAbortedException(reason);
        }
        return found;
    }
}
