package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the meaning of a column by its name, type, table and comment. */
final class Recogniser {

    private static final double OF_A_COMMENT = 0.7;
    private static final int MOST_COMMENT_WORDS = 6;
    private static final int PER_VARIANT = 5;
    private static final int WITHOUT_NUMBER = 60;
    private static final double SURE_TYPE = 0.8;

    /** Words after which a comment says something else than what the column holds. */
    private static final Set<String> LINKS = Set.of(
            "as", "per", "when", "which", "that", "if", "where", "used", "for", "in", "by", "with", "from", "is");

    /** How comments on flags begin. */
    private static final Pattern SAYS_WHETHER = Pattern.compile(
            "(?i)(a |an |the )?(boolean |binary )?flag\\b|(a |an |the )?(boolean |binary )?(indicat(es|or|ing)|specifies|tells|determines|true|1|set|controls|whether)"
                    + "\\b.{0,30}?\\b(if|whether|to indicate|indicating)\\b|whether\\b|是否");

    private static final double TOLD = 0.85;
    private static final double SHAPED = 0.75;
    private static final int HEX_UUID = 32;
    private static final int LONG_UUID = 36;
    private static final double REFERRING = 0.7;
    private static final double COUNTED = 0.65;
    private static final int SHORT = 5;
    private static final Set<String> SWITCHES =
            Set.of("0", "1", "y", "n", "Y", "N", "t", "f", "true", "false", "on", "off");
    private static final List<String> FLAG_ENDS = List.of("ed", "able", "ible", "ive", "den", "wn");

    private final Catalogue catalogue;

