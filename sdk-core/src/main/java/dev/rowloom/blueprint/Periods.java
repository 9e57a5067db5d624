package dev.rowloom.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What names of columns say of periods: which of two columns is the beginning of something, and which its end. */
final class Periods {

    /** Words that say which end of a period a column is, so that the rest of its name tells the period. */
    private static final Set<String> ENDS = Set.of(
            "start",
            "end",
            "begin",
            "from",
            "to",
            "until",
            "finish",
            "started",
            "ended",
            "finished",
            "starts",
            "ends",
            "date",
            "time",
            "at",
            "on",
            "valid",
            "beginning",
            "timestamp",
            "stop",
            "thru",
            "through",
            "closed",
            "opened",
            "datetime");

    /** What says of a moment that it has nothing to do with when the row came to be. */
    private static final Set<String> ELSEWHEN = Set.of(
            "birth",
            "born",
            "dob",
            "death",
            "died",
            "deceased",
            "founded",
            "established",
            "effective",
            "valid",
            "value",
            "planned",
            "expected",
            "estimated",
            "scheduled",
            "next",
            "previous",
            "prior",
            "original",
            "first",
            "since",
            "start",
            "begin",
            "from",
            "release",
            "released",
            "publication",
            "hire",
            "hired",
            "event",
            "appointment",
            "departure",
            "depart",
            "flight",
            "holiday",
            "target",
            "forecast",
            "commit",
            "author",
            "authored");

    /** Words for the beginning of something, each with those for its end. */
    private static final List<Map.Entry<Set<String>, Set<String>>> PERIODS = List.of(
            Map.entry(
                    Set.of("start", "begin", "started", "starts", "beginning", "from", "since", "effective", "valid"),
                    Set.of(
                            "end",
                            "ended",
                            "ends",
                            "finish",
                            "finished",
                            "stop",
                            "stopped",
                            "to",
                            "until",
                            "till",
                            "thru",
                            "through",
                            "due")),
            Map.entry(Set.of("first"), Set.of("last")),
            Map.entry(Set.of("opened", "open", "opening"), Set.of("closed", "close", "closing")),
            Map.entry(Set.of("in"), Set.of("out")),
            Map.entry(Set.of("checkin", "login"), Set.of("checkout", "logout")),
            Map.entry(Set.of("departure", "depart"), Set.of("arrival", "arrive")),
            Map.entry(Set.of("admission", "admit", "admitted"), Set.of("discharge", "disch", "discharged")),
            Map.entry(
                    Set.of("create", "created"),
                    Set.of("modify", "modified", "access", "accessed", "update", "updated")));

    private Periods() {}

    /** Returns whether two columns are the beginning and the end of the same. */
    static boolean isPeriod(ColumnFacts earlier, ColumnFacts later) {
        for (Map.Entry<Set<String>, Set<String>> period : PERIODS) {
            boolean named = hasAny(earlier, period.getKey())
                    && hasAny(later, period.getValue())
                    && !hasAny(earlier, period.getValue())
                    && !hasAny(later, period.getKey());
            if (named && rest(earlier, period.getKey()).equals(rest(later, period.getValue()))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a moment whose name places it nowhere in a row's life may be taken for one of that life. */
    static boolean isWithinLife(ColumnFacts column) {
        return !hasAny(column, ELSEWHEN) && column.tokens().stream().anyMatch(word -> !ENDS.contains(word.text()));
    }

    private static boolean hasAny(ColumnFacts column, Set<String> words) {
        return column.tokens().stream().map(Token::text).anyMatch(words::contains);
    }

    private static List<String> rest(ColumnFacts column, Set<String> words) {
        return column.tokens().stream()
                .map(Token::text)
                .filter(word -> !words.contains(word) && !ENDS.contains(word))
                .toList();
    }
}
