package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WeightsTest {

    @Property(tries = 500)
    void theEntryIsTheOneWhoseShareOfTheSumTheBitsFallInto(
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 1, max = 1_000_000) Long> weights,
            @ForAll @Size(50) long[] random) {
        Weights picked = new Weights(weights.stream().mapToLong(Long::longValue).toArray());
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        for (long bits : random) {
            long number = Mix.below(bits, sum);
            int entry = 0;
            for (long rest = number; rest >= weights.get(entry); entry++) {
                rest -= weights.get(entry);
            }
            assertThat(picked.pick(bits)).isEqualTo(entry);
        }
    }
}
