package dev.rowloom.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Spoils scripts for some minutes: {@code mvn -Pfuzz verify}. What fails is written to {@code target/fuzz}; a shortened form of
 * it belongs to the resources of this package's tests.
 */
@EnabledIfSystemProperty(
        named = "rowloom.fuzz.minutes",
        matches = "\\d+",
        disabledReason = "a campaign: mvn -Pfuzz verify")
class DdlFuzzCampaignTest {

    private static final int MOST_FAILURES = 50;

    @Test
    void noSpoiltScriptBreaksTheReader() throws IOException {
        long seed = Long.getLong("rowloom.fuzz.seed", System.nanoTime());
        Duration length = Duration.ofMinutes(Long.getLong("rowloom.fuzz.minutes", 10));
        List<Scripts.Script> scripts = new ArrayList<>(Scripts.own());
        scripts.addAll(Scripts.under(corpus()));
        Random random = new Random(seed);
        Set<String> complaints = new TreeSet<>();
        long end = System.nanoTime() + length.toNanos();
        long tried = 0;
        while (System.nanoTime() < end && complaints.size() < MOST_FAILURES) {
            Scripts.Script script = scripts.get(random.nextInt(scripts.size()));
            long own = random.nextLong();
            String spoilt = new Mutator(own).spoil(script.text());
            String complaint = Reading.complaint(spoilt, dialect(random));
            if (complaint != null && complaints.add(complaint)) {
                keep(spoilt, complaints.size());
            }
            tried++;
        }
        System.out.printf(
                "fuzzed %d spoilt forms of %d scripts in %d min, seed %d: %d kinds of failure%n",
                tried, scripts.size(), length.toMinutes(), seed, complaints.size());
        assertThat(complaints).isEmpty();
    }

    private static @Nullable Dialect dialect(Random random) {
        int choice = random.nextInt(Dialect.all().size() + 1);
        return choice == 0 ? null : Dialect.all().get(choice - 1);
    }

    private static Path corpus() {
        String configured = System.getProperty("rowloom.shared");
        return (configured == null ? Path.of("../../shared") : Path.of(configured)).resolve("corpus");
    }

    private static void keep(String spoilt, int number) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        Files.write(folder.resolve("failure-" + number + ".sql"), spoilt.getBytes(StandardCharsets.UTF_8));
    }
}
