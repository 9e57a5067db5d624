package dev.rowloom.it.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the binaries of servers are unpacked, once for all test runs of a user. */
final class BinaryCache {

    private BinaryCache() {}

    /** Creates and returns a folder of the user's cache, or of {@code target} for a user without a home. */
    static Path directory(String name) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        boolean usable = home.isAbsolute() && Files.isWritable(home);
        Path cache = usable ? home.resolve(".cache") : Path.of("target").toAbsolutePath();
        return Files.createDirectories(cache.resolve("rowloom-test-databases").resolve(name));
    }
}
