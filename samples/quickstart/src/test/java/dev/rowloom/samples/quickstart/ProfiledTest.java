package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfiledTest {

    @TempDir
    Path directory;

    private Path csv;

    @BeforeEach
    void writeRows() throws IOException {
        csv = directory.resolve("trips.csv");
        StringBuilder rows = new StringBuilder("city,km,rider_email\n");
        for (int i = 0; i < 90; i++) {
            rows.append(i % 3 == 0 ? "Rome" : "Bonn")
                    .append(',')
                    .append(i % 30 + 5)
                    .append(",r")
                    .append(i)
                    .append("@example.com\n");
        }
        Files.writeString(csv, rows);
    }

    @Test
    void makesRowsLikeThoseOfAFile() throws IOException {
        Path out = directory.resolve("out");
        Path profile = directory.resolve("trips.json");

        Program program = Program.run("--profile", csv, "--rows", "40", "--out", out, "--write-profile", profile);

        assertThat(program.status()).isZero();
        assertThat(Files.readAllLines(out.resolve("trips.csv")))
                .hasSize(41)
                .first()
                .isEqualTo("city,km,rider_email");
        assertThat(Files.readString(profile)).doesNotContain("r7@example.com");
        Program again = Program.run("--profile", profile, "--rows", "40", "--out", directory.resolve("again"));
        assertThat(again.status()).isZero();
        assertThat(directory.resolve("again/trips.csv")).hasSameTextualContentAs(out.resolve("trips.csv"));
    }

    @Test
    void printsWhichColumnsArePersonal() {
        Program program = Program.run("--detect", csv);

        assertThat(program.status()).isZero();
        assertThat(program.out().lines())
                .hasSize(4)
                .startsWith("column,label,confidence")
                .anyMatch(line -> line.startsWith("rider_email,email,0.9"))
                .anyMatch(line -> line.startsWith("city,none,"));
    }

    @Test
    void refusesASchemaBesideAFileOfRows() {
        Program program = Program.run("--profile", csv, "--ddl", csv);

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).contains("leave out --ddl");
    }
}
