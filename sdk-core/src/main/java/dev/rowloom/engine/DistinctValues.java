package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds, for a column, the numbered values of which none comes twice under the column's equality. */
final class DistinctValues {

    /** So few values that the finest steps of the type are better. */
    private static final int FEW = 100;

    private static final int UUID_BITS = 60;
    private static final int UUID_LENGTH = 36;
    private static final String JSON = "\\{\"id\": [1-9][0-9]{8}\\}";
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String CODE = "[A-Z0-9]";

    /** So many texts may be listed one by one to find those that are equal. */
    private static final int MOST_LISTED = 50_000;

    private static final int LONGEST_CODE = 8;

    /** A key of fewer whole numbers takes fractions too. */
    private static final int FEW_WHOLE = 10_000;

    private final Words words;
    private final SubjectRules subjects;
    private final TextRules texts;

    DistinctValues(Words words, SubjectRules subjects, TextRules texts) {
        this.words = words;
        this.subjects = subjects;
        this.texts = texts;
    }

    /**
     * Returns the values, or null where none can be numbered: a caller's own function.
     *
     * @param limit within which texts have to differ
     * @param step of how many microseconds times have to differ, 0 where of any
     */
    @Nullable
    Distinct of(ColumnContext column, TextLimit limit, long step) {
        Rule rule = column.rule();
        if (rule instanceof Rule.External) {
            return null;
        } else if (column.encoding().isLong()) {
            return step > 1 ? coarse(column, rule, step) : longs(column, rule);
        } else if (column.encoding() == Encoding.UUID) {
            return uuids(column, false);
        } else if (column.encoding() == Encoding.BINARY) {
            return bytes(column, limit);
        }
        return takesAnyText(column.column().type()) ? text(column, rule, limit) : formed(column, rule, limit);
    }

    private static boolean takesAnyText(DataType type) {
        return type instanceof DataType.TextType || type instanceof DataType.JsonType;
    }

    /** Returns texts of a type that takes no others, such as an interval's. */
    private @Nullable Distinct formed(ColumnContext column, Rule rule, TextLimit limit) {
        if (column.column().type() instanceof DataType.RangeType range
                && Ranges.isKnown(range.element())
                && isExcluded(column)) {
            return new Distinct(
                    Ranges.SLOTS,
                    Distinct.Shuffling.NEEDED,
                    source -> new Ranges(range.element(), source, column.key("value")));
        }
        String pattern = column.blueprint().origin() == Origin.INFERRED
                ? KeyPatterns.of(column.column().type())
                : null;
        if (pattern != null) {
            return pattern(column, TextPattern.parse(pattern, column.fold()));
        } else if (rule instanceof Rule.Values) {
            return listed(column, rule, TextLimit.NONE);
        } else if (rule instanceof Rule.Pattern given) {
            return pattern(column, TextPattern.parse(given.pattern(), column.fold()));
        }
        return column.column().type() instanceof DataType.OpaqueType ? text(column, rule, limit) : null;
    }

    /** Returns whether an exclusion constraint says that no two ranges of the column overlap. */
    private static boolean isExcluded(ColumnContext column) {
        return column.table().exclusions().stream()
                .flatMap(exclusion -> exclusion.elements().stream())
                .anyMatch(element ->
                        element.expression().columns().contains(column.column().name()));
    }

