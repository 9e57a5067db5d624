package dev.rowloom.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds what paths name: resources beside a class or at the root of its class path, else files. */
final class Resources {

    private final Class<?> base;

    Resources(Class<?> base) {
        this.base = base;
    }

    /** Returns a text in UTF-8. */
    String text(String path, String attribute) {
        URL resource = find(path);
        try {
            if (resource != null) {
                try (InputStream in = resource.openStream()) {
                    return new String(in.readAllBytes(), UTF_8);
                }
            }
            return Files.readString(file(path, attribute));
        } catch (IOException e) {
            throw new UsageException(attribute + " = \"" + path + "\" can't be read: " + e, e);
        }
    }

    /** Returns a folder in the file system. */
    Path folder(String path, String attribute) {
        URL resource = find(path);
        if (resource == null) {
            return file(path, attribute);
        }
        try {
            if (resource.getProtocol().equals("file")) {
                return Path.of(resource.toURI());
            }
        } catch (URISyntaxException e) {
            throw new UsageException(attribute + " = \"" + path + "\" can't be read: " + e, e);
        }
        throw new UsageException(attribute + " = \"" + path + "\" is inside of " + resource
                + "; give a folder of files, or one on the class path that is no archive");
    }

    /** Returns what tells this resource from others, whichever class asks for it. */
    String identity(String path) {
        URL resource = find(path);
        return resource == null ? path : resource.toString();
    }

    private @Nullable URL find(String path) {
        URL beside = base.getResource(path);
        return beside != null || path.startsWith("/") ? beside : base.getResource("/" + path);
    }

    private Path file(String path, String attribute) {
        try {
            Path file = Path.of(path);
            if (Files.exists(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // a resource's name need be no file's
        }
        throw new UsageException(attribute + " = \"" + path + "\" is not there: neither beside "
                + base.getName() + " on the class path, nor at its root, nor a file seen from "
                + Path.of("").toAbsolutePath());
    }
}
