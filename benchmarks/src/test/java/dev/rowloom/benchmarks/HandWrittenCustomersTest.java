package dev.rowloom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.CsvSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandWrittenCustomersTest {

    private static final int ROWS = 10_000;

    @TempDir
    Path directory;

    /** Where this fails the engine's algorithm has changed: the second writing of it has to follow. */
    @ParameterizedTest
    @ValueSource(longs = {0, 42, -1})
    void rowsAreByteForByteThoseOfTheEngine(long seed) throws IOException {
        assertThat(handWritten(0, seed)).isEqualTo(rowloom(Inputs.customers().rows("customers", ROWS), seed));
    }

    @Test
    void rowsFarUpAreThoseOfTheEngineToo() {
        long first = 900_000_000L;
        HandWrittenCustomers customers = new HandWrittenCustomers(0);
        var cursor = Inputs.customers().plan().open("customers");
        byte[] buffer = new byte[HandWrittenCustomers.LONGEST_ROW];
        for (int i = 0; i < 1000; i++) {
            String row = text(buffer, customers.write(first + i, buffer, 0));
            var expected = cursor.read(first + i, 1).row(0);
            assertThat(row)
                    .startsWith(expected.get("id") + "," + expected.get("first_name") + "," + expected.get("last_name")
                            + "," + expected.get("email") + "," + expected.get("city") + "," + expected.get("balance"))
                    .endsWith("," + expected.get("active") + "\n");
        }
    }

    private static List<String> handWritten(long first, long seed) {
        HandWrittenCustomers customers = new HandWrittenCustomers(seed);
        byte[] buffer = new byte[ROWS * HandWrittenCustomers.LONGEST_ROW];
        int end = 0;
        for (int i = 0; i < ROWS; i++) {
            end = customers.write(first + i, buffer, end);
        }
        return text(buffer, end).lines().toList();
    }

    private List<String> rowloom(SyntheticDataGenerator generator, long seed) throws IOException {
        generator.seed(seed).generateTo(CsvSink.directory(directory));
        List<String> lines = Files.readAllLines(directory.resolve("customers.csv"));
        return lines.subList(1, lines.size());
    }

    private static String text(byte[] bytes, int end) {
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