    private Distinct longs(ColumnContext column, Rule rule) {
        LongDomain domain = toldApart(column);
        LongRules rules = rules(column, domain);
        boolean guessed = column.blueprint().origin() == Origin.INFERRED && !(rule instanceof Rule.Constant);
        if (guessed && rules.isListed()) {
            // none of the values that a CHECK lists comes first
            LongRules.Steps all = rules.all();
            return new Distinct(
                    all.values().size(),
                    Distinct.Shuffling.NEEDED,
                    source -> new Longs.Indexed(all.values(), LongDomain.EMPTY, all.step(), source));
        } else if (rule instanceof Rule.Sequence sequence) {
            return sequence(column, rules, sequence);
        } else if (rule instanceof Rule.Constant) {
            LongProgram program = rules(column, column.units()).program(rule);
            return new Distinct(1, Distinct.Shuffling.DONE, source -> program);
        } else if (rule instanceof Rule.Values values
                && (column.blueprint().origin() != Origin.INFERRED || domain.hasGaps())) {
            List<Long> kept = values.values().stream()
                    .map(value -> rules.unit(value.value()))
                    .filter(column.units()::contains)
                    .distinct()
                    .toList();
            if (!kept.isEmpty()) {
                long[] listed = kept.stream().mapToLong(Long::longValue).toArray();
                return new Distinct(
                        listed.length, Distinct.Shuffling.NEEDED, source -> new Longs.Listed(listed, source));
            } else if (column.blueprint().origin() == Origin.USER) {
                throw rules.noneAdmitted(values);
            }
        }
        LongRules.Steps steps = rules.steps(rule);
        // what a user asked for is all there is; what was guessed comes first, and the rest of the type after it
        LongDomain rest = column.blueprint().origin() == Origin.INFERRED ? rules.beyond(steps) : LongDomain.EMPTY;
        if (guessed && steps.values().size() < FEW && rest.size() < FEW) {
            // steps as coarse as a guess makes them would leave too little
            return numbered(rules.all(), LongDomain.EMPTY);
        }
        return numbered(steps, rest);
    }

    private static Distinct numbered(LongRules.Steps steps, LongDomain rest) {
        long preferred = Math.min(Permutation.MAX_SIZE / 2, steps.values().size());
        return new Distinct(
                preferred + Math.min(Permutation.MAX_SIZE / 2, rest.size()),
                preferred,
                Distinct.Shuffling.NEEDED,
                source -> new Longs.Indexed(steps.values(), rest, steps.step(), source));
    }

    /** Times of which no two lie in the same day or hour. */
    private static Distinct coarse(ColumnContext column, Rule rule, long step) {
        LongRules rules = rules(column, column.units());
        LongRules.Steps steps = rules.steps(rule);
        long first = steps.values().min() * steps.step();
        long last = steps.values().max() * steps.step();
        // what ends a range lies behind what begins it
        LongDomain all = column.units()
                .intersect(LongDomain.range(Long.MIN_VALUE, column.units().max() - step))
                .dividedBy(step);
        LongDomain near = all.intersect(LongDomain.range(-Math.floorDiv(-first, step), Math.floorDiv(last, step)));
        LongDomain wanted = near.isEmpty() ? all : near;
        LongDomain rest =
                column.blueprint().origin() == Origin.INFERRED ? all.intersect(wanted.complement()) : LongDomain.EMPTY;
        return new Distinct(
                wanted.size() + rest.size(),
                wanted.size(),
                Distinct.Shuffling.NEEDED,
                source -> new Longs.Indexed(wanted, rest, step, source));
    }

    /** Returns the values that stay apart when the type rounds them. */
    private static LongDomain toldApart(ColumnContext column) {
        LongDomain domain = column.units();
        if (!(column.column().type() instanceof DataType.FloatType real)) {
            return domain;
        }
        long most = Digits.powerOfTen(Units.digits(real)) - 1;
        LongDomain apart = domain.intersect(LongDomain.range(-most, most));
        return apart.isEmpty() ? domain : apart;
    }

    private static LongRules rules(ColumnContext column, LongDomain domain) {
        return new LongRules(column, domain, column.encoding(), column.scale());
    }

    private static Distinct sequence(ColumnContext column, LongRules rules, Rule.Sequence sequence) {
        LongDomain whole = column.units().dividedBy(Digits.powerOfTen(column.scale()));
        if (column.scale() > 0 && whole.size() < FEW_WHOLE && column.blueprint().origin() == Origin.INFERRED) {
            return fractions(column);
        }
        LongProgram program = rules.program(sequence);
        LongDomain run = rules.numbered(sequence);
        long space = Math.min(Permutation.MAX_SIZE / 2, rules.sequenceSpace(sequence));
        boolean steady = sequence.step() == 1 && rules.isAscending(sequence);
        // a narrow type has few numbers above zero: those below come after them
        LongDomain rest = steady && space < Distinct.LARGE && column.blueprint().origin() == Origin.INFERRED
                ? column.units().intersect(run.complement()).dividedBy(Digits.powerOfTen(column.scale()))
                : LongDomain.EMPTY;
        LongDomain first = run.dividedBy(Digits.powerOfTen(column.scale()));
        return new Distinct(
                space + rest.size(),
                space,
                Distinct.Shuffling.DONE,
                source -> source instanceof IndexSource.Rows && rest.isEmpty()
                        ? program
                        : new Longs.Indexed(first, rest, Digits.powerOfTen(column.scale()), source));
    }

