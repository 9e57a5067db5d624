package dev.rowloom.export;

import dev.rowloom.ExportException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Puts failures of targets in words. */
final class Failures {

    private Failures() {}

    static ExportException writing(Path path, IOException cause) {
        return new ExportException("cannot write " + path + ": " + reason(path, cause), cause);
    }

    static ExportException exists(Path path) {
        return new ExportException(
                "cannot write " + path + ": it exists; delete it, choose another target, or let the sink overwrite",
                new FileAlreadyExistsException(path.toString()));
    }

    static ExportException notAFile(Path path) {
        return new ExportException("cannot write " + path + ": it is a directory; delete it or choose another target");
    }

    static ExportException notADirectory(Path path) {
        return new ExportException("cannot write to " + path + ": it is not a directory; choose another one");
    }

    static ExportException notWritable(Path directory) {
        return new ExportException("cannot write to " + directory
                + ": no permission to create files there; choose another directory or change its permissions");
    }

    private static String reason(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied; choose another target or change its permissions";
        } else if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return fileOf(path, cause) + " is a file, not a directory; choose another target";
        } else if (cause instanceof NoSuchFileException) {
            return missing(path, fileOf(path, cause));
        } else if (cause instanceof ClosedByInterruptException) {
            return "the writing thread was interrupted; run it again";
        }
        String message = cause instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : cause.getMessage();
        return (message == null ? cause.getClass().getSimpleName() : message)
                + "; what is incomplete was removed, make room or choose another target";
    }

    private static String missing(Path path, String file) {
        String what =
                path.toString().equals(file) ? "the system does not let it be made there" : file + " is not there";
        return what + "; choose another target";
    }

    private static String fileOf(Path path, IOException cause) {
        String file = ((FileSystemException) cause).getFile();
        return file == null ? path.toString() : file;
    }
}
