package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class OwnerLayoutTest {

    @Property(tries = 300)
    void childToParentAndParentToChildrenAgree(
            @ForAll @IntRange(min = 1, max = 300) int parents,
            @ForAll @IntRange(min = 0, max = 2000) int children,
            @ForAll @IntRange(min = 0, max = 3) int least,
            @ForAll @DoubleRange(min = 0, max = 2) double concentration,
            @ForAll boolean scattered,
            @ForAll long key) {
        long orphans = children / 7;
        OwnerLayout layout = new OwnerLayout(
                new OwnerLayout.Shape(parents, children, orphans, least, Long.MAX_VALUE / 4, concentration),
                key,
                scattered && children > 0 ? new Permutation(children, key + 1) : null);
        long[] parentOf = new long[children];
        Arrays.fill(parentOf, OwnerLayout.NONE);
        long owned = 0;
        for (int parent = 0; parent < parents; parent++) {
            for (long child : layout.children(parent)) {
                assertThat(parentOf[(int) child])
                        .as("child %s has one parent", child)
                        .isEqualTo(OwnerLayout.NONE);
                parentOf[(int) child] = parent;
                owned++;
            }
            if ((children - orphans) / 2 >= (long) least * parents) {
                assertThat(layout.children(parent).length).isGreaterThanOrEqualTo(least);
            }
        }
        assertThat(owned).as("the total is exact").isEqualTo(children - orphans);
        for (int child = 0; child < children; child++) {
            long rank = layout.rank(layout.place(child));
            long parent = rank == OwnerLayout.NONE ? OwnerLayout.NONE : layout.parent(rank);
            assertThat(parent).isEqualTo(parentOf[child]);
        }
    }

    @Property(tries = 300)
    void noParentHasMoreChildrenThanAllowed(
            @ForAll @IntRange(min = 1, max = 200) int parents,
            @ForAll @IntRange(min = 1, max = 50) int most,
            @ForAll @DoubleRange(min = 0, max = 1) double fill,
            @ForAll @DoubleRange(min = 0, max = 1) double concentration,
            @ForAll long key) {
        int children = (int) (fill * parents * most);
        OwnerLayout layout =
                new OwnerLayout(new OwnerLayout.Shape(parents, children, 0, 0, most, concentration), key, null);
        for (int parent = 0; parent < parents; parent++) {
            assertThat(layout.children(parent).length).isLessThanOrEqualTo(most);
            assertThat((long) layout.children(parent).length).isLessThanOrEqualTo(layout.mostChildren());
        }
    }

    @Property(tries = 500)
    void placesOfHugeTablesFindTheirBlock(
            @ForAll @LongRange(min = 1, max = 2_000_000_000L) long parents,
            @ForAll @LongRange(min = 1, max = 2_000_000_000_000L) long children,
            @ForAll @IntRange(min = 0, max = 2) int least,
            @ForAll @DoubleRange(min = 0.01, max = 2) double concentration,
            @ForAll @DoubleRange(min = 0, max = 1) double at) {
        OwnerLayout layout = new OwnerLayout(
                new OwnerLayout.Shape(parents, children, 0, least, Long.MAX_VALUE / 4, concentration), 3, null);
        long place = Math.min(children - 1, (long) (at * children));
        long rank = layout.rank(place);
        assertThat(layout.start(rank)).isLessThanOrEqualTo(place);
        assertThat(layout.start(rank + 1)).isGreaterThan(place);
    }

    @Example
    void aFifthOfTheParentsHasMostOfTheChildren() {
        OwnerLayout layout =
                new OwnerLayout(new OwnerLayout.Shape(1000, 10_000, 0, 0, Long.MAX_VALUE / 4, 0.05), 1, null);
        assertThat(layout.start(200)).isBetween(8_000L, 8_800L);
    }
}
