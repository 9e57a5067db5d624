package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.Strategy;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.export.CsvSink;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any number of rows by one blueprint of a model: for the same tokens, and again without the model. */
class ReplaysModelBlueprintTest {

    /** Of all tables together; a million takes a minute. */
    private static final long ROWS = Long.getLong("rowloom.blueprint.rows", 24_000);

    private final Schema shop = SampleSchema.shop("postgresql").read();

    @TempDir
    Path directory;

    private SyntheticDataGenerator generator(long rows) {
        return SyntheticDataGenerator.of(shop).rows(rows).seed(7);
    }

    @Test
    void rowsCostNoMoreTokensAndComeAgainByteForByte() throws Exception {
        long each = ROWS / shop.tables().size();
        ScriptedModel few = ScriptedModel.of("wine-shop-answer.json");
        ScriptedModel many = ScriptedModel.of("wine-shop-answer.json");

        Blueprint small = generator(100).provider(few, "scripted-1").askBlueprint();
        SyntheticDataGenerator asking =
                generator(each).provider(many, "scripted-1").strategy(Strategy.BLUEPRINT);
        asking.generateTo(CsvSink.directory(directory.resolve("asked")));
        Blueprint asked = asking.plan().blueprint();
        asked.writeTo(directory.resolve("wine-shop.json"));
        generator(each)
                .blueprint(Blueprint.read(directory.resolve("wine-shop.json")))
                .generateTo(CsvSink.directory(directory.resolve("replayed")));

        BlueprintReport report = asked.report().orElseThrow();
        System.out.println(each * shop.tables().size() + " rows by a model's blueprint: " + report.requests()
                + " requests, " + report.usage().total() + " tokens");
        assertThat(many.requests()).hasSizeLessThanOrEqualTo(shop.tables().size());
        assertThat(report.usage()).isEqualTo(small.report().orElseThrow().usage());
        assertThat(asked).isEqualTo(small);
        assertThat(hashes("replayed"))
                .isEqualTo(hashes("asked"))
                .hasSize(shop.tables().size());
    }

    private Map<String, String> hashes(String folder) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".csv")).toList()) {
                hashes.put(file.getFileName().toString(), sha256(file));
            }
        }
        return hashes;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
