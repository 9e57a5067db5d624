package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TurnsTest {

    @Property(tries = 100)
    void kindAndNumberWithinItTellAllNumbersApart(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 100) Integer> shares, @ForAll long key) {
        Turns turns = new Turns(shares.stream().mapToInt(it -> it).toArray(), key);
        int sum = shares.stream().mapToInt(it -> it).sum();
        long numbers = 4L * sum * ((64 + sum - 1) / sum);
        long[] counts = new long[shares.size()];
        Set<String> seen = new HashSet<>();
        for (long number = 0; number < numbers; number++) {
            counts[turns.kind(number)]++;
            assertThat(seen.add(turns.kind(number) + "/" + turns.within(number)))
                    .isTrue();
        }
        for (int kind = 0; kind < counts.length; kind++) {
            assertThat(counts[kind]).isEqualTo(numbers / sum * shares.get(kind));
        }
        assertThat(turns.numbers(counts)).isEqualTo(numbers);
    }

    @Property(tries = 100)
    void partsOfAnUrnNeverGiveTheSameTextAndCopyTwice(
            @ForAll @IntRange(min = 1, max = 5) int weight, @ForAll long key) {
        WordList first = new WordList(List.of("anna", "mia"), new int[] {weight, 2});
        WordList second = new WordList(List.of("anna", "tom"), new int[] {1, weight});
        WordList family = new WordList(List.of("berg", "ANNA", "lund"), new int[] {3, 1, 2});
        WordList other = new WordList(List.of("berg", "dahl"), new int[] {1, 1});
        Mixture mixture = Mixture.of(List.of(
                new Mixture.Words("a", Mixture.Gender.FEMALE, List.of(first, family)),
                new Mixture.Words("a", Mixture.Gender.MALE, List.of(second, family)),
                new Mixture.Words(
                        "b", Mixture.Gender.FEMALE, List.of(new WordList(List.of("anna"), new int[] {2}), other)),
                new Mixture.Words(
                        "b", Mixture.Gender.MALE, List.of(new WordList(List.of("jan"), new int[] {1}), other))));
        var shares = dev.rowloom.internal.LocaleShares.parse("a 60%, b 40%", it -> it);
        Urn urn = mixture.urn(shares, key ^ 1, key);
        Lexicon[] classes =
                mixture.lists().stream().map(list -> list.lexicon(it -> it)).toArray(Lexicon[]::new);
        Set<String> seen = new HashSet<>();
        for (long row = 0; row < 2_000; row++) {
            long place = urn.place(row);
            String text = new String(classes[0].text(urn.entry(place, 0)), java.nio.charset.StandardCharsets.UTF_8)
                    + "."
                    + new String(classes[1].text(urn.entry(place, 1)), java.nio.charset.StandardCharsets.UTF_8) + "#"
                    + urn.copy(place, classes);
            assertThat(seen.add(text)).as(text).isTrue();
            Mixture.Part part = mixture.parts().get(urn.part(place));
            assertThat(urn.slot(place, 1))
                    .isBetween(
                            part.range().firsts()[1],
                            part.range().firsts()[1] + part.range().counts()[1] - 1);
        }
    }
}
