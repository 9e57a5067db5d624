package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers within what is usual for the subject of the row: the price of a thing, the salary of a job, the size of a file. */
final class Bands extends LongProgram {

    /** How the digits of prices end, in hundredths; a price in whole units ends with none of them. */
    private static final long[] ENDINGS = {99, 99, 95, 90, 50, 49, 0};

    private static final int CENTS = 2;

    private final Source source;
    private final long[] lows;
    private final long[] highs;
    private final Grain grain;
    private final LongDomain domain;
    private final long key;

    /** The least and the greatest usual number of an entry. */
    record Band(long low, long high) {}

    private record Source(int subject, Urn urn, int lexicon) {}

    /** What values are multiples of, and what they end with. */
    private record Grain(long unit, long step, boolean ended) {}

    private Bands(Source source, List<Band> bands, Grain grain, LongDomain domain, long key) {
        this.source = source;
        this.lows = bands.stream().mapToLong(Band::low).toArray();
        this.highs = bands.stream().mapToLong(Band::high).toArray();
        this.grain = grain;
        this.domain = domain;
        this.key = key;
    }

    /** Reads the bands of a vocabulary's entries. */
    static Map<String, Band> of(Vocabulary vocabulary, int low, int high) {
        Map<String, Band> bands = new HashMap<>();
        for (int i = 0; i < vocabulary.size(); i++) {
            Band band = new Band(Long.parseLong(vocabulary.value(i, low)), Long.parseLong(vocabulary.value(i, high)));
            bands.put(vocabulary.value(i, 0), band);
        }
        return bands;
    }

    /** Returns the program of a numeric part of a subject, or null where the part is none. */
    static @Nullable Bands of(Rule.About rule, ColumnContext column, Subjects subjects, Words words) {
        boolean whole = column.scale() == 0;
        long unit = Digits.powerOfTen(column.scale());
        Map<String, Band> bands;
        Grain grain;
        if (rule.subject() == Subject.PRODUCT && rule.part().equals("price")) {
            bands = new ProductWords(words, words.shares().locales()).prices();
            grain = new Grain(unit, unit, column.scale() >= CENTS);
        } else if (rule.subject() == Subject.PRODUCT && rule.part().equals("weight")) {
            // grams in whole numbers, kilograms with digits after the point
            bands = new ProductWords(words, words.shares().locales()).weights(whole ? 1000 : unit);
            grain = new Grain(1, 1, false);
        } else if (rule.subject() == Subject.JOB && rule.part().equals("salary")) {
            bands = of(words.vocabulary("common/positions"), 2, 3);
            grain = new Grain(unit, 100 * unit, false);
        } else if (rule.subject() == Subject.FILE && rule.part().equals("bytes") && whole) {
            bands = of(words.vocabulary("common/file-types"), 2, 3);
            grain = new Grain(1, 1, false);
        } else {
            return null;
        }
        int subject = subjects.number(rule.subject(), rule.group());
        List<WordList> lists = subjects.lists(subject);
        int lexicon = rule.subject() == Subject.FILE ? 1 : 0;
        List<Band> ordered = lists.get(lexicon).entries().stream()
                .map(entry -> bands.getOrDefault(entry, new Band(1, 100)))
                .toList();
        Source source = new Source(subject, subjects.urn(subject), lexicon);
        return new Bands(source, ordered, grain, column.units(), column.key("value"));
    }

    @Override
    long value(Frame frame, int cell) {
        int entry = source.urn().entry(frame.subject(source.subject())[cell], source.lexicon());
        long bits = Mix.hash(key, frame.draw(cell));
        long steps = (highs[entry] - lows[entry]) * grain.unit() / grain.step() + 1;
        long value = lows[entry] * grain.unit() + Spread.SKEWED.pick(bits, steps) * grain.step();
        if (grain.ended()) {
            long ending = ENDINGS[(int) Mix.below(Mix.next(bits), ENDINGS.length)];
            value += ending * (grain.unit() / Digits.powerOfTen(CENTS));
        }
        return domain.contains(value) ? value : domain.atLeast(Math.min(value, domain.max()));
    }
}
