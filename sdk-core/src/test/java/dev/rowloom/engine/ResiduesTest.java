package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.Residues.Cost;
import dev.rowloom.engine.Residues.Part;
import dev.rowloom.engine.Residues.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The choice of what tells the rows of a key apart. */
class ResiduesTest {

    private static Part part(long space, Presence presence) {
        return new Part(space, presence, Cost.NOTHING);
    }

    @Test
    void whatIsNeverNullIsEnoughWhereItHasRoom() {
        Residues residues = new Residues(
                List.of(part(1000, Presence.BY_CHANCE), part(50, Presence.ALWAYS), part(40, Presence.ALWAYS)),
                List.of(),
                1000);
        assertThat(residues.modulus(0)).isZero();
        assertThat(residues.modulus(1) * residues.modulus(2)).isGreaterThanOrEqualTo(1000);
        assertThat(residues.isEnough()).isTrue();
    }

    @Test
    void anyOneOfThoseThatMayBeNullCanBe() {
        Residues residues = new Residues(
                List.of(
                        part(1000, Presence.BY_CHANCE),
                        part(1000, Presence.BY_CHANCE),
                        part(1000, Presence.BY_CHANCE),
                        part(1000, Presence.BY_CHANCE)),
                List.of(),
                1000);
        long chosen = java.util.stream.IntStream.range(0, 4)
                .filter(place -> residues.modulus(place) > 0)
                .count();
        assertThat(chosen).isEqualTo(3);
        assertThat(residues.room()).isGreaterThan(1000L * 1000 * 900);
    }

    @Test
    void noTwoModuliHaveADivisorInCommon() {
        Residues residues = new Residues(
                List.of(part(210, Presence.ALWAYS), part(330, Presence.ALWAYS), part(2, Presence.ALWAYS)),
                List.of(),
                60_000);
        assertThat(residues.modulus(0)).isEqualTo(210);
        assertThat(residues.modulus(1)).isEqualTo(323);
        assertThat(residues.modulus(2)).isZero();
    }

    @Test
    void theWorstBranchCounts() {
        List<Part> parts = List.of(part(1000, Presence.BY_BRANCH), part(300, Presence.BY_BRANCH));
        assertThat(new Residues(parts, List.of(List.of(0), List.of(1)), 200).isEnough())
                .isTrue();
        assertThat(new Residues(parts, List.of(List.of(0), List.of(1)), 400).isEnough())
                .isFalse();
        assertThat(new Residues(parts, List.of(List.of(0), List.of()), 2).isEnough())
                .isFalse();
    }
}
