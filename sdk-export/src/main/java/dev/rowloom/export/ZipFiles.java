package dev.rowloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Entries of one ZIP, complete when the run is. */
final class ZipFiles implements OutputFiles {

    /** Local and later than the format's first day, for which the JDK would add a second time of the machine's zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final PartFile file;
    private final ZipOutputStream zip;

    ZipFiles(FileOptions options) {
        file = PartFile.create(options.path(), options.existing());
        zip = new ZipOutputStream(file.stream());
        zip.setLevel(options.compressionLevel());
    }

    @Override
    public OutputStream begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        return zip;
    }

    @Override
    public void end() throws IOException {
        zip.closeEntry();
    }

    @Override
    public void complete() throws IOException {
        zip.finish();
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
