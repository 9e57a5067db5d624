package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UrnTest {

    @Property(tries = 200)
    void wordsAndCopyNumberTellAllRowsApart(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 5) Integer> first,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 5) Integer> second,
            @ForAll long key) {
        Lexicon given = lexicon(first);
        Lexicon family = lexicon(second);
        Urn urn = new Urn(List.of(given, family), key);
        Set<String> seen = new HashSet<>();
        int rows = (int) urn.slots() * 3 + 1;
        for (int row = 0; row < rows; row++) {
            long place = urn.place(row);
            String text = folded(given, urn.entry(place, 0)) + "." + folded(family, urn.entry(place, 1)) + "#"
                    + urn.copy(place, given, family);
            assertThat(seen.add(text)).as("%s comes once", text).isTrue();
        }
    }

    @Property(tries = 100)
    void oneRoundHoldsEachNameAsOftenAsItsWeight(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> weights, @ForAll long key) {
        Lexicon lexicon = lexicon(weights);
        Urn urn = new Urn(List.of(lexicon), key);
        int[] drawn = new int[weights.size()];
        for (int row = 0; row < urn.slots(); row++) {
            drawn[urn.entry(urn.place(row), 0)]++;
        }
        assertThat(drawn)
                .containsExactly(weights.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Entries in pairs that differ in letter case only, so that folding makes classes of two. */
    private static Lexicon lexicon(List<Integer> weights) {
        List<String> entries = java.util.stream.IntStream.range(0, weights.size())
                .mapToObj(i -> (i % 2 == 0 ? "name" : "NAME") + (char) ('a' + i / 2))
                .toList();
        return new WordList(
                        entries, weights.stream().mapToInt(Integer::intValue).toArray())
                .lexicon(text -> text.toLowerCase(Locale.ROOT));
    }

    private static String folded(Lexicon lexicon, int entry) {
        return new String(lexicon.text(entry), java.nio.charset.StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
