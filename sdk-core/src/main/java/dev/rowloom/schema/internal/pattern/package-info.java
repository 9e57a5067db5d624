/**
 * The patterns of LIKE, SIMILAR TO, GLOB and regular expressions, in one tree whatever their notation. Not part of the API.
 *
 * <p>Patterns come from schemas of unknown origin, so that they are not given to {@code java.util.regex}, whose
 * backtracking can take exponential time: {@link dev.rowloom.schema.internal.pattern.PatternMatcher} simulates an automaton
 * of all alternatives at once (Thompson 1968, <em>Regular Expression Search Algorithm</em>), in time proportional to the
 * text. What no such automaton can do, references back to groups above all, is refused when the pattern is read.
 */
@NullMarked
package dev.rowloom.schema.internal.pattern;

import org.jspecify.annotations.NullMarked;
