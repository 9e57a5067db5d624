package dev.rowloom.blueprint;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.Plenty;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the inference of a column needs to know of its table. */
final class TableFacts {

    private static final int SHORTEST_ABBREVIATION = 3;

    /** How many columns, and which share of them, have to begin with a word for it to say nothing. */
    private static final int FEWEST_SHARING = 4;

    private static final double MOSTLY = 0.7;

    /** The least that databases take as an index entry, in bytes: a third of PostgreSQL's page, less than InnoDB's 3072. */
    private static final int INDEX_ENTRY = 2600;

    private final Table table;
    private final TableDomains domains;
    private final List<Token> name;
    private final List<String> all;
    private final Set<String> kinds;
    private final Map<String, ColumnFacts> columns = new LinkedHashMap<>();
    private final String shared;
    private Set<String> tableNames = Set.of();
    private final Set<String> words = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();

    TableFacts(Table table, Words dictionary, Set<String> referencedColumns) {
        this.table = table;
        this.domains = TableDomains.of(table);
        List<Token> all = dictionary.tokens(table.name().name());
        this.all = all.stream().map(Token::singular).toList();
        List<Token> quiet =
                all.stream().filter(word -> !dictionary.isTableNoise(word)).toList();
        this.name = quiet.isEmpty() ? all : quiet;
        this.kinds = kinds(name, dictionary);
        Set<String> inForeignKey = new HashSet<>();
        table.foreignKeys().forEach(key -> inForeignKey.addAll(key.columns()));
        for (Column column : table.columns()) {
            List<Token> tokens = dictionary.tokens(column.name());
            for (Token token : tokens) {
                words.add(token.text());
                words.add(token.singular());
            }
            phrases.add(phrase(tokens));
            ColumnFacts facts = new ColumnFacts(this, column, tokens, dictionary);
            facts.setRoles(inForeignKey.contains(column.name()), referencedColumns.contains(column.name()));
            columns.put(column.name(), facts);
        }
        this.shared = shared(columns.values().stream().map(ColumnFacts::tokens).toList());
    }

