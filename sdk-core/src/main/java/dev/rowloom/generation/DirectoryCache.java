package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.ModelRequestReport.Counted;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a directory, a file each: named by the request's hash, written whole or not at all, so that a process that is
 * killed leaves no half of one. A file that can't be read as an answer counts as none, and is written anew. A disk that is full
 * or takes no files costs no more than that.
 */
final class DirectoryCache implements AnswerCache {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(1 << 27)
                            .build())
                    .build())
            .build();

    private static final String HALF = "rowloom-";
    private static final String HALF_END = ".tmp";

    /** What another process writes at the moment is younger than that. */
    private static final Duration OLD = Duration.ofHours(1);

    /** No answer is longer; what is, is none. */
    private static final long LONGEST = 1 << 28;

    private final Path directory;
    private final AnswerCache unwritten;
    private String problem = "";
    private int failed;

    /**
     * Opens a cache, and removes what a killed process left half written.
     *
     * @param unwritten takes the answers that can't be written
     * @throws UsageException if the directory can't be made
     */
    DirectoryCache(Path directory, AnswerCache unwritten) {
        this.directory = directory;
        this.unwritten = unwritten;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException(
                    "the cache " + directory + " is no directory that can be made: " + e.getMessage(), e);
        }
        removeHalves();
    }

    private void removeHalves() {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(directory, HALF + "*" + HALF_END)) {
            Instant old = now().minus(OLD);
            for (Path half : halves) {
                if (Files.getLastModifiedTime(half).toInstant().isBefore(old)) {
                    Files.deleteIfExists(half);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // they are in nobody's way
        }
    }

    /** Returns what time it is for the file system, which may be another machine's. */
    private Instant now() throws IOException {
        Path probe = Files.createTempFile(directory, HALF, HALF_END);
        try {
            return Files.getLastModifiedTime(probe).toInstant();
        } finally {
            Files.delete(probe);
        }
    }

    @Override
    public @Nullable StoredAnswer get(String requestHash) {
        Path file = file(requestHash);
        try {
            if (Files.size(file) <= LONGEST) {
                JsonNode json = JSON.readTree(Files.readAllBytes(file));
                if (json.path("version").asInt() == VERSION && json.path("text").isTextual()) {
                    return answer(json);
                }
            }
        } catch (IOException | IllegalArgumentException | RowloomException e) {
            // not there, or half a file of another program: asked again and replaced
        }
        return unwritten.get(requestHash);
    }

    @Override
    public void put(String requestHash, StoredAnswer answer) {
        ObjectNode json = JSON.createObjectNode()
                .put("version", VERSION)
                .put("rows", answer.rows())
                .put("text", answer.text())
                .put("finish", answer.finish())
                .put("cut", answer.cut())
                .put(
                        "failure",
                        answer.failure() == null ? null : answer.failure().name())
                .put("message", answer.message())
                .put("input", answer.usage().input())
                .put("output", answer.usage().output())
                .put("thinking", answer.usage().thinking())
                .put("cached", answer.usage().cached())
                .put("counted", answer.counted().name());
        answer.degraded().forEach(json.putArray("degraded")::add);
        json.put("form", answer.form());
        try {
            write(JSON.writeValueAsBytes(json), file(requestHash));
        } catch (IOException e) {
            failed(e);
            unwritten.put(requestHash, answer);
        }
    }

    private void write(byte[] answer, Path file) throws IOException {
        Path half = Files.createTempFile(directory, HALF, HALF_END);
        try {
            Files.write(half, answer);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half); // still there if it could not be written or moved
        }
    }

    private synchronized void failed(IOException e) {
        failed++;
        problem = problem.isEmpty() ? e.getClass().getSimpleName() + " " + e.getMessage() : problem;
    }

    @Override
    public synchronized Optional<String> trouble() {
        if (failed == 0) {
            return Optional.empty();
        }
        String what = failed == 1 ? "1 answer" : failed + " answers";
        String said = what + " could not be kept in the cache " + directory + " (" + problem
                + "); a run that is started again asks for what they answered: make room, or choose another directory";
        failed = 0;
        problem = "";
        return Optional.of(said);
    }

    private Path file(String requestHash) {
        return directory.resolve(requestHash + ".json");
    }

    private static StoredAnswer answer(JsonNode json) {
        List<String> degraded = new ArrayList<>();
        json.path("degraded").forEach(step -> degraded.add(step.asText()));
        return new StoredAnswer(
                json.path("rows").asInt(1),
                json.path("text").asText(),
                json.path("finish").asText(),
                json.path("cut").asBoolean(),
                json.path("failure").isTextual()
                        ? ProviderException.Kind.valueOf(json.path("failure").asText())
                        : null,
                json.path("message").asText(),
                new TokenUsage(
                        json.path("input").asLong(),
                        json.path("output").asLong(),
                        json.path("thinking").asLong(),
                        json.path("cached").asLong()),
                Counted.valueOf(json.path("counted").asText(Counted.BY_SERVICE.name())),
                degraded,
                json.path("form").asText());
    }
}
