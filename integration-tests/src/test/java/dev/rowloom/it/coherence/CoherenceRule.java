package dev.rowloom.it.coherence;

/**
 * What a reader expects of a table.
 *
 * @param kind the kind of rule, such as {@code moments}
 * @param table the table's id
 * @param says the rule in a few words, such as {@code created_at <= updated_at}
 * @param from the query's FROM and WHERE, which there always is: the rows judged
 * @param broken the condition of the rows that break it
 */
record CoherenceRule(Kind kind, String table, String says, String from, String broken) {

    /** Kinds of rules, in the order of the report. */
    enum Kind {
        MOMENTS("moments of a row are in order"),
        PARENTS("no row is older than the one it refers to"),
        LINES("a line comes to quantity times price"),
        TOTALS("a total is the sum of its lines"),
        COUNTERS("a counter matches the rows it counts"),
        PLACES("places are in their country"),
        STATES("moments go with the state"),
        HISTORIES("a history leads to the state"),
        NAMES("addresses and full names go with the name"),
        NUMBERS("of two numbers the greater is the greater"),
        LEVELS("a level is the one above plus one"),
        AGES("an age goes with the birth");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    /** Returns the query: how many rows are judged, and how many of them break the rule. */
    String sql() {
        return "SELECT count(*) AS judged, coalesce(sum(CASE WHEN " + broken + " THEN 1 ELSE 0 END), 0) AS broken FROM "
                + from;
    }

    /** Returns the query of some rows that break the rule. */
    String examples() {
        return "SELECT * FROM " + from + " AND (" + broken + ") LIMIT 3";
    }
}
