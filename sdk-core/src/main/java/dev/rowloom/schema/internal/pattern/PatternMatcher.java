package dev.rowloom.schema.internal.pattern;

import dev.rowloom.schema.internal.pattern.Pattern.Place;
import java.util.List;

/**
 * Tests texts against a pattern in time proportional to the text. Immutable and thread-safe.
 *
 * <p>All threads of the automaton advance over the text together, after Thompson.
 */
public final class PatternMatcher {

    private final Automaton automaton;

    private PatternMatcher(Automaton automaton) {
        this.automaton = automaton;
    }

    /**
     * Returns a matcher that looks for the pattern anywhere in a text.
     *
     * @throws PatternException if the pattern is too large
     */
    public static PatternMatcher anywhere(Pattern pattern) throws PatternException {
        return new PatternMatcher(Automaton.of(pattern));
    }

    /**
     * Returns a matcher of whole texts.
     *
     * @throws PatternException if the pattern is too large
     */
    public static PatternMatcher whole(Pattern pattern) throws PatternException {
        return anywhere(new Pattern.Sequence(
                List.of(new Pattern.Anchor(Place.TEXT_START), pattern, new Pattern.Anchor(Place.TEXT_END))));
    }

    /** Returns whether the text holds the pattern. */
    public boolean matches(String text) {
        int[] codePoints = text.codePoints().toArray();
        return new Run(automaton, codePoints).end(0, Run.Start.ANYWHERE, codePoints.length, Run.Stop.FIRST) >= 0;
    }

    /**
     * Returns the first place where the pattern is found, of those the longest: start and end in code points; null if there
     * is none.
     *
     * @param text the text
     * @param from where to begin
     */
    public int @org.jspecify.annotations.Nullable [] find(String text, int from) {
        int[] codePoints = text.codePoints().toArray();
        Run run = new Run(automaton, codePoints);
        for (int start = from; start <= codePoints.length; start++) {
            int end = run.end(start, Run.Start.HERE, codePoints.length, Run.Stop.LAST);
            if (end >= 0) {
                return new int[] {start, end};
            }
        }
        return null;
    }
}
