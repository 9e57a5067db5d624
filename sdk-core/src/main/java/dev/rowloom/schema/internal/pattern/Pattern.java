package dev.rowloom.schema.internal.pattern;

import java.util.List;

/** A pattern of characters. */
public sealed interface Pattern {

    /** The pattern of the empty text. */
    Pattern EMPTY = new Sequence(List.of());

    /** One character of a set. */
    record Characters(CharacterSet set) implements Pattern {}

    /** One after the other. */
    record Sequence(List<Pattern> parts) implements Pattern {
        /** Copies the list. */
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several. */
    record Choice(List<Pattern> alternatives) implements Pattern {
        /** Copies the list. */
        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * The same several times.
     *
     * @param part what is repeated
     * @param min the least number of times
     * @param max the greatest number of times, or {@link #UNBOUNDED}
     */
    record Repeat(Pattern part, int min, int max) implements Pattern {

        /** Stands for no greatest number. */
        public static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /** A place in the text, of no width. */
    record Anchor(Place place) implements Pattern {}

    /** A condition on what follows or precedes a place. */
    record Look(Direction direction, Pattern part, boolean negative) implements Pattern {}

    /** Which side is looked at. */
    enum Direction {
        AHEAD,
        BEHIND
    }

    /** A kind of place. */
    enum Place {
        TEXT_START,
        TEXT_END,
        /** The end, or ahead of a line feed that ends the text. */
        LAST_LINE_END,
        LINE_START,
        LINE_END,
        WORD_START,
        WORD_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** Returns the pattern of exactly that text. */
    static Pattern text(String text) {
        return new Sequence(text.codePoints()
                .<Pattern>mapToObj(c -> new Characters(CharacterSet.of(c)))
                .toList());
    }

    /** Returns any number of any characters. */
    static Pattern anything() {
        return new Repeat(new Characters(CharacterSet.ALL), 0, Repeat.UNBOUNDED);
    }
}
