package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The numbered values of columns of text. */
final class DistinctTexts {

    private static final int UUID_LENGTH = 36;
    private static final String JSON = "\\{\"id\": [1-9][0-9]{8}\\}";

    private final TextRules texts;
    private final DistinctWords words;

    DistinctTexts(TextRules texts, DistinctWords words) {
        this.texts = texts;
        this.words = words;
    }

    /** Returns the texts of a rule, or codes where those of the rule do not fit. */
    Distinct of(ColumnContext column, Rule rule, TextLimit limit) {
        boolean guessed = rule instanceof Rule.Values && column.blueprint().origin() == Origin.INFERRED;
        if (column.domain().values() != null || (rule instanceof Rule.Values && !guessed)) {
            return listed(column, rule, limit);
        } else if (rule instanceof Rule.Constant) {
            return new Distinct(1, Distinct.Shuffling.DONE, source -> texts.program(rule, column));
        } else if (column.column().type() instanceof DataType.JsonType) {
            String pattern = rule instanceof Rule.Pattern given ? given.pattern() : JSON;
            return Objects.requireNonNull(DistinctPatterns.of(column, TextPattern.parse(pattern, column.fold())));
        } else if (rule instanceof Rule.Sequence sequence) {
            return sequence(column, sequence, limit);
        }
        Distinct found = made(column, rule, limit);
        return found == null ? DistinctPatterns.code(column, limit) : found;
    }

    /** Returns texts such as the rule makes them, or null where they do not fit or are too few. */
    private @Nullable Distinct made(ColumnContext column, Rule rule, TextLimit limit) {
        if (rule instanceof Rule.Pattern pattern) {
            return patterned(column, pattern, limit);
        } else if (rule instanceof Rule.Uuid) {
            boolean fits = limit.ascii() >= UUID_LENGTH && column.domain().minLength() <= UUID_LENGTH;
            return fits ? DistinctBytes.uuids(column, true) : null;
        } else if (rule instanceof Rule.About about) {
            return words.about(column, about, limit);
        } else if (rule instanceof Rule.Vocabulary vocabulary) {
            return words.of(column, vocabulary, limit);
        } else if (rule instanceof Rule.Entry entry) {
            return words.entries(column, entry, limit);
        } else if (rule instanceof Rule.Values values) {
            return countedOn(column, values, limit);
        } else if (rule instanceof Rule.Text text
                && (text.style() == Rule.Style.WORD || text.style() == Rule.Style.TITLE)) {
            return words.titles(column, limit);
        }
        TextRules.WordsBetween slots = rule instanceof Rule.Template template ? texts.wordsOf(template, column) : null;
        if (slots != null) {
            return DistinctWords.combined(column, limit, slots.lists(), slots.between());
        }
        boolean roomy = limit.ascii() > 2 * DistinctPatterns.LONGEST_CODE + Composed.COPY_DIGITS;
        return roomy && isSentence(rule) ? numbered(column, rule, limit) : null;
    }

    /** Returns words that were only guessed, with a number behind each where there are more rows. */
    private static @Nullable Distinct countedOn(ColumnContext column, Rule.Values values, TextLimit limit) {
        List<String> texts = values.values().stream()
                .map(Rule.Weighted::value)
                .filter(text -> text.length() > 1 && Character.isLetter(text.charAt(text.length() - 1)))
                .filter(text -> text.length() >= column.domain().minLength())
                .toList();
        if (texts.size() < 2 || !column.domain().excluded().isEmpty()) {
            return null;
        }
        int[] weights = new int[texts.size()];
        Arrays.fill(weights, 1);
        boolean spaced =
                texts.stream().anyMatch(text -> text.indexOf(' ') > 0 || Character.isUpperCase(text.charAt(0)));
        WordList list = new WordList(texts, weights);
        Distinct numbered = DistinctWords.combined(column, limit, List.of(list), spaced ? " " : "-");
        return numbered != null || !DistinctWords.isListable(list, column, limit)
                ? numbered
                : DistinctWords.followedByCodes(column, limit, list);
    }

    private @Nullable Distinct patterned(ColumnContext column, Rule.Pattern pattern, TextLimit limit) {
        TextPattern parsed = TextPattern.parse(pattern.pattern(), column.fold());
        boolean guessed = column.blueprint().origin() == Origin.INFERRED;
        Distinct found = null;
        if (limit.admits(parsed.longest(), parsed.mostBytes())) {
            found = guessed ? DistinctPatterns.extended(column, parsed, limit) : DistinctPatterns.of(column, parsed);
        }
        return found == null && column.blueprint().origin() == Origin.USER
                ? listed(column, PatternValues.texts(pattern), limit)
                : found;
    }

    /** Returns sentences with a number behind each. */
    private Distinct numbered(ColumnContext column, Rule rule, TextLimit limit) {
        BytesProgram base = texts.program(rule, column);
        return new Distinct(
                Permutation.MAX_SIZE,
                Distinct.Shuffling.DONE,
                source -> new Suffixed(base, separator(rule), limit, source));
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

    /** Returns the texts that a rule or a CHECK lists, each once of those that are equal within a limit. */
    Distinct listed(ColumnContext column, Rule rule, TextLimit limit) {
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
                source -> new Rendered(
                        new Longs.Indexed(numbers, LongDomain.EMPTY, 1, source), Encoding.INTEGER, 0, null));
    }
}
