package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.ExportException;
import dev.rowloom.samples.quickstart.OutputFile.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path directory;

    @Test
    void fileIsWrittenWithItsDirectories() {
        Path file = directory.resolve("a/b/c.csv");

        OutputFile.claim(file, Existing.REFUSE).write(out -> out.write('x'));

        assertThat(file).hasContent("x");
        assertThat(file.getParent()).isDirectoryContaining("glob:**c.csv").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void claimTouchesNothing() {
        OutputFile.claim(directory.resolve("a/b.csv"), Existing.REFUSE);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fileThatExistsIsRefusedUnlessForced() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "old");

        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> OutputFile.claim(file, Existing.REFUSE))
                .withMessage("cannot write " + file + ": it exists; add --force to replace it");
        OutputFile.claim(file, Existing.REPLACE).write(out -> out.write('n'));
        assertThat(file).hasContent("n");
    }

    @Test
    void directoryIsRefused() {
        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> OutputFile.claim(directory, Existing.REPLACE))
                .withMessage("cannot write " + directory + ": it is a directory; choose another file");
    }

    @Test
    void fileInPlaceOfTheDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "");

        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> OutputFile.claim(file.resolve("b.csv"), Existing.REFUSE))
                .withMessage("cannot write " + file.resolve("b.csv") + ": " + file
                        + " is not a directory; choose another file");
    }

    @Test
    void contentThatFailsLeavesNothingAndKeepsTheOldFile() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "old");

        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> OutputFile.claim(file, Existing.REPLACE).write(out -> {
                    out.write('n');
                    throw new IOException("No space left on device");
                }))
                .withMessage(
                        "cannot write " + file + ": No space left on device; free some space or choose another file");
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }
}