    /** Numbers rows by the smallest units where there are hardly any whole numbers. */
    private static Distinct fractions(ColumnContext column) {
        LongDomain above = column.units().intersect(LongDomain.range(1, Long.MAX_VALUE));
        LongDomain first = above.isEmpty() ? column.units() : above;
        LongDomain rest = column.units().intersect(first.complement());
        return new Distinct(
                first.size() + rest.size(),
                first.size(),
                Distinct.Shuffling.DONE,
                source -> new Longs.Indexed(first, rest, 1, source));
    }

    private static Distinct uuids(ColumnContext column, boolean text) {
        long space = 1L << UUID_BITS;
        long key = column.key("value");
        Permutation shuffle = new Permutation(space, column.key("unique"));
        return new Distinct(space, Distinct.Shuffling.DONE, source -> new Texts.Uuids(shuffle, source, text, key));
    }

    private static Distinct bytes(ColumnContext column, TextLimit limit) {
        int most = column.column().type() instanceof DataType.BinaryType binary ? binary.maxLength() : 16;
        boolean fixed = column.column().type() instanceof DataType.BinaryType binary
                && binary.padding() == DataType.Padding.FIXED;
        int longest = Math.min(column.domain().maxLength(), Math.min(most, limit.maxBytes()));
        int length = fixed
                ? Math.min(most, column.domain().maxLength())
                : Math.max(Math.max(1, column.domain().minLength()), Math.min(16, longest));
        // of bytes, a key's prefix counts bytes
        int indexBytes = Math.min(7, Math.min(length, limit.maxChars()));
        return new Distinct(
                1L << 8 * indexBytes,
                Distinct.Shuffling.NEEDED,
                source -> new Texts.RandomBytes(length, length, source, indexBytes, column.key("value")));
    }

    private Distinct text(ColumnContext column, Rule rule, TextLimit limit) {
        boolean guessed = rule instanceof Rule.Values && column.blueprint().origin() == Origin.INFERRED;
        if (column.domain().values() != null || (rule instanceof Rule.Values && !guessed)) {
            return listed(column, rule, limit);
        } else if (rule instanceof Rule.Constant) {
            return new Distinct(1, Distinct.Shuffling.DONE, source -> texts.program(rule, column));
        } else if (column.column().type() instanceof DataType.JsonType) {
            return Objects.requireNonNull(pattern(column, TextPattern.parse(JSON, column.fold())));
        } else if (rule instanceof Rule.Sequence sequence) {
            return sequence(column, sequence, limit);
        } else if (rule instanceof Rule.Pattern pattern) {
            TextPattern parsed = TextPattern.parse(pattern.pattern(), column.fold());
            Distinct found = limit.admits(parsed.longest(), parsed.longest() * 4) ? pattern(column, parsed) : null;
            if (found != null) {
                return found;
            }
        } else if (rule instanceof Rule.Uuid
                && limit.ascii() >= UUID_LENGTH
                && column.domain().minLength() <= UUID_LENGTH) {
            return uuids(column, true);
        } else if (rule instanceof Rule.About about) {
            Distinct found = about(column, about, limit);
            if (found != null) {
                return found;
            }
        } else if (rule instanceof Rule.Vocabulary vocabulary) {
            Distinct found = urn(column, limit, List.of(words.list(vocabulary.name(), vocabulary.column())), " ");
            if (found != null) {
                return found;
            }
        } else if (rule instanceof Rule.Text text
                && (text.style() == Rule.Style.WORD || text.style() == Rule.Style.TITLE)) {
            Distinct found =
                    urn(column, limit, List.of(words.common("adjectives").singleWords(), words.common("nouns")), " ");
            if (found != null) {
                return found;
            }
        } else if (rule instanceof Rule.Template template && texts.wordsOf(template, column) != null) {
            TextRules.WordsBetween slots = java.util.Objects.requireNonNull(texts.wordsOf(template, column));
            Distinct found = urn(column, limit, slots.lists(), slots.between());
            if (found != null) {
                return found;
            }
        } else if (limit.ascii() > 2 * LONGEST_CODE + Composed.COPY_DIGITS && isSentence(rule)) {
            BytesProgram base = texts.program(rule, column);
            return new Distinct(
                    Permutation.MAX_SIZE,
                    Distinct.Shuffling.DONE,
                    source -> new Suffixed(base, separator(rule), limit, source));
        }
        return code(column, limit);
    }

