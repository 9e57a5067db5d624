package dev.rowloom.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Holds rows against a file, or writes it. */
final class SnapshotCheck {

    private static final String UPDATE = "rowloom.snapshot.update";
    private static final String DIRECTORY = "rowloom.snapshot.directory";
    private static final int MOST_SHOWN = 20;

    private final Snapshot snapshot;
    private final ExtensionContext context;
    private final Generated generated;

    SnapshotCheck(Snapshot snapshot, ExtensionContext context, Generated generated) {
        this.snapshot = snapshot;
        this.context = context;
        this.generated = generated;
    }

    void run() {
        Path directory = Path.of(context.getConfigurationParameter(DIRECTORY).orElse("src/test/resources"));
        Path file = directory.resolve(snapshot.value()).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw new UsageException("@Snapshot(\"" + snapshot.value() + "\") is outside of " + directory);
        }
        Dataset dataset = generated.dataset();
        SnapshotText now = SnapshotText.of(dataset, List.of(snapshot.tables()));
        boolean update = context.getConfigurationParameter(UPDATE)
                .map(Boolean::parseBoolean)
                .orElse(false);
        try {
            if (update) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, now.text());
            } else if (!Files.exists(file)) {
                throw new AssertionError(
                        "there is no snapshot " + file.toAbsolutePath() + "; write it with -D" + UPDATE + "=true");
            } else {
                compare(SnapshotText.parse(Files.readString(file, UTF_8)), now, file);
            }
        } catch (IOException e) {
            throw new UsageException("the snapshot " + file + " can't be read or written: " + e, e);
        }
    }

    private static void compare(SnapshotText before, SnapshotText now, Path file) {
        List<String> differences = before.differences(now);
        if (!differences.isEmpty()) {
            List<String> shown = differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
            throw new AssertionError("the rows differ from the snapshot " + file + ":\n  " + String.join("\n  ", shown)
                    + (differences.size() > MOST_SHOWN ? "\n  and " + (differences.size() - MOST_SHOWN) + " more" : "")
                    + "\nIf that is meant, write it anew with -D" + UPDATE + "=true");
        }
    }
}
