package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a directory, a file each: named by the request's hash, written whole or not at all, so that a process that is
 * killed leaves no half of one. A file that can't be read as an answer counts as none, and is written anew.
 */
final class DirectoryCache implements AnswerCache {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(1 << 27)
                            .build())
                    .build())
            .build();

    private final Path directory;

    /**
     * Opens a cache.
     *
     * @throws UsageException if the directory can't be made or written to
     */
    DirectoryCache(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException(
                    "the cache " + directory + " is no directory that can be made: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable StoredAnswer get(String requestHash) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file(requestHash)));
            return json.path("version").asInt() == VERSION && json.path("text").isTextual() ? answer(json) : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | IllegalArgumentException e) {
            return null; // half a file of another program, or of a disk that was full: asked again and replaced
        }
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
                .put("cached", answer.usage().cached());
        answer.degraded().forEach(json.putArray("degraded")::add);
        json.put("form", answer.form());
        try {
            Path half = Files.createTempFile(directory, requestHash.substring(0, 8), ".tmp");
            Files.write(half, JSON.writeValueAsBytes(json));
            Files.move(half, file(requestHash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ExportException(
                    "an answer could not be kept in " + directory + ": " + e.getMessage()
                            + "; make room or choose another" + " directory, or go on without a cache",
                    e);
        }
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
                degraded,
                json.path("form").asText());
    }
}
