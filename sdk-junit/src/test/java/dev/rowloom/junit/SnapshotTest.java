package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    Path directory;

    @SyntheticData(ddl = "shop.sql", rows = 10, seed = 1)
    static class OfAMethod {
        @Test
        @Snapshot("fixtures/orders.snapshot")
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql", rows = 12, seed = 2)
    static class Changed {
        @Test
        @Snapshot("fixtures/orders.snapshot")
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql", rows = 10, seed = 1)
    @Snapshot(value = "customers.snapshot", tables = "customers")
    static class OfAClass {
        @Test
        void test() {}
    }

    @SyntheticData(ddl = "shop.sql")
    @Snapshot("../outside.snapshot")
    static class Outside {
        @Test
        void test() {}
    }

    private Run run(Class<?> test, boolean update) {
        return Run.of(
                test,
                Map.of(
                        "rowloom.snapshot.directory", directory.toString(),
                        "rowloom.snapshot.update", String.valueOf(update)));
    }

    @Test
    void holdsWhatIsGeneratedAgainstTheFile() throws IOException {
        assertThat(run(OfAMethod.class, false).message())
                .startsWith("there is no snapshot ")
                .endsWith("orders.snapshot; write it with -Drowloom.snapshot.update=true");

        run(OfAMethod.class, true).succeeds(1);
        run(OfAMethod.class, false).succeeds(1);

        Path file = directory.resolve("fixtures/orders.snapshot");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).contains("# customers", "# orders", "id,email,born").hasSizeGreaterThan(30);
        assertThat(run(Changed.class, false).message())
                .startsWith("the rows differ from the snapshot ")
                .contains("table customers has 12 rows, not 10")
                .containsPattern("customers row 0, email: '[^']+' became '[^']+'")
                .endsWith("If that is meant, write it anew with -Drowloom.snapshot.update=true");
    }

    @Test
    void namesTheCellThatDiffersAndColumnsThatCameAndWent() throws IOException {
        run(OfAClass.class, true).succeeds(1);
        Path file = directory.resolve("customers.snapshot");
        String text = Files.readString(file);
        String row = text.lines().skip(4).findFirst().orElseThrow();
        Files.writeString(
                file, text.replace(row, row.replaceFirst("^\\d+", "99")).replace("born", "birthday"));

        assertThat(run(OfAClass.class, false).message().lines())
                .contains(
                        "  column customers.birthday is no more",
                        "  column customers.born is new",
                        "  customers row 2, id: '99' became '3'")
                .hasSize(5);
    }

    @Test
    void staysInItsDirectory() {
        assertThat(run(Outside.class, true).message()).startsWith("@Snapshot(\"../outside.snapshot\") is outside of ");
    }

    @Test
    void readsWhatItWrites() {
        String text = "# t\na,b\n\"x,\"\"y\",\n\"\",\"# no\nline\"\n";

        assertThat(SnapshotText.parse(text).text()).isEqualTo(text);
        assertThat(SnapshotText.parse(text).differences(SnapshotText.parse(text.replace("no", "yes"))))
                .containsExactly("t row 1, b: '# no\nline' became '# yes\nline'");
    }
}
