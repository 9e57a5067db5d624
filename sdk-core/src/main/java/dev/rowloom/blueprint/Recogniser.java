package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the meaning of a column by its name, type, table and comment. */
final class Recogniser {

    private static final double OF_A_COMMENT = 0.7;
    private static final int MOST_COMMENT_WORDS = 6;
    private static final int PER_VARIANT = 5;
    private static final int WITHOUT_NUMBER = 60;
    private static final double SURE_TYPE = 0.8;

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
            return start + pattern.words().size();
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
        return evidence.match().withRole(found.name().subList(0, found.start()));
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
                        best = better(best, new Found(pattern, name, start, own, pattern.score(name, start) - penalty));
                    }
                }
            }
        }
        return best;
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

    private Optional<Match> byComment(ColumnFacts column) {
        Optional<String> comment = column.column().comment();
        if (comment.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (String word : Words.split(firstClause(comment.get()))) {
            if (words.size() < MOST_COMMENT_WORDS) {
                words.add(word);
            }
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