    /** Returns the word that nearly all names of columns begin with, or an empty text: {@code l} in {@code l_quantity}. */
    private static String shared(List<List<Token>> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.stream()
                .filter(name -> name.size() > 1)
                .forEach(name -> counts.merge(name.get(0).text(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(it -> it.getValue() >= FEWEST_SHARING && it.getValue() >= names.size() * MOSTLY)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Returns the facts of all tables of a schema by id, in its order. */
    static Map<String, TableFacts> of(Schema schema, Words dictionary) {
        Map<String, Set<String>> referenced = new HashMap<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                referenced
                        .computeIfAbsent(key.parentTable(), it -> new HashSet<>())
                        .addAll(key.parentColumns());
            }
        }
        Map<String, TableFacts> facts = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            Set<String> columns = referenced.getOrDefault(table.id(), Set.of());
            facts.put(table.id(), new TableFacts(table, dictionary, columns));
        }
        Set<String> names = new HashSet<>();
        facts.values().forEach(table -> names.add(String.join("", table.words())));
        facts.values().forEach(table -> table.tableNames = names);
        return facts;
    }

    /** The last word says what the table holds; {@code order_items} holds lines, not products. */
    private static Set<String> kinds(List<Token> name, Words dictionary) {
        if (name.isEmpty()) {
            return Set.of();
        }
        Token head = name.get(name.size() - 1);
        Set<String> kinds = new LinkedHashSet<>(dictionary.kinds(head));
        if (name.size() > 1) {
            Token before = name.get(name.size() - 2);
            Set<String> ofBoth = dictionary.kinds(Token.of(before.singular() + head.singular()));
            if (!ofBoth.isEmpty()) {
                // a work item is no item
                kinds.clear();
                kinds.addAll(ofBoth);
            }
            if (kinds.contains("line") && dictionary.kinds(before).contains("order")) {
                kinds.remove("product");
                kinds.remove("employee");
            }
        }
        return kinds;
    }

    /** Returns the words of the table's name, in the singular. */
    List<String> nameWords() {
        return name.stream().map(Token::singular).toList();
    }

    static String phrase(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::text).toList());
    }

    Table table() {
        return table;
    }

    TableDomains domains() {
        return domains;
    }

    /** Returns the words of the table's name, in the singular, without those that say nothing. */
    List<String> words() {
        return name.stream().map(Token::singular).toList();
    }

    /** Returns what the table holds, such as {@code person}. */
    Set<String> kinds() {
        return kinds;
    }

    Map<String, ColumnFacts> columns() {
        return columns;
    }

    ColumnFacts column(String column) {
        ColumnFacts facts = columns.get(column);
        if (facts == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return facts;
    }

    /** Returns whether another column has the words in its name. */
    boolean hasBeside(String wanted, ColumnFacts self) {
        if (wanted.indexOf(' ') >= 0) {
            return phrases.contains(wanted) && !phrase(self.tokens()).equals(wanted);
        }
        return words.contains(wanted) && self.tokens().stream().noneMatch(token -> token.is(wanted));
    }

    /** Returns whether the name of a column has the word. */
    boolean hasBeside(String word) {
        return words.contains(word);
    }

    /** Returns whether the schema has another table of that name. */
    boolean isTable(Token word) {
        return tableNames.contains(word.singular()) && !words().equals(List.of(word.singular()));
    }

    /** Returns whether the table's name has the words next to each other, in the singular. */
    boolean hasInName(String phrase) {
        String wanted = " "
                + String.join(
                        " ",
                        Arrays.stream(phrase.split(" ", -1))
                                .map(it -> Token.of(it).singular())
                                .toList()) + " ";
        return (" " + String.join(" ", all) + " ").contains(wanted);
    }

    /** Returns whether a column has exactly those words as its name. */
    boolean hasPhrase(String phrase) {
        return phrases.contains(phrase);
    }

    /**
     * Returns how many leading words of a column's name tell nothing of the column: the table's own name, 1 for {@code
     * film_title} in films, or a word that most columns begin with.
     */
    int ownPrefix(List<Token> column) {
        int named = namePrefix(column);
        boolean common = column.size() > 1 && column.get(0).text().equals(shared);
        return named > 0 || !common ? named : 1;
    }

    /** Returns whether a column's name begins with the table's own. */
    boolean isNamed(List<Token> column) {
        return namePrefix(column) > 0;
    }

    private int namePrefix(List<Token> column) {
        for (int length = Math.min(name.size(), column.size() - 1); length > 0; length--) {
            if (isOwn(column.subList(0, length))) {
                return length;
            }
        }
        boolean initials =
                column.size() > 1 && name.size() > 1 && column.get(0).text().equals(initials());
        return initials ? 1 : 0;
    }

    private boolean isOwn(List<Token> prefix) {
        List<Token> end = name.subList(name.size() - prefix.size(), name.size());
        for (int i = 0; i < prefix.size(); i++) {
            String own = end.get(i).singular();
            String given = prefix.get(i).singular();
            boolean abbreviated = given.length() >= SHORTEST_ABBREVIATION && own.startsWith(given);
            if (!own.equals(given) && !abbreviated) {
                return false;
            }
        }
        return true;
    }

    private String initials() {
        StringBuilder initials = new StringBuilder();
        name.forEach(word -> initials.append(word.text().charAt(0)));
        return initials.toString();
    }

    /** Returns whether the column alone is unique. */
    boolean isUnique(String column) {
        return table.uniqueKeys().stream()
                .anyMatch(key -> key.isPlain() && key.columns().equals(List.of(column)));
    }

    /** Returns how long texts of the column may be so that every index entry of a key fits a page of the database. */
    int maxLengthInKeys(String column) {
        int most = DataType.UNLIMITED;
        for (UniqueKey key : table.uniqueKeys()) {
            List<String> texts = key.parts().stream()
                    .filter(part -> part.prefixLength() == DataType.UNLIMITED)
                    .flatMap(part -> part.expression().columns().stream())
                    .filter(this::isText)
                    .distinct()
                    .toList();
            if (texts.contains(column)) {
                most = Math.min(most, INDEX_ENTRY / texts.size());
            }
        }
        return most;
    }

    private boolean isText(String column) {
        return table.column(column)
                .filter(found -> found.type() instanceof DataType.TextType)
                .isPresent();
    }

    /** Returns whether the column belongs to any key. */
    boolean isInKey(String column) {
        return table.uniqueKeys().stream().anyMatch(key -> key.columns().contains(column));
    }

    /** Returns whether the column alone is the primary key. */
    boolean isPrimaryKey(String column) {
        return table.primaryKey()
                .filter(key -> key.columns().equals(List.of(column)))
                .isPresent();
    }

    /** Returns whether two nulls in the column clash in a key that no column of many values tells apart. */
    boolean nullsClash(String column) {
        return table.uniqueKeys().stream()
                .filter(key -> key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT)
                .filter(key -> key.columns().stream().noneMatch(this::isPlentiful))
                .anyMatch(key -> key.columns().contains(column) && !key.leavesOutNullsOf(column));
    }

    private boolean isPlentiful(String name) {
        Column column = table.column(name).orElseThrow();
        return Plenty.isOf(column.type())
                && !column.isNullable()
                && foreignKeys(name).isEmpty();
    }

    /** Returns the foreign keys that a column belongs to. */
    List<ForeignKey> foreignKeys(String column) {
        List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
        keys.removeIf(key -> !key.columns().contains(column));
        return keys;
    }
}
