package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells texts by their shapes, letters and digits in the place of which any may stand, and makes others like them. */
final class Shapes {

    private static final int MOST_SHAPES = 12;
    private static final int LONGEST = 60;
    private static final int TRIED = 5000;
    private static final String SPECIAL = "\\.[]{}()*+?^$|/-";

    private Shapes() {}

    /** Returns the shape of a text: {@code A} for a capital, {@code a} for another letter, {@code 9} for a digit. */
    static String of(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            shape.append(classOf(text.charAt(i)));
        }
        return shape.toString();
    }

    private static char classOf(char c) {
        return Character.isDigit(c)
                ? '9'
                : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) || Character.isSurrogate(c) ? 'a' : c;
    }

    /** Returns patterns for texts of few shapes, such as codes and numbers with signs between; none for words. */
    static List<TextBins.Weighted> patterns(@Nullable String[] sample) {
        return patterns(sample, NumberBins.KEPT);
    }

    /** Returns the same without any letter or digit of the texts. */
    static List<TextBins.Weighted> anonymous(@Nullable String[] sample) {
        return patterns(sample, Integer.MAX_VALUE);
    }

    private static List<TextBins.Weighted> patterns(@Nullable String[] sample, int kept) {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        int count = 0;
        for (String text : sample) {
            if (text != null && count < TRIED) {
                count++;
                shapes.computeIfAbsent(of(text), shape -> new ArrayList<>()).add(text);
            }
        }
        List<Map.Entry<String, List<String>>> usual = shapes.entrySet().stream()
                .filter(each -> isCode(each.getKey()) && each.getValue().size() >= NumberBins.KEPT)
                .sorted(Comparator.<Map.Entry<String, List<String>>>comparingInt(
                                each -> -each.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SHAPES)
                .toList();
        int covered = usual.stream().mapToInt(each -> each.getValue().size()).sum();
        if (count == 0 || covered < count * 0.6) {
            return List.of();
        }
        return usual.stream()
                .map(each -> new TextBins.Weighted(
                        new Rule.Pattern(pattern(
                                each.getKey(),
                                each.getValue().stream().distinct().toList(),
                                kept)),
                        each.getValue().size()))
                .toList();
    }

    /** Returns whether a text of that shape is a code rather than words. */
    private static boolean isCode(String shape) {
        if (shape.isEmpty() || shape.length() > LONGEST) {
            return false;
        }
        boolean digit = shape.indexOf('9') >= 0;
        boolean lower = shape.indexOf('a') >= 0;
        boolean blank = shape.indexOf(' ') >= 0;
        return digit
                ? !shape.contains("aaaa") || !blank && !shape.contains("Aaaa")
                : !lower && !blank && shape.length() <= 8;
    }

    /**
     * Returns the pattern of a shape. What so many different texts have in common at a place stays there: of one text that came
     * so often nothing would be left out.
     */
    private static String pattern(String shape, List<String> texts, int kept) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < shape.length(); ) {
            String unit = unit(shape, texts, i, kept);
            int end = i + 1;
            while (end < shape.length() && unit.equals(unit(shape, texts, end, kept))) {
                end++;
            }
            pattern.append(unit);
            if (end - i > 1) {
                pattern.append('{').append(end - i).append('}');
            }
            i = end;
        }
        return pattern.toString();
    }

    private static String unit(String shape, List<String> texts, int place, int kept) {
        char kind = shape.charAt(place);
        if (kind != 'A' && kind != 'a' && kind != '9') {
            return literal(kind);
        }
        char first = texts.get(0).charAt(place);
        boolean same =
                texts.size() >= kept && texts.stream().allMatch(text -> text.charAt(place) == first) && first < 128;
        if (same) {
            return literal(first);
        }
        return kind == 'A' ? "[A-Z]" : kind == 'a' ? "[a-z]" : "[0-9]";
    }

    private static String literal(char c) {
        return SPECIAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }
}
