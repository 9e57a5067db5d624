package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weighs what speaks for a meaning of a column, and puts it in words. */
final class Evidence {

    private static final double LEAST = 0.05;
    private static final double MOST = 0.99;
    private static final Set<String> LISTED = Set.of(
            "status.state", "status.flag", "status.priority", "type.category", "person.gender", "person.honorific");

    /** Groups of meanings that are usually numbers or times. */
    private static final List<String> MEASURED = List.of("money.", "quantity.", "measure.", "time.", "geo.");

    private final ColumnFacts column;
    private final NamePattern.Hint hint;
    private final List<String> said = new ArrayList<>();

    /** What is left of doubt: 1 is no idea, 0 is certain. */
    private double doubt;

    Evidence(ColumnFacts column, NamePattern.Hint hint) {
        this.column = column;
        this.hint = hint;
        this.doubt = 1 - hint.sure();
    }

    /** Weighs which words of the name told the meaning: all of them tell more than the last. */
    void ofName(List<Token> name, int start, int end, int own) {
        StringBuilder words = new StringBuilder("name \"" + column.name() + "\": ");
        if (own > 0) {
            String prefix = TableFacts.phrase(column.tokens().subList(0, own));
            words.append("prefix \"")
                    .append(prefix)
                    .append("\" of table ")
                    .append(column.table().table().id())
                    .append(", ");
        }
        boolean whole = start == 0 && end == name.size();
        boolean ending = end == name.size();
        doubt *= whole ? 0.6 : ending ? 1 : 1.5;
        String phrase = TableFacts.phrase(name.subList(start, end));
        words.append(whole ? word(end - start) : ending ? "ends with " : start == 0 ? "begins with " : "has ")
                .append('"')
                .append(phrase)
                .append('"');
        said.add(words.toString());
    }

    private static String word(int number) {
        return number == 1 ? "word " : "words ";
    }

    /** Weighs that the meaning holds in tables of that kind. */
    void ofTable() {
        List<String> kinds =
                hint.tables().stream().filter(column.table().kinds()::contains).toList();
        List<String> words =
                hint.tableWords().stream().filter(column.table()::hasInName).toList();
        if (!kinds.isEmpty()) {
            doubt *= 0.8;
            said.add("table " + column.table().table().id() + " is of the kind " + kinds.get(0));
        } else if (!words.isEmpty()) {
            said.add("table " + column.table().table().id() + " has the word \"" + words.get(0) + "\"");
        }
    }

    /** Weighs the columns that have to stand beside this one. */
    void ofNeighbours() {
        List<String> beside = hint.beside().stream()
                .filter(word -> column.table().hasBeside(word, column))
                .toList();
        if (!beside.isEmpty()) {
            doubt *= 0.8;
            said.add("beside \"" + beside.get(0) + "\"");
        } else if (!hint.paired().isEmpty()) {
            doubt *= 0.6;
            said.add("beside the id it tells the kind of");
        }
    }

    /** Names the type; it fits, or the pattern would not have been tried. */
    void ofType() {
        boolean loose = column.is(Family.TEXT) && MEASURED.stream().anyMatch(hint.meaning()::startsWith);
        doubt *= loose ? 1.4 : 1;
        said.add("type " + column.column().declaredType() + (loose ? " is not the usual one" : " fits"));
    }

    /** Weighs a comment that says the same. */
    void ofComment() {
        doubt *= 0.6;
        said.add("the comment agrees");
    }

    /** Weighs CHECKs, enumerations and defaults. */
    void ofValues() {
        if (!LISTED.contains(hint.meaning())) {
            return;
        }
        int values = column.domain().allowedValues().size();
        if (values > 0) {
            doubt *= 0.7;
            said.add(values + " values are listed");
        } else if (hint.meaning().equals("status.flag") && column.is(Family.FLAG)) {
            doubt *= 0.7;
            column.defaultLiteral().ifPresent(it -> said.add("default " + it));
        }
    }

    /** Returns the meaning with the confidence and the reason found. */
    Match match() {
        double sure = Math.max(LEAST, Math.min(MOST, 1 - doubt));
        double rounded = Math.round(sure * 100) / 100.0;
        return Match.of(hint, "").withConfidence(rounded, String.join("; ", said));
    }
}
