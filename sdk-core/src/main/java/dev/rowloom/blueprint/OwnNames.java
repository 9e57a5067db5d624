package dev.rowloom.blueprint;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Names of things that nothing more is known of, made of the words of their own table and column: a {@code Standard plan} among
 * plans, {@code Route C} in a column of routes. Two words at random would look like names, too, but of nothing.
 */
final class OwnNames {

    /** What the catalogue makes of names of things. */
    private static final Set<String> ANY =
            Set.of("{common/adjectives|title} {common/nouns|title}", "{common/nouns|title}", "{common/nouns}");

    /** Words behind what a name is about. */
    private static final Set<String> NAMING =
            Set.of("name", "title", "label", "caption", "display", "full", "long", "short");

    /** Words that say what is listed only with the word before them. */
    private static final Set<String> LISTING = Set.of(
            "type", "class", "group", "category", "kind", "level", "set", "status", "item", "entry", "list", "unit");

    private static final Set<String> NAMES = Set.of("text.name", "text.short", "text.title");

    /** Kinds of tables of works, which may be called anything. */
    private static final Set<String> WORKS = Set.of("film", "book", "music", "artist", "media");

    private static final Set<String> SYMBOLS = Set.of("symbol", "abbreviation", "acronym", "ticker", "initials");

    private static final int LONGEST_SYMBOL = 4;
    private static final int LONGEST_QUALIFIER = 14;
    private static final int LONGEST_HEAD = 24;
    private static final int LONGEST_UNSPOKEN = 4;

    /** What a key's texts need behind them to differ. */
    private static final int ROOM_IN_KEYS = 20;

    private final Words dictionary;
    private final LocalWords words;

    OwnNames(Words dictionary, LocalWords words) {
        this.dictionary = dictionary;
        this.words = words;
    }

    /** Returns the rule; in the place of words at random names of the column's or the table's own words. */
    Rule named(ColumnFacts column, Match match, Rule rule) {
        boolean work = !Collections.disjoint(column.table().kinds(), WORKS);
        if (!column.is(Family.TEXT) || !isAny(rule) || work) {
            return rule;
        }
        boolean name = NAMES.contains(match.meaning());
        boolean unknown = match.meaning().equals(BlueprintWriter.UNKNOWN)
                || match.meaning().equals("text.long");
        if (!name && !unknown) {
            return rule;
        }
        if (column.tokens().isEmpty()) {
            return rule;
        }
        if (SYMBOLS.contains(column.tokens().get(column.tokens().size() - 1).singular())) {
            return column.maxLength() >= LONGEST_SYMBOL && !column.table().isInKey(column.name())
                    ? new Rule.Pattern("[A-Z]{2," + LONGEST_SYMBOL + "}")
                    : rule;
        }
        String head = head(column, name);
        int room = column.maxLength() - (column.table().isInKey(column.name()) ? ROOM_IN_KEYS : 0);
        if (head.isEmpty() || head.length() > LONGEST_HEAD) {
            return rule;
        } else if (name && words.isCommon("titles") && head.length() + LONGEST_QUALIFIER <= room) {
            return new Rule.Template("{common/qualifiers} " + head);
        }
        String capital = Character.toUpperCase(head.charAt(0)) + head.substring(1);
        return capital.length() + 2 <= room ? new Rule.Template(capital + " {common/letters}") : rule;
    }

    /** Returns whether a column's name ends with letters that are no word, so that what it holds is a code rather than words. */
    boolean isCode(ColumnFacts column) {
        List<Token> words = column.tokens();
        if (words.isEmpty()) {
            return true; // a name of spaces or signs
        }
        Token last = words.get(words.size() - 1);
        return last.text().chars().allMatch(Character::isLetter) && !isSpoken(last);
    }

    private static boolean isAny(Rule rule) {
        return rule instanceof Rule.Text text && (text.style() == Rule.Style.TITLE || text.style() == Rule.Style.WORD)
                || rule instanceof Rule.Template template && ANY.contains(template.template());
    }

    /** Returns what is named, in the singular; empty where it can't be read. */
    private String head(ColumnFacts column, boolean name) {
        List<Token> own = column.tokens().stream()
                .filter(word -> !word.isNumber())
                .skip(column.table().ownPrefix(column.tokens()))
                .filter(word -> !name || !NAMING.contains(word.text()))
                .toList();
        List<Token> said = own.isEmpty() && name
                ? column.table().nameWords().stream()
                        .map(Token::of)
                        .filter(word -> !word.isNumber())
                        .toList()
                : own;
        Token last = said.isEmpty() ? Token.of("") : said.get(said.size() - 1);
        if (said.isEmpty() || !isSpoken(last)) {
            return "";
        }
        boolean two =
                said.size() > 1 && isSpoken(said.get(said.size() - 2)) && (!name || LISTING.contains(last.singular()));
        return two ? said.get(said.size() - 2).singular() + " " + last.singular() : last.singular();
    }

    private boolean isSpoken(Token word) {
        return word.text().chars().allMatch(Character::isLetter)
                && (dictionary.knows(word.singular()) || word.text().length() > LONGEST_UNSPOKEN);
    }
}
