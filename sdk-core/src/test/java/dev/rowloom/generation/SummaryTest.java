package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a person is told of a run. */
class SummaryTest {

    @Test
    void oneReasonIsToldOnceWithItsPlaces() {
        String tables = "abcde"
                .chars()
                .mapToObj(name -> "create table " + (char) name + " (id int primary key, title text);")
                .reduce("", String::concat);
        FakeModel model = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.of(Kind.UNAUTHORISED, "the key is not known.")));

        GenerationReport report =
                Objects.requireNonNull(SyntheticDataGenerator.of(Schema.fromDdl(tables, Dialect.postgresql()))
                        .rows(2)
                        .provider(model, "fake-1")
                        .generate()
                        .metadata()
                        .generation());

        assertThat(report.failures()).hasSize(5);
        assertThat(report.summary())
                .filteredOn(line -> line.contains("UNAUTHORISED"))
                .singleElement()
                .asString()
                .startsWith("a, batch 1; b, batch 1; c, batch 1 and 2 more: UNAUTHORISED: the key is not known; ");
        assertThat(report.summary()).contains("e: 2 of 2 rows are the engine's, since the model wrote fewer");
    }
}
