package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which vocabulary lists the values of a column of kinds, such as {@code payment_type}, or the names in a table of kinds, such
 * as {@code address_types}: data, read from {@code lists.json}.
 */
final class Lists {

    /** Meanings that say little, so that a list of the words beside them says more. */
    private static final Set<String> VAGUE = Set.of(
            BlueprintWriter.UNKNOWN,
            "type.category",
            "status.priority",
            "text.short",
            "code.identifier",
            "type.polymorphic");

    /** Meanings that give way to a list of at least two words, or of the table's name. */
    private static final Set<String> NAMED = Set.of("text.name", "text.title", "status.state", "config.key");

    /** Names of columns that show what the table's name says. */
    private static final Set<String> SHOWN = Set.of("name", "title", "label", "display name", "");

    /** Names of columns that say which kind of what the table's name says. */
    private static final Set<String> KINDS = Set.of("type", "kind", "category", "class", "group", "level", "format");

    /** Words at the end of a name that say no more. */
    private static final Set<String> NOISE = Set.of("name", "code", "label", "key");

    /** Shorter words would be found in the middle of others. */
    private static final int SHORTEST_LEARNT = 5;

    private final Map<String, String> vocabularies = new LinkedHashMap<>();
    private final Map<String, String> closed = new LinkedHashMap<>();

    Lists(JsonNode json, Words words) {
        read(json.get("closed"), words, closed);
        vocabularies.putAll(closed);
        read(json.get("open"), words, vocabularies);
    }

    private static void read(JsonNode json, Words words, Map<String, String> into) {
        json.properties()
                .forEach(list -> list.getValue().forEach(phrase -> {
                    List<Token> tokens = words.normal(List.of(phrase.textValue().split(" ", -1))).stream()
                            .map(Token::of)
                            .toList();
                    words.learn(tokens.stream()
                            .map(Token::text)
                            .filter(word -> word.length() >= SHORTEST_LEARNT)
                            .toList());
                    into.putIfAbsent(singular(tokens), list.getKey());
                }));
    }

    private static String singular(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::singular).toList());
    }

    /** Returns the vocabulary of a table whose rows are kinds, one each, by the words of its name. */
    Optional<String> ofTable(List<String> words) {
        return ending(words, Math.min(2, words.size()), closed);
    }

    /** Returns the vocabulary of a column that tells a kind, or empty where none is known. */
    Optional<String> of(ColumnFacts column, Match match) {
        boolean vague = VAGUE.contains(match.meaning());
        if (!vague && !NAMED.contains(match.meaning())) {
            return Optional.empty();
        }
        List<String> all = column.tokens().stream().map(Token::singular).toList();
        List<String> name = all.subList(0, withoutNumbers(all));
        List<String> table = column.table().words();
        int own = column.table().ownPrefix(column.tokens());
        List<String> rest = name.subList(Math.min(own, name.size()), name.size());
        if (SHOWN.contains(String.join(" ", rest))) {
            return ending(table, Math.min(2, table.size()), vocabularies);
        }
        String kind = String.join(" ", quiet(rest));
        Optional<String> ofKind = KINDS.contains(kind) ? ofKind(table, kind) : Optional.empty();
        int least = vague ? 1 : 2;
        return ofKind.or(() -> ending(name, least, vocabularies)).or(() -> ending(quiet(name), least, vocabularies));
    }

    /** {@code type} in a table of addresses or of payment types. */
    private Optional<String> ofKind(List<String> table, String kind) {
        List<String> words = new ArrayList<>(table);
        if (words.isEmpty() || !words.get(words.size() - 1).equals(kind)) {
            words.add(kind);
        }
        return ending(words, 2, vocabularies);
    }

    private static List<String> quiet(List<String> name) {
        int end = name.size();
        while (end > 1 && NOISE.contains(name.get(end - 1))) {
            end--;
        }
        return name.subList(0, end);
    }

    private static int withoutNumbers(List<String> name) {
        int end = name.size();
        while (end > 1 && Character.isDigit(name.get(end - 1).charAt(0))) {
            end--;
        }
        return end;
    }

    /** Returns what is known by the most words at the end of a name, but by no fewer than the given number. */
    private static Optional<String> ending(List<String> words, int least, Map<String, String> known) {
        for (int start = 0; start <= words.size() - least; start++) {
            String found = known.get(String.join(" ", words.subList(start, words.size())));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