    /** A text without spaces gets none at its end either. */
    private static char separator(Rule rule) {
        boolean spaced =
                !(rule instanceof Rule.Template template) || template.template().contains(" ");
        return spaced ? ' ' : '-';
    }

    private static boolean isSentence(Rule rule) {
        return rule instanceof Rule.Text
                || rule instanceof Rule.Template
                || rule instanceof Rule.Temporal
                || rule instanceof Rule.After
                || rule instanceof Rule.Number;
    }

    private Distinct listed(ColumnContext column, Rule rule, TextLimit limit) {
        List<String> candidates = rule instanceof Rule.Values values
                ? texts.admitted(values, column).stream()
                        .map(Rule.Weighted::value)
                        .toList()
                : column.domain().allowedValues();
        UnaryOperator<String> fold = text -> column.fold().apply(limit.prefix(text));
        Map<String, byte[]> distinct = new LinkedHashMap<>();
        candidates.forEach(value -> distinct.putIfAbsent(fold.apply(value), value.getBytes(StandardCharsets.UTF_8)));
        List<byte[]> values = new ArrayList<>(distinct.values());
        return new Distinct(values.size(), Distinct.Shuffling.NEEDED, source -> new Texts.Listed(values, source));
    }

    private static Distinct sequence(ColumnContext column, Rule.Sequence sequence, TextLimit limit) {
        int digits = Math.min(18, limit.ascii());
        int least = Math.min(column.domain().minLength(), digits);
        long start = Math.max(sequence.start(), least > 1 ? Digits.powerOfTen(least - 1) : 0);
        long end = Digits.powerOfTen(digits) - 1;
        LongDomain numbers = LongDomain.range(start <= end ? start : 0, end);
        return new Distinct(
                Math.min(Permutation.MAX_SIZE, numbers.size()),
                Distinct.Shuffling.DONE,
                source -> new Texts.Rendered(
                        new Longs.Indexed(numbers, LongDomain.EMPTY, 1, source), Encoding.INTEGER, 0, null));
    }

    /** Returns the texts of a pattern, or null where they may be too short or come twice. */
    private static @Nullable Distinct pattern(ColumnContext column, TextPattern pattern) {
        boolean fits = pattern.shortest() >= column.domain().minLength();
        if (fits && pattern.isUnambiguous() && column.domain().excluded().isEmpty()) {
            return new Distinct(
                    pattern.space(), Distinct.Shuffling.NEEDED, source -> new Texts.IndexedPattern(pattern, source));
        }
        return pattern.space() <= MOST_LISTED ? distinct(column, texts(pattern)) : null;
    }

    private static List<String> texts(TextPattern pattern) {
        BytesVector vector = new BytesVector(Encoding.TEXT);
        vector.reset((int) pattern.space());
        for (long number = 0; number < pattern.space(); number++) {
            pattern.write(number, vector);
            vector.endCell();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            texts.add(vector.text(i));
        }
        return texts;
    }

