package dev.rowloom.schema.internal.pattern;

import dev.rowloom.schema.internal.pattern.Pattern.Anchor;
import dev.rowloom.schema.internal.pattern.Pattern.Characters;
import dev.rowloom.schema.internal.pattern.Pattern.Choice;
import dev.rowloom.schema.internal.pattern.Pattern.Direction;
import dev.rowloom.schema.internal.pattern.Pattern.Look;
import dev.rowloom.schema.internal.pattern.Pattern.Place;
import dev.rowloom.schema.internal.pattern.Pattern.Repeat;
import dev.rowloom.schema.internal.pattern.Pattern.Sequence;
import dev.rowloom.schema.internal.pattern.RegexOptions.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads regular expressions: PostgreSQL's advanced ones (section 9.7.3 of its manual) and Perl's, as PCRE, ICU and others
 * have them. Whether a repetition is greedy makes no difference to a test.
 */
public final class RegexReader {

    private static final int MOST_REPEATED = 1000;
    private static final int DEEPEST = 100;

    private final String source;
    private final RegexScanner in;
    private final Set<Option> options;
    private int depth;

    private RegexReader(String source, RegexOptions options) {
        this.source = source;
        this.in = new RegexScanner(source);
        this.options = EnumSet.noneOf(Option.class);
        this.options.addAll(options.options());
    }

    /**
     * Returns the pattern of an expression, which may be found anywhere in a text.
     *
     * @throws PatternException if it is malformed, or refers back to a group
     */
    public static Pattern read(String expression, RegexOptions options) throws PatternException {
        RegexReader reader = new RegexReader(expression, options);
        if (expression.startsWith("***=")) {
            return Pattern.text(expression.substring(4));
        } else if (expression.startsWith("***:")) {
            reader.in.skip(4);
        }
        Pattern pattern = reader.choice();
        if (reader.in.hasNext()) {
            throw reader.malformed("a parenthesis is not opened");
        }
        return pattern;
    }

    private PatternException malformed(String reason) {
        return new PatternException("the pattern '" + source + "': " + reason);
    }

    private boolean has(Option option) {
        return options.contains(option);
    }

    private Pattern choice() throws PatternException {
        if (++depth > DEEPEST) {
            throw malformed("its groups are nested too deeply");
        }
        List<Pattern> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (in.accept('|'));
        depth--;
        return alternatives.size() == 1 ? alternatives.get(0) : new Choice(alternatives);
    }

