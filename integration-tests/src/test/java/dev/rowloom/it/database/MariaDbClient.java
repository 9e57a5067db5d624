package dev.rowloom.it.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command-line client {@code mariadb} that comes with the server, feeding it a script on standard input. */
final class MariaDbClient {

    /** An account. */
    record Login(String user, String password) {}

    /** What a run of the client left. */
    record Result(int exitStatus, String output, String errors) {}

    private final Path executable;
    private final Path libraries;
    private final int port;
    private final Login login;

    MariaDbClient(Path executable, Path libraries, int port, Login login) {
        this.executable = executable;
        this.libraries = libraries;
        this.port = port;
        this.login = login;
    }

    /** Runs a script against a database; the client's own defaults hold, but for {@code options}. */
    Result run(String database, String script, String... options) {
        try {
            Path output = Files.createTempFile("mariadb", ".out");
            Path errors = Files.createTempFile("mariadb", ".err");
            try {
                Process process = builder(database, options)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                feed(process, script);
                int exitStatus = process.waitFor();
                return new Result(exitStatus, Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + executable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + executable + " ran", e);
        }
    }

    private ProcessBuilder builder(String database, String... options) {
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + port,
                "--user=" + login.user(),
                "--skip-ssl",
                "--default-character-set=utf8mb4",
                "--skip-column-names"));
        command.addAll(List.of(options));
        command.add(database);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        builder.environment().put("MYSQL_PWD", login.password());
        return builder;
    }

    /** A client that stops at an error closes its input; its exit status and message tell what happened. */
    private static void feed(Process process, String script) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (process.isAlive()) {
                process.onExit().join();
            }
        }
    }
}