    /** Returns those of some texts that the column admits, each once, or null where there is none. */
    private static @Nullable Distinct distinct(ColumnContext column, List<String> texts) {
        UnaryOperator<String> fold = column.fold();
        Set<String> taken = new HashSet<>();
        column.domain().excluded().forEach(value -> taken.add(fold.apply(value)));
        List<byte[]> values = texts.stream()
                .filter(text ->
                        text.codePointCount(0, text.length()) >= column.domain().minLength())
                .filter(text -> taken.add(fold.apply(text)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        return values.isEmpty()
                ? null
                : new Distinct(values.size(), Distinct.Shuffling.NEEDED, source -> new Texts.Listed(values, source));
    }

    private @Nullable Distinct about(ColumnContext column, Rule.About about, TextLimit limit) {
        BytesProgram program = subjects.program(about, column, limit, true);
        if (program == null
                || program.rows() < Distinct.LARGE / 16
                || program.shortest() < column.domain().minLength()) {
            boolean fewWords = about.subject() == Subject.PLACE || about.part().equals("middle");
            return fewWords ? urn(column, limit, fallbackWords(about), " ") : null;
        }
        // the program counts copies by the row's place in its urn, whatever the source
        return new Distinct(program.rows(), Distinct.Shuffling.DONE, source -> program);
    }

    private List<WordList> fallbackWords(Rule.About about) {
        return switch (about.part()) {
            case "city" -> List.of(words.local("places", 0));
            case "region" -> List.of(words.local("places", 1));
            case "street", "full" -> List.of(words.local("streets", 0));
            case "country" -> List.of(words.common("countries"));
            case "middle" -> List.of(words.local("given-names", 0));
            default -> List.of();
        };
    }

    /**
     * Returns combinations of words with copy numbers, or null where they may be too long.
     *
     * @param between what stands between words, and before a copy number
     */
    private static @Nullable Distinct urn(ColumnContext column, TextLimit limit, List<WordList> lists, String between) {
        if (lists.isEmpty()) {
            return null;
        }
        List<WordList> told =
                lists.stream().map(list -> list.withoutTrailingDigits().even()).toList();
        Lexicon[] classes =
                told.stream().map(list -> list.lexicon(column.fold())).toArray(Lexicon[]::new);
        Composed.Shape shape = new Composed.Shape("", between, between, "");
        int chars = shape.chars(classes.length) + between.length() + Composed.COPY_DIGITS;
        int bytes = chars;
        int shortest = 0;
        List<Integer> order = new ArrayList<>();
        for (Lexicon lexicon : classes) {
            order.add(order.size());
            chars += lexicon.longestChars();
            bytes += lexicon.longestBytes();
            shortest += lexicon.shortestChars();
        }
        if (!limit.admits(chars, bytes)
                || shape.chars(classes.length) + shortest < column.domain().minLength()) {
            return null;
        }
        Urn urn = new Urn(List.of(classes), column.key("unique"));
        return new Distinct(
                urn.rows(Composed.COPIES),
                Distinct.Shuffling.DONE,
                source -> new Composed(new Composed.Source.Own(source), urn, order, classes, shape, classes));
    }

    /** Returns codes of letters and digits as long as the column admits: what fits everywhere. */
    private static Distinct code(ColumnContext column, TextLimit limit) {
        int length = Math.max(1, Math.min(LONGEST_CODE, limit.ascii()));
        length = Math.max(length, Math.min(Math.min(column.domain().minLength(), LONGEST_CODE * 2), limit.ascii()));
        // what a key does not look at is the same in all
        String rest = "A".repeat(Math.max(0, column.domain().minLength() - length));
        Distinct found = pattern(column, TextPattern.parse(CODE + "{" + length + "}" + rest, column.fold()));
        if (found != null) {
            return found;
        }
        String firsts = CHARACTERS
                .chars()
                .mapToObj(Character::toString)
                .filter(first -> column.domain().excluded().stream()
                        .noneMatch(value -> value.toUpperCase(Locale.ROOT).startsWith(first)))
                .collect(Collectors.joining());
        String first = firsts.isEmpty() ? CODE : "[" + firsts + "]";
        TextPattern without = TextPattern.parse(first + CODE + "{" + (length - 1) + "}" + rest, column.fold());
        return new Distinct(
                without.space(), Distinct.Shuffling.NEEDED, source -> new Texts.IndexedPattern(without, source));
    }
}
