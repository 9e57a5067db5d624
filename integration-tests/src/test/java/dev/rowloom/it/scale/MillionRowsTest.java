package dev.rowloom.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillionRowsTest {

    static final long ROWS = 1_000_000;

    private static final Path SHOP = Path.of("../samples/quickstart/src/main/resources/shop/shop-postgresql.sql");
    private static final int SECONDS = 120;

    @TempDir
    Path directory;

    /** The orders are the shop's widest table, the order lines its longest: a composite key below an owner. */
    @Test
    void aHeapOf64MebibytesIsEnoughForAMillionRows() throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command("orders", "order_lines"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("ended within %s seconds", SECONDS).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        // no text of these tables holds a line break, so that each row is one line below the header
        assertThat(lines("orders.csv")).isEqualTo(ROWS + 1);
        assertThat(lines("order_lines.csv")).isEqualTo(ROWS + 1);
    }

    private List<String> command(String... tables) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                MillionRows.class.getName(),
                SHOP.toString(),
                directory.resolve("csv").toString()));
        command.addAll(List.of(tables));
        return command;
    }

    private long lines(String file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(directory.resolve("csv").resolve(file))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
