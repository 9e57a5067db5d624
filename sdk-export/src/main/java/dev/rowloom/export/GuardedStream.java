package dev.rowloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Turns the failures of a stream into ones that name the file. */
final class GuardedStream extends OutputStream {

    private final OutputStream target;
    private final Path path;

    GuardedStream(OutputStream target, Path path) {
        this.target = target;
        this.path = path;
    }

    @Override
    public void write(int b) {
        try {
            target.write(b);
        } catch (IOException e) {
            throw Failures.writing(path, e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            target.write(bytes, from, count);
        } catch (IOException e) {
            throw Failures.writing(path, e);
        }
    }

    @Override
    public void flush() {
        try {
            target.flush();
        } catch (IOException e) {
            throw Failures.writing(path, e);
        }
    }

    @Override
    public void close() {
        try {
            target.close();
        } catch (IOException e) {
            throw Failures.writing(path, e);
        }
    }
}
