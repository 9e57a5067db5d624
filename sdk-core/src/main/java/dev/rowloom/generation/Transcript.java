package dev.rowloom.generation;

import dev.rowloom.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory of answers that is read and never added to: who replays it asks nobody. */
final class Transcript implements AnswerCache {

    private final Path directory;
    private final DirectoryCache answers;

    /**
     * Opens a transcript.
     *
     * @throws UsageException if there is no such directory
     */
    Transcript(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no transcript " + directory + "; record one with cache(directory)");
        }
        this.directory = directory;
        this.answers = new DirectoryCache(directory, AnswerCache.none());
    }

    @Override
    public @Nullable StoredAnswer get(String requestHash) {
        return answers.get(requestHash);
    }

    @Override
    public void put(String requestHash, StoredAnswer answer) {
        // what is replayed is there already
    }

    @Override
    public void checkRecorded(String requestHash, Call call) {
        throw new UsageException("the transcript " + directory + " has no answer to request " + requestHash + " (table "
                + call.table() + ", batch " + call.batch() + ", attempt " + call.attempt()
                + "): schema, options, model or provider are others than when it was recorded; record it again with"
                + " cache(directory)");
    }
}
