package dev.rowloom.it.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.coherence.Coherence.Verdict;
import dev.rowloom.it.database.SharedCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In the schemas of real projects nothing contradicts itself but what {@code coherence/known.txt} lists. */
@Tag("corpus")
class CorpusCoherenceTest {

    private static final long ROWS = 200;

    @Test
    void whatDisagreesIsKnown() throws IOException, SQLException {
        List<Verdict> all = new ArrayList<>();
        for (Path file : Coherence.files(SharedCorpus.file(""), "")) {
            all.addAll(Coherence.judge(file, ROWS));
        }
        System.out.println(CoherenceReport.markdown(all));
        Set<String> broken = new TreeSet<>();
        all.stream().filter(verdict -> verdict.broken() > 0).forEach(verdict -> broken.add(name(verdict)));

        assertThat(broken).isSubsetOf(known());
    }

    private static String name(Verdict verdict) {
        return verdict.schema() + " " + verdict.rule().kind() + " "
                + verdict.rule().table() + ": " + verdict.rule().says();
    }

    private static Set<String> known() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(CorpusCoherenceTest.class.getResourceAsStream("/coherence/known.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }
}