    Recogniser(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns the meaning that fits best, or empty where nothing tells one. */
    Optional<Match> recognise(ColumnFacts column) {
        Found best = null;
        List<Token> tokens = column.tokens();
        int own = column.table().ownPrefix(tokens);
        best = better(best, search(column, tokens, 0, 0));
        best = better(best, searchWithoutNumber(column, tokens, 0));
        if (own > 0) {
            List<Token> rest = tokens.subList(own, tokens.size());
            best = better(best, search(column, rest, own, PER_VARIANT));
            best = better(best, searchWithoutNumber(column, rest, own));
        }
        if (best != null) {
            return Optional.of(match(column, best));
        }
        Optional<Match> type = byType(column);
        return type.filter(match -> match.confidence() >= SURE_TYPE)
                .or(() -> byShape(column))
                .or(() -> byComment(column))
                .or(() -> type);
    }

    private @Nullable Found searchWithoutNumber(ColumnFacts column, List<Token> tokens, int own) {
        int end = tokens.size();
        while (end > 1 && tokens.get(end - 1).isNumber()) {
            end--;
        }
        return end == tokens.size() ? null : search(column, tokens.subList(0, end), own, WITHOUT_NUMBER);
    }

    /** A pattern that fits, where it begins, and how good it is. */
    private record Found(NamePattern pattern, List<Token> name, int start, int own, int score) {

        int end() {
            return pattern.end(name, start);
        }
    }

    private Match match(ColumnFacts column, Found found) {
        Evidence evidence = new Evidence(column, found.pattern().hint());
        evidence.ofName(found.name(), found.start(), found.end(), found.own());
        evidence.ofTable();
        evidence.ofNeighbours();
        evidence.ofType();
        byComment(column)
                .filter(match -> match.meaning().equals(found.pattern().hint().meaning()))
                .ifPresent(it -> evidence.ofComment());
        evidence.ofValues();
        // a word that most columns share tells nothing but whom they are about: ship_name, ship_city
        boolean shared = found.own() > 0 && !column.table().isNamed(column.tokens());
        return evidence.match()
                .withRole(
                        shared
                                ? column.tokens().subList(0, found.own() + found.start())
                                : found.name().subList(0, found.start()));
    }

    private static @Nullable Found better(@Nullable Found a, @Nullable Found b) {
        return a == null || b != null && b.score() > a.score() ? b : a;
    }

    private @Nullable Found search(ColumnFacts column, List<Token> name, int own, int penalty) {
        Found best = null;
        Set<String> tried = new HashSet<>();
        for (Token token : name) {
            for (String anchor : token.forms()) {
                for (NamePattern pattern : tried.add(anchor) ? catalogue.patterns(anchor) : List.<NamePattern>of()) {
                    boolean fits = !Collections.disjoint(pattern.hint().types(), column.families());
                    int start = fits ? pattern.find(name, catalogue.words()) : -1;
                    if (start >= 0 && admits(pattern.hint(), column)) {
                        boolean inOwnName = penalty == 0 && pattern.end(name, start) <= own(column, name);
                        best = inOwnName
                                ? best
                                : better(
                                        best,
                                        new Found(pattern, name, start, own, pattern.score(name, start) - penalty));
                    }
                }
            }
        }
        return best;
    }

    /** The table's own name at the front says nothing of the column, unless the column has no other word. */
    private static int own(ColumnFacts column, List<Token> name) {
        return name == column.tokens() ? column.table().ownPrefix(name) : 0;
    }

    private static boolean admits(NamePattern.Hint hint, ColumnFacts column) {
        return !Collections.disjoint(hint.types(), column.families())
                && column.maxLength() >= hint.shortest()
                && column.maxLength() <= hint.longest()
                && (hint.tables().isEmpty()
                        || hint.tables().stream().anyMatch(column.table().kinds()::contains))
                && (hint.tableWords().isEmpty() || hint.tableWords().stream().anyMatch(column.table()::hasInName))
                && (hint.beside().isEmpty()
                        || hint.beside().stream()
                                .anyMatch(word -> column.table().hasBeside(word, column)))
                && hint.without().stream().noneMatch(column::hasWord)
                && (hint.paired().isEmpty() || isPaired(hint, column));
    }

    /** {@code record_type} beside {@code record_id}. */
    private static boolean isPaired(NamePattern.Hint hint, ColumnFacts column) {
        List<Token> tokens = column.tokens();
        if (tokens.size() < 2 || column.table().ownPrefix(tokens) == tokens.size() - 1) {
            return false;
        }
        String prefix = TableFacts.phrase(tokens.subList(0, tokens.size() - 1));
        return hint.paired().stream().anyMatch(word -> column.table().hasPhrase(prefix + " " + word));
    }

    /** Tells flags by a participle and a default, and counts by a plural; {@code is_estimated} needs neither. */
    private static Optional<Match> byShape(ColumnFacts column) {
        List<Token> tokens = column.tokens();
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Token last = tokens.get(tokens.size() - 1);
        if (isIdLike(column) && !isPlural(last) && column.table().isTable(last)) {
            return Optional.of(Match.of(
                    "key.foreign",
                    REFERRING,
                    "name \"" + column.name() + "\": a table is named \"" + last.singular() + "\"; type "
                            + column.column().declaredType() + " fits"));
        }
        Optional<String> given = column.defaultLiteral();
        boolean switched = given.filter(SWITCHES::contains).isPresent();
        boolean several = tokens.stream().anyMatch(Recogniser::isPlural);
        boolean small = column.is(Family.WHOLE) || column.is(Family.TEXT) && column.maxLength() <= SHORT;
        if (switched && small && !several && FLAG_ENDS.stream().anyMatch(last.text()::endsWith)) {
            return Optional.of(Match.of(
                    "status.flag",
                    SHAPED,
                    "name \"" + column.name() + "\": \"" + last.text() + "\" can be true or not; default "
                            + given.get()));
        }
        if (several && column.is(Family.WHOLE) && !column.is(Family.TINY) && !column.isUnique()) {
            return Optional.of(Match.of(
                    "quantity.count",
                    COUNTED,
                    "name \"" + column.name() + "\": a plural; type "
                            + column.column().declaredType() + " fits"));
        }
        return Optional.empty();
    }

    private static boolean isIdLike(ColumnFacts column) {
        boolean id = column.type() instanceof DataType.IntegerType || column.is(Family.UUID);
        boolean text = column.is(Family.TEXT) && (column.maxLength() == HEX_UUID || column.maxLength() == LONG_UUID);
        return (id || text)
                && !column.is(Family.FLAG)
                && column.defaultLiteral().isEmpty();
    }

    private static boolean isPlural(Token word) {
        return !word.text().equals(word.singular()) && word.text().length() >= SHORT;
    }

    private Optional<Match> byComment(ColumnFacts column) {
        Optional<String> comment = column.column().comment();
        if (comment.isEmpty()) {
            return Optional.empty();
        }
        boolean flag = column.is(Family.WHOLE) || column.is(Family.FLAG);
        if (flag && SAYS_WHETHER.matcher(comment.get()).lookingAt()) {
            return Optional.of(Match.of("status.flag", TOLD, "comment \"" + firstClause(comment.get()) + "\""));
        }
        List<String> words = new ArrayList<>();
        for (String word : Words.split(firstClause(comment.get()))) {
            if (words.size() == MOST_COMMENT_WORDS || !words.isEmpty() && LINKS.contains(word)) {
                break;
            }
            words.add(word);
        }
        List<Token> tokens =
                catalogue.words().normal(words).stream().map(Token::of).toList();
        return Optional.ofNullable(search(column, tokens, 0, 0))
                .map(found -> Match.of(found.pattern().hint(), ""))
                .map(match -> match.withConfidence(
                        match.confidence() * OF_A_COMMENT,
                        "comment \"" + String.join(" ", words) + "\" (the name \"" + column.name()
                                + "\" tells nothing)"));
    }

    private static String firstClause(String comment) {
        int end = 0;
        while (end < comment.length() && ".,;:(\n\r".indexOf(comment.charAt(end)) < 0) {
            end++;
        }
        return comment.substring(0, end);
    }

    private Optional<Match> byType(ColumnFacts column) {
        return catalogue.patterns("").stream()
                .filter(pattern -> admits(pattern.hint(), column))
                .findFirst()
                .map(pattern -> Match.of(
                        pattern.hint(),
                        "type " + column.column().declaredType() + " (the name \"" + column.name()
                                + "\" tells nothing)"));
    }

    /** Returns a match with the rules that a user gave its meaning, if any. */
    Match overridden(Match match) {
        return catalogue.overridden(match);
    }
}
