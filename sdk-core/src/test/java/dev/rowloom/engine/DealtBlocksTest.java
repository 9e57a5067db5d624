package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DealtBlocksTest {

    private static final int[][] ROWS = {{1, 1, 1}, {2, 2}, {5}, {0, 0}, {3, 3, 4}};

    private static DealtBlocks blocks(long key, long parents, long owned) {
        return new DealtBlocks(new Deck(new int[] {3, 2, 1, 2, 3}, key), ROWS, parents, owned);
    }

    @Property(tries = 300)
    void everyChildLiesInTheBlockOfItsParent(
            @ForAll long key,
            @ForAll @IntRange(min = 1, max = 300) int parents,
            @ForAll @IntRange(min = 1, max = 900) int owned) {
        DealtBlocks blocks = blocks(key, parents, owned);

        assertThat(blocks.start(0)).isZero();
        assertThat(blocks.start(parents)).isEqualTo(owned);
        for (long parent = 0; parent < parents; parent++) {
            long start = blocks.start(parent);
            long end = blocks.start(parent + 1);
            assertThat(end - start).isBetween(0L, blocks.most());
            for (long place = start; place < end; place++) {
                assertThat(blocks.parent(place)).isEqualTo(parent);
            }
        }
    }

    @Property(tries = 100)
    void moreChildrenMoveNoneWhereThereAreTooFew(@ForAll long key, @ForAll @IntRange(min = 100, max = 300) int owned) {
        DealtBlocks few = blocks(key, 1000, owned);
        DealtBlocks more = blocks(key, 1000, owned + 200);

        for (long parent = 0; parent < 30; parent++) {
            assertThat(more.start(parent)).isEqualTo(few.start(parent));
        }
    }
}
