package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What words in names of tables and columns mean: abbreviations, kinds of things, usual values. Filled once, then read. */
final class Words {

    private static final int SHORTEST_GLUED = 5;

    /** Longer than any identifier that a database takes; the search for parts takes time by the cube of the length. */
    private static final int LONGEST_GLUED = 128;

    private static final int SHORTEST_PIECE = 3;

    /** What has to stand before and behind a short word in the middle of others, and before the end of a participle. */
    private static final int LONG_PIECE = 4;

    private static final Set<String> LINKS = Set.of("to", "of", "per", "in", "ip", "mac");

    private static final int LONGEST_SHORT = 6;

    private final Map<String, List<String>> expansions = new HashMap<>();
    private final Map<String, List<String>> foreign = new HashMap<>();
    private final Map<String, String> merges = new HashMap<>();
    private final Map<String, Set<String>> kindsOfWord = new HashMap<>();
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final Set<String> dictionary = new HashSet<>();
    private final Set<String> allKinds = new LinkedHashSet<>();
    private final Set<String> shortWords;
    private final Set<String> neverGlued;
    private final Set<String> suffixes;
    private final Set<String> tableNoise;
    private final Set<String> trueWords;
    private final Set<String> falseWords;
    private final Set<String> mostlyTrue;
    private final Set<String> mostlyFalse;
    private final Map<String, List<Token>> cache = new HashMap<>();
    private final Map<String, List<String>> glued = new HashMap<>();

