package dev.rowloom.generation;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers by the hash of their requests, so that what was paid for once is not asked again. Of those without rows only the
 * first is put in, which leads to another request: the last is asked anew, for that can help. Thread-safe.
 */
interface AnswerCache {

    /** Returns the answer to a request, or null if there is none. */
    @Nullable
    StoredAnswer get(String requestHash);

    /** Keeps an answer, as far as that is possible; never throws for what a disk does. */
    void put(String requestHash, StoredAnswer answer);

    /** Returns what a person should know of the cache, and forgets it; nothing if all went well. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Keeps nothing: for a run that is not asked again. */
    static AnswerCache none() {
        return new AnswerCache() {
            @Override
            public @Nullable StoredAnswer get(String requestHash) {
                return null;
            }

            @Override
            public void put(String requestHash, StoredAnswer answer) {
                // nobody asks again
            }
        };
    }

    /**
     * Called where there is no answer, ahead of a request.
     *
     * @throws dev.rowloom.UsageException if nobody is to be asked
     */
    default void checkRecorded(String requestHash, Call call) {
        // who keeps answers lets others be asked for
    }

    /** Returns a cache that lives as long as its run. */
    static AnswerCache inMemory() {
        ConcurrentMap<String, StoredAnswer> answers = new ConcurrentHashMap<>();
        return new AnswerCache() {
            @Override
            public @Nullable StoredAnswer get(String requestHash) {
                return answers.get(requestHash);
            }

            @Override
            public void put(String requestHash, StoredAnswer answer) {
                answers.put(requestHash, answer);
            }
        };
    }
}