    private Pattern sequence() throws PatternException {
        List<Pattern> parts = new ArrayList<>();
        while (in.hasNext() && in.peek() != '|' && in.peek() != ')') {
            if (has(Option.EXTENDED) && in.skipBlankOrComment()) {
                continue;
            }
            Pattern atom = atom();
            if (atom != Pattern.EMPTY) {
                parts.add(repeated(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private Pattern repeated(Pattern atom) throws PatternException {
        Pattern pattern = atom;
        while (in.hasNext()) {
            int min;
            int max;
            if (in.accept('*')) {
                min = 0;
                max = Repeat.UNBOUNDED;
            } else if (in.accept('+')) {
                min = 1;
                max = Repeat.UNBOUNDED;
            } else if (in.accept('?')) {
                min = 0;
                max = 1;
            } else if (in.atBounds()) {
                int[] bounds = in.bounds();
                min = bounds[0];
                max = bounds[1];
            } else {
                return pattern;
            }
            if (min > max || min > MOST_REPEATED || max > MOST_REPEATED && max != Repeat.UNBOUNDED) {
                throw malformed("a repetition's bounds are out of range");
            }
            pattern = new Repeat(pattern, min, max);
            if (has(Option.PERL) && in.accept('+')) {
                throw malformed("a possessive repetition");
            }
            in.accept('?');
        }
        return pattern;
    }

    private Pattern atom() throws PatternException {
        int c = in.take();
        return switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '.' -> new Characters(has(Option.DOT_STOPS_AT_LINE_END) ? CharacterSet.ALL_IN_LINE : CharacterSet.ALL);
            case '^' -> new Anchor(has(Option.MULTI_LINE) ? Place.LINE_START : Place.TEXT_START);
            case '$' -> new Anchor(end());
            case '\\' -> escape();
            case '*', '+', '?' -> throw malformed("it repeats nothing");
            default -> character(c);
        };
    }

    private Place end() {
        if (has(Option.MULTI_LINE)) {
            return Place.LINE_END;
        }
        return has(Option.PERL) ? Place.LAST_LINE_END : Place.TEXT_END;
    }

    private Pattern character(int c) {
        return characters(CharacterSet.of(c));
    }

    private Characters characters(CharacterSet set) {
        return new Characters(has(Option.IGNORE_CASE) ? set.ignoringCase() : set);
    }

    private Pattern group() throws PatternException {
        Set<Option> outside = EnumSet.copyOf(options.isEmpty() ? EnumSet.noneOf(Option.class) : options);
        Pattern pattern;
        if (!in.accept('?')) {
            pattern = choice();
        } else if (in.accept(':')) {
            pattern = choice();
        } else if (in.accept('=')) {
            pattern = new Look(Direction.AHEAD, choice(), false);
        } else if (in.accept('!')) {
            pattern = new Look(Direction.AHEAD, choice(), true);
        } else if (in.acceptAll("<=")) {
            pattern = new Look(Direction.BEHIND, choice(), false);
        } else if (in.acceptAll("<!")) {
            pattern = new Look(Direction.BEHIND, choice(), true);
        } else if (switchOptions()) {
            return Pattern.EMPTY;
        } else if (in.accept(':')) {
            pattern = choice();
        } else if (in.acceptName()) {
            pattern = choice();
        } else {
            throw malformed("a group of a kind that is not known");
        }
        if (!in.accept(')')) {
            throw malformed("a group is not closed");
        }
        options.clear();
        options.addAll(outside);
        return pattern;
    }

    // (?i) for the rest of the group, or (?i: for a group of its own, of which the colon is left
    private boolean switchOptions() {
        boolean on = true;
        while (in.hasNext() && (Character.isLetter(in.peek()) && in.peek() != 'P' || in.peek() == '-')) {
            int flag = in.take();
            if (flag == '-') {
                on = false;
            } else {
                switchOption(flag, on);
            }
        }
        return in.accept(')');
    }

    private void switchOption(int flag, boolean on) {
        switch (flag) {
            case 'i' -> set(Option.IGNORE_CASE, on);
            case 'c' -> set(Option.IGNORE_CASE, !on);
            case 'x' -> set(Option.EXTENDED, on);
            case 's' -> set(Option.DOT_STOPS_AT_LINE_END, has(Option.PERL) && !on);
            case 'm', 'n', 'p', 'w' -> {
                set(Option.MULTI_LINE, flag != 'p' && on);
                set(
                        Option.DOT_STOPS_AT_LINE_END,
                        has(Option.PERL) ? has(Option.DOT_STOPS_AT_LINE_END) : flag != 'w' && on);
            }
            default -> {}
        }
    }

    private void set(Option option, boolean on) {
        if (on) {
            options.add(option);
        } else {
            options.remove(option);
        }
    }

    private Pattern bracket() throws PatternException {
        if (in.acceptAll("[:<:]]")) {
            return new Anchor(Place.WORD_START);
        } else if (in.acceptAll("[:>:]]")) {
            return new Anchor(Place.WORD_END);
        }
        boolean negated = in.accept('^');
        CharacterSet set = new BracketReader(in, source, has(Option.UNICODE)).read();
        CharacterSet cased = has(Option.IGNORE_CASE) ? set.ignoringCase() : set;
        CharacterSet result = negated ? cased.complement() : cased;
        boolean stops = negated && !has(Option.PERL) && has(Option.DOT_STOPS_AT_LINE_END);
        return new Characters(stops ? result.intersect(CharacterSet.ALL_IN_LINE) : result);
    }

    private Pattern escape() throws PatternException {
        if (!in.hasNext()) {
            throw malformed("it ends with a backslash");
        }
        int c = in.take();
        CharacterSet named = BracketReader.escapedClass(c, has(Option.UNICODE));
        if (named != null) {
            return characters(named);
        } else if (c == 'b' && has(Option.PERL)) {
            return new Anchor(Place.WORD_BOUNDARY);
        } else if (c >= '1' && c <= '9') {
            throw malformed("a reference back to a group");
        }
        Place place = place(c);
        if (place != null) {
            return new Anchor(place);
        } else if (c == 'Q' && has(Option.PERL)) {
            return Pattern.text(in.takeUntil("\\E"));
        }
        return character(BracketReader.escapedCharacter(c, in));
    }

    private @org.jspecify.annotations.Nullable Place place(int c) {
        boolean perl = has(Option.PERL);
        return switch (c) {
            case 'A' -> Place.TEXT_START;
            case 'Z' -> perl ? Place.LAST_LINE_END : Place.TEXT_END;
            case 'z' -> perl ? Place.TEXT_END : null;
            case 'm' -> perl ? null : Place.WORD_START;
            case 'M' -> perl ? null : Place.WORD_END;
            case 'y' -> perl ? null : Place.WORD_BOUNDARY;
            case 'Y' -> perl ? null : Place.NO_WORD_BOUNDARY;
            case 'B' -> perl ? Place.NO_WORD_BOUNDARY : null;
            case '<' -> Place.WORD_START;
            case '>' -> Place.WORD_END;
            default -> null;
        };
    }
}
