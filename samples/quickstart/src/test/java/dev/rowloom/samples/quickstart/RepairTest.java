package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {

    @TempDir
    Path directory;

    private Path ddl;
    private Path rows;

    @BeforeEach
    void write() throws IOException {
        ddl = Files.writeString(directory.resolve("shop.sql"), """
                CREATE TABLE customers (id VARCHAR(10) PRIMARY KEY, name VARCHAR(40) NOT NULL);
                CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id VARCHAR(10) NOT NULL REFERENCES customers (id), cost NUMERIC(8, 2) NOT NULL);
                """);
        rows = Files.createDirectory(directory.resolve("rows"));
        Files.writeString(rows.resolve("customers.csv"), "id,name\nUSR-1,Anna\nUSR-12,Bob\n");
        Files.writeString(
                rows.resolve("orders.json"),
                "[{\"id\": 1, \"customer_id\": \"usr_12\", \"cost\": \"1,234.50\"}, {\"id\": 2, \"customer_id\": \"USR-1\", \"cost\": 5}]");
    }

    @Test
    void tellsWhatIsWrongWithFiles() {
        Program told = Program.run("--ddl", ddl, "--validate", rows);
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(told.out()).contains("foreign key").contains("usr_12").contains("not valid");
    }

    @Test
    void repairsFilesAndTellsEveryCell() throws IOException {
        Path out = directory.resolve("out");
        Path log = directory.resolve("log.jsonl");
        Program told = Program.run("--ddl", ddl, "--validate", rows, "--repair", "--repair-log", log, "--out", out);
        assertThat(told.status()).as(told.err()).isZero();
        assertThat(told.out()).contains("1 reference spelling").contains("4 rows of 2 tables: valid");
        assertThat(Files.readString(out.resolve("orders.csv"))).contains("1,USR-12,1234.50");
        assertThat(Files.readAllLines(log)).hasSize(4);
        assertThat(Program.run("--ddl", ddl, "--validate", out).status()).isZero();
    }

    @Test
    void fillsRowsByTheirOwnAddresses() throws IOException {
        Files.writeString(ddl, "CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(80) NOT NULL);");
        Path files = Files.createDirectory(directory.resolve("users"));
        StringBuilder csv = new StringBuilder("id,email\n");
        for (int row = 0; row < 300; row++) {
            csv.append(row).append(row % 100 == 50 ? ",\n" : ",u" + row + "@example.org\n");
        }
        Files.writeString(files.resolve("users.csv"), csv);
        Path out = directory.resolve("out");
        Program told = Program.run("--ddl", ddl, "--validate", files, "--repair", "--out", out);
        assertThat(told.out()).contains("3 filled");
        assertThat(Files.readAllLines(out.resolve("users.csv")).stream()
                        .skip(1)
                        .map(line -> line.substring(line.indexOf(','))))
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheOptionThatIsMissing() {
        assertThat(Program.run("--validate", rows).err()).contains("--ddl");
        assertThat(Program.run("--repair-log", directory.resolve("log")).err()).contains("add --repair");
        assertThat(Program.run("--ddl", ddl, "--validate", rows, "--out", rows).status())
                .isEqualTo(ExitStatus.USAGE);
    }
}
