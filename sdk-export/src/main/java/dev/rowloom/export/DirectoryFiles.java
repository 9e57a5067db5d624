package dev.rowloom.export;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Files of a directory, each complete by itself. */
final class DirectoryFiles implements OutputFiles {

    private final FileOptions options;
    private @Nullable PartFile current;

    DirectoryFiles(FileOptions options) {
        this.options = options;
    }

    @Override
    public OutputStream begin(String name) {
        close();
        PartFile file = PartFile.create(options.path().resolve(name), options.existing());
        current = file;
        return file.stream();
    }

    @Override
    public void end() {
        if (current != null) {
            current.commit();
            current = null;
        }
    }

    @Override
    public void complete() {}

    @Override
    public void close() {
        if (current != null) {
            PartFile incomplete = current;
            current = null;
            incomplete.close();
        }
    }
}
