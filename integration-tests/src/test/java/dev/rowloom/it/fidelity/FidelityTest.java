package dev.rowloom.it.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.SharedCorpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void parentsHaveAsManyChildrenAsRealOnes() {
        List<Fidelity.Score> scores = FanOutFidelity.of(SharedCorpus.file("../data/multi/ourairports"), 7);

        assertThat(scores)
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.ours() / score.real())
                        .as(FanOutFidelity.text(score))
                        .isGreaterThan(0.95));
    }

    /** Another split of the rows, as one can hide what another shows: weights that were dealt by rounded shares. */
    @Test
    void sharesOfSingleColumnsAreExact() {
        Path csv = SharedCorpus.file("../data/tables/storms.csv");

        Fidelity.Result result = Fidelity.of("storms", csv, 8);

        assertThat(result.columnRatio()).as(Fidelity.text(result, 5)).isGreaterThan(0.95);
        assertThat(result.pairRatio()).as(Fidelity.text(result, 5)).isGreaterThan(0.95);
    }
}
