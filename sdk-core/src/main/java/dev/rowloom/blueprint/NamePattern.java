package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that tell a meaning: {@code * city} is any name that ends with the word, {@code number *} any that begins with it,
 * {@code <person> name} has a word for a person in front, and between the words of {@code external * id} others may stand.
 *
 * @param hint what the names tell, and under which conditions
 * @param words the words, the stars left out
 * @param before whether other words may stand before
 * @param after whether other words may stand after
 * @param gap the position of the word before which others may stand, or 0
 */
record NamePattern(Hint hint, List<String> words, boolean before, boolean after, int gap) {

    private static final int PER_WORD = 100;
    private static final int EXACT = 60;
    private static final int ENDING = 40;
    private static final int BEGINNING = 20;
    private static final int INSIDE = 10;
    private static final int BY_TABLE = 150;
    private static final int BY_NEIGHBOUR = 160;
    private static final int BY_LENGTH = 15;
    private static final int BY_USER = 1_000_000_000;
    private static final int PER_ENTRY = 10_000;

    /**
     * What some names tell.
     *
     * @param meaning the meaning
     * @param make the name of the rules by which values are made
     * @param sure how sure it is, 0 to 1
     * @param types the families of which the column has one
     * @param tables the kinds of things of which the table holds one, or empty for any
     * @param tableWords words of which the table's name has one, or empty for any
     * @param beside words of which another column of the table has one, or empty
     * @param paired words that take the place of the last one in the name of another column, or empty
     * @param without words that the name must not have
     * @param shortest the least of the column's greatest length
     * @param longest the greatest of the column's greatest length
     * @param boost what is added to the score of a match
     */
    record Hint(
            String meaning,
            String make,
            double sure,
            Set<Family> types,
            Set<String> tables,
            List<String> tableWords,
            List<String> beside,
            List<String> paired,
            List<String> without,
            int shortest,
            int longest,
            int boost) {

        static Hint of(JsonNode json) {
            String meaning = json.get("meaning").textValue();
            Set<Family> types = EnumSet.noneOf(Family.class);
            for (String type : json.get("types").textValue().split(",", -1)) {
                types.add(Family.named(type));
            }
            return new Hint(
                    meaning,
                    json.path("make").asText(meaning),
                    json.get("sure").doubleValue(),
                    types,
                    new LinkedHashSet<>(texts(json.path("tables"))),
                    texts(json.path("in")),
                    texts(json.path("beside")),
                    texts(json.path("paired")),
                    texts(json.path("without")),
                    json.path("shortest").asInt(0),
                    json.path("longest").asInt(Integer.MAX_VALUE),
                    json.path("boost").asInt(0));
        }

        /** Returns what a user's entry tells; the first entries win. */
        static Hint of(MeaningEntry entry, String make, int number) {
            return new Hint(
                    entry.meaning(),
                    make,
                    entry.confidence(),
                    entry.conditions().types(),
                    entry.conditions().kinds(),
                    entry.conditions().tables(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    Integer.MAX_VALUE,
                    BY_USER - number * PER_ENTRY);
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(item -> texts.add(item.textValue()));
            return texts;
        }

        /** Returns how much the conditions on table and neighbours add to a match. */
        int score() {
            int score = (int) (sure * 10) + boost;
            score += tables.isEmpty() ? 0 : BY_TABLE;
            score += beside.isEmpty() && paired.isEmpty() ? 0 : BY_NEIGHBOUR;
            return score + (shortest > 0 || longest < Integer.MAX_VALUE ? BY_LENGTH : 0);
        }
    }

    static NamePattern of(String text, Hint hint, Words dictionary) {
        boolean before = text.startsWith("*");
        boolean after = text.length() > 1 && text.endsWith("*");
        String inner =
                text.substring(before ? 1 : 0, text.length() - (after ? 1 : 0)).trim();
        int star = inner.indexOf(" *");
        if (star < 0) {
            return new NamePattern(hint, words(inner, dictionary), before, after, 0);
        }
        List<String> words = new ArrayList<>(words(inner.substring(0, star), dictionary));
        int gap = words.size();
        words.addAll(words(inner.substring(star + 2).trim(), dictionary));
        return new NamePattern(hint, List.copyOf(words), before, false, gap);
    }

    private static List<String> words(String text, Words dictionary) {
        List<String> words = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            words.addAll(word.startsWith("<") ? List.of(word) : Words.split(word));
        }
        return List.copyOf(dictionary.normal(words));
    }

    /** Returns the word that a name must have for the pattern to be tried, or an empty text for any name. */
    String anchor() {
        List<String> literals =
                words.stream().filter(word -> !word.startsWith("<")).toList();
        return literals.isEmpty() ? "" : literals.get(after ? 0 : literals.size() - 1);
    }

    /** Returns the position of the first word in the name, or -1 where the pattern doesn't fit. */
    int find(List<Token> name, Words dictionary) {
        int last = name.size() - words.size();
        if (gap > 0) {
            int tail = words.size() - gap;
            boolean ends = last >= 0 && fits(name, name.size() - tail, gap, words.size(), dictionary);
            for (int start = 0; ends && start <= (before ? last : 0); start++) {
                if (fits(name, start, 0, gap, dictionary)) {
                    return start;
                }
            }
            return -1;
        }
        int first = after ? 0 : Math.max(0, last);
        for (int start = first; start <= (before ? last : Math.min(0, last)); start++) {
            if (fits(name, start, 0, words.size(), dictionary)) {
                return start;
            }
        }
        return -1;
    }

    /** Returns the position after the last word of a match that begins there. */
    int end(List<Token> name, int start) {
        return gap > 0 ? name.size() : start + words.size();
    }

    private boolean fits(List<Token> name, int start, int from, int to, Words dictionary) {
        for (int i = from; i < to; i++) {
            String word = words.get(i);
            Token token = name.get(start + i - from);
            boolean fits = word.startsWith("<")
                    ? dictionary.kinds(token).contains(word.substring(1, word.length() - 1))
                    : token.is(word);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Returns how good a match at a position of a name is. */
    int score(List<Token> name, int start) {
        if (gap > 0) {
            return PER_WORD * words.size() + ENDING + hint.score();
        }
        boolean atStart = start == 0;
        boolean atEnd = start + words.size() == name.size();
        int place = atStart && atEnd ? EXACT : atEnd ? ENDING : atStart ? BEGINNING : INSIDE;
        int literal = 0;
        for (int i = 0; i < words.size(); i++) {
            literal += words.get(i).equals(name.get(start + i).text()) ? 2 : 0;
        }
        return words.isEmpty() ? hint.score() : PER_WORD * words.size() + place + literal + hint.score();
    }
}
