package dev.rowloom.it.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.SharedCorpus;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FidelityTest {

    @ParameterizedTest
    @ValueSource(strings = {"titanic", "wine_quality_white"})
    void rowsOfAProfileAreNearlyAsLikeTheRealOnesAsTheseAreToEachOther(String table) {
        Path csv = SharedCorpus.file("../data/tables/" + table + ".csv");

        Fidelity.Result result = Fidelity.of(table, csv, 7);

        assertThat(result.columnRatio()).as(Fidelity.text(result, 5)).isGreaterThan(0.95);
        assertThat(result.pairRatio()).as(Fidelity.text(result, 5)).isGreaterThan(0.95);
        assertThat(result.again()).isLessThanOrEqualTo(result.realAgain());
    }
}