    /**
     * Reads the words.
     *
     * @param json what comes with English names
     * @param world words of other languages with the English ones for them, by language
     */
    Words(JsonNode json, JsonNode world) {
        world.forEach(language -> language.properties().forEach(it -> {
            foreign.put(it.getKey(), List.of(it.getValue().textValue().split(" ", -1)));
            dictionary.add(it.getKey());
        }));
        json.get("expansions").properties().forEach(it -> {
            expansions.put(it.getKey(), List.of(it.getValue().textValue().split(" ", -1)));
            dictionary.addAll(List.of(it.getValue().textValue().split(" ", -1)));
            if (it.getKey().length() >= SHORTEST_PIECE) {
                dictionary.add(it.getKey());
            }
        });
        json.get("merges")
                .properties()
                .forEach(it -> merges.put(it.getKey(), it.getValue().textValue()));
        json.get("kinds").properties().forEach(kind -> {
            allKinds.add(kind.getKey());
            texts(kind.getValue()).forEach(word -> {
                kindsOfWord.computeIfAbsent(word, it -> new LinkedHashSet<>()).add(kind.getKey());
                dictionary.add(word);
            });
        });
        json.get("weights")
                .properties()
                .forEach(it -> weights.put(it.getKey(), it.getValue().intValue()));
        dictionary.addAll(texts(json.get("dictionary")));
        shortWords = texts(json.get("ids"));
        neverGlued = texts(json.get("neverGlued"));
        suffixes = texts(json.get("suffixes"));
        tableNoise = texts(json.get("tableNoise"));
        learn(List.copyOf(tableNoise));
        trueWords = texts(json.get("trueWords"));
        falseWords = texts(json.get("falseWords"));
        mostlyTrue = texts(json.get("mostlyTrue"));
        mostlyFalse = texts(json.get("mostlyFalse"));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    /** Adds words that glued names may be made of. */
    void learn(List<String> words) {
        words.stream().filter(word -> word.length() >= SHORTEST_PIECE).forEach(dictionary::add);
    }

    /** Returns the words of a phrase in normal form: abbreviations written out, pairs such as {@code e mail} merged. */
    List<String> normal(List<String> words) {
        List<String> expanded = new ArrayList<>();
        words.forEach(word -> expanded.addAll(expanded(word)));
        List<String> merged = new ArrayList<>();
        for (String word : expanded) {
            int last = merged.size() - 1;
            String pair = last < 0 ? null : merges.get(merged.get(last) + " " + word);
            if (pair == null) {
                merged.add(word);
            } else {
                merged.remove(last);
                merged.addAll(List.of(pair.split(" ", -1)));
            }
        }
        return merged;
    }

    private List<String> expanded(String word) {
        List<String> found = expansions.get(word);
        if (found == null) {
            found = foreign.get(word);
        }
        if (found == null && word.length() > LONGEST_SHORT) {
            // the s of a plural, or the one that joins German words: rechnungs|nummer
            String singular = Token.of(word).singular();
            found = foreign.getOrDefault(singular, expansions.get(singular));
        }
        return found == null ? List.of(word) : found;
    }

    /** {@code seat_no} is a number, {@code no_seat} is not. */
    private static List<String> withNumber(List<String> words) {
        int last = words.size() - 1;
        if (last < 1 || !words.get(last).equals("no")) {
            return words;
        }
        List<String> changed = new ArrayList<>(words);
        changed.set(last, "number");
        return changed;
    }

    /** Returns the words of an identifier in normal form. */
    List<Token> tokens(String identifier) {
        List<Token> known = cache.get(identifier);
        if (known == null) {
            List<String> pieces = new ArrayList<>();
            split(identifier).forEach(word -> pieces.addAll(glued.computeIfAbsent(word, this::unglued)));
            known = withNumber(normal(pieces)).stream().map(Token::of).toList();
            cache.put(identifier, known);
        }
        return known;
    }

    /** Returns the parts between which an identifier changes case, to or from digits, or has another character. */
    static List<String> split(String identifier) {
        List<String> words = new ArrayList<>();
        boolean oneCase = identifier.equals(identifier.toUpperCase(Locale.ROOT));
        int start = 0;
        for (int i = 0; i <= identifier.length(); i++) {
            if (i == identifier.length() || isBoundary(identifier, i, oneCase)) {
                String word = identifier.substring(start, i).toLowerCase(Locale.ROOT);
                if (!word.isEmpty() && Character.isLetterOrDigit(word.charAt(0))) {
                    words.add(word);
                }
                boolean separator = i < identifier.length() && !Character.isLetterOrDigit(identifier.charAt(i));
                start = separator ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean isBoundary(String text, int i, boolean oneCase) {
        char c = text.charAt(i);
        if (!Character.isLetterOrDigit(c)) {
            return true;
        } else if (i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        if (Character.isDigit(c) != Character.isDigit(before)) {
            return Character.isLetterOrDigit(before);
        }
        boolean rises = Character.isUpperCase(c) && Character.isLowerCase(before);
        boolean acronymEnds = Character.isUpperCase(c)
                && Character.isUpperCase(before)
                && i + 2 < text.length()
                && Character.isLowerCase(text.charAt(i + 1))
                && Character.isLowerCase(text.charAt(i + 2));
        return !oneCase && (rises || acronymEnds);
    }

    /** Takes {@code companyname} apart where all its parts, or at least a usual last part, are known words. */
    private List<String> unglued(String word) {
        boolean tooShort = word.length() < SHORTEST_GLUED && !word.endsWith("id");
        if (tooShort || word.length() > LONGEST_GLUED || isKnown(word)) {
            return List.of(word);
        }
        List<String> pieces = cover(word);
        if (pieces != null) {
            return pieces;
        }
        for (String suffix : suffixes) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST_PIECE) {
                return List.of(word.substring(0, word.length() - suffix.length()), suffix);
            }
        }
        boolean id = word.endsWith("id") && word.length() >= 4;
        return id ? List.of(word.substring(0, word.length() - 2), "id") : List.of(word);
    }

    /** Returns whether a word is one of the dictionary, as it is. */
    boolean knows(String word) {
        return dictionary.contains(word);
    }

    private boolean isKnown(String word) {
        return dictionary.contains(word)
                || dictionary.contains(Token.of(word).singular())
                || expansions.containsKey(word);
    }

    /** Returns the least number of known words that make up the word, or null where there are none. */
    private @Nullable List<String> cover(String word) {
        List<List<String>> best = new ArrayList<>();
        best.add(List.of());
        for (int end = 1; end <= word.length(); end++) {
            List<String> found = null;
            for (int start = 0; start < end; start++) {
                List<String> before = best.get(start);
                boolean shorter = before != null && (found == null || before.size() + 1 < found.size());
                if (shorter && isPiece(word, start, end)) {
                    found = new ArrayList<>(before);
                    found.add(word.substring(start, end));
                }
            }
            best.add(found);
        }
        return best.get(word.length());
    }

    private boolean isPiece(String word, int start, int end) {
        String piece = word.substring(start, end);
        boolean atEdge = start == 0 || end == word.length();
        boolean apart = start >= LONG_PIECE && word.length() - end >= LONG_PIECE;
        return end - start >= SHORTEST_PIECE
                ? (isKnown(piece) || isParticiple(piece)) && !neverGlued.contains(piece)
                : atEdge && shortWords.contains(piece) || apart && LINKS.contains(piece);
    }

    /** {@code scrapped}, {@code ordered}. */
    private boolean isParticiple(String piece) {
        int stem = piece.length() - 2;
        if (stem < LONG_PIECE || !piece.endsWith("ed")) {
            return false;
        }
        boolean doubled = piece.charAt(stem - 1) == piece.charAt(stem - 2);
        return dictionary.contains(piece.substring(0, stem))
                || dictionary.contains(piece.substring(0, stem + 1))
                || doubled && dictionary.contains(piece.substring(0, stem - 1));
    }

    /** Returns what kinds of things a word names, such as {@code person}. */
    Set<String> kinds(Token word) {
        Set<String> kinds = kindsOfWord.get(word.singular());
        return kinds != null ? kinds : kindsOfWord.getOrDefault(word.text(), Set.of());
    }

    /** Returns all kinds of things. */
    Set<String> kinds() {
        return allKinds;
    }

    boolean isTableNoise(Token word) {
        return word.isNumber() || tableNoise.contains(word.text());
    }

    /** Returns how often a value of an enumeration usually comes, or the other weight where that is not known. */
    int weight(String value, int otherwise) {
        return weights.getOrDefault(value.toLowerCase(Locale.ROOT), otherwise);
    }

    boolean isTrue(String value) {
        return trueWords.contains(value.toLowerCase(Locale.ROOT));
    }

    boolean isFalse(String value) {
        return falseWords.contains(value.toLowerCase(Locale.ROOT));
    }

    boolean isMostlyTrue(Token word) {
        return mostlyTrue.contains(word.text());
    }

    boolean isMostlyFalse(Token word) {
        return mostlyFalse.contains(word.text());
    }
}
