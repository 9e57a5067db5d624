package dev.rowloom.generation;

import dev.rowloom.generation.HintTokens.Amount;
import dev.rowloom.generation.TableNouns.Found;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds numbers of rows in a text. */
final class RowHintReader {

    private static final Set<String> ROWS = Set.of("rows", "records", "entries", "row", "record", "entry");

    private static final Set<String> ABOUT = Set.of(
            "about",
            "around",
            "approximately",
            "approx",
            "roughly",
            "some",
            "circa",
            "ca",
            "nearly",
            "almost",
            "exactly",
            "maybe",
            "say",
            "between",
            "~",
            "≈");

    /** What makes a number ahead of a noun one of something else, or a part of the whole. */
    private static final Set<String> SPOILS = Set.of(
            "per",
            "every",
            "each",
            "first",
            "last",
            "top",
            "next",
            "other",
            "another",
            "extra",
            "additional",
            "more",
            "of",
            "not",
            "no",
            "never",
            "without",
            "than",
            "over",
            "under",
            "above",
            "below",
            "number",
            "level",
            "age",
            "#",
            "$",
            "€",
            "£",
            "¥",
            "-",
            "+",
            "/",
            "*",
            ".",
            ",",
            "x",
            "%");

    private static final Set<String> HAVING = Set.of(
            "has",
            "have",
            "having",
            "with",
            "contains",
            "contain",
            "containing",
            "places",
            "place",
            "placed",
            "gets",
            "get",
            "owns",
            "own",
            "holds",
            "hold",
            "includes",
            "include",
            "including",
            "makes",
            "make",
            "buys",
            "buy",
            "receives",
            "receive",
            "writes",
            "write",
            "gives",
            "give");

    /** Words by which what is said of one is meant of all: {@code an order has 3 lines}. */
    private static final Set<String> ONE = Set.of("a", "an", "any", "one");

    /** Words by which what is said of one is an example: {@code a customer with 3 orders}. */
    private static final Set<String> LOOSE = Set.of("with", "having", "including", "containing");

    private static final Set<String> ENDS = Set.of(".", ";", "!", "?", "\n", ":");
    private static final Set<String> PLAIN_WORDS = Set.of("different", "distinct", "unique", "sample", "test", "fake");
    private static final Set<String> REGULARLY =
            Set.of("each", "apiece", "daily", "weekly", "monthly", "yearly", "annually", "hourly", "every", "a", "an");

    private final String text;
    private final HintTokens tokens;
    private final TableNouns nouns;

    RowHintReader(String text, Schema schema) {
        this.text = text;
        this.tokens = new HintTokens(text);
        this.nouns = new TableNouns(schema);
    }

    List<RowHint> read() {
        List<RowHint> hints = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Amount> number = tokens.isNumeric(at - 1) ? Optional.empty() : tokens.number(at);
            if (number.isPresent()) {
                Amount found = number.get();
                hint(at, found).ifPresent(hints::add);
                at = range(at, found).next();
            } else {
                at++;
            }
        }
        return agreed(hints);
    }

    /** Returns the hints but those that contradict each other. */
    private static List<RowHint> agreed(List<RowHint> hints) {
        Map<String, List<RowHint>> byTable = new LinkedHashMap<>();
        hints.forEach(hint ->
                byTable.computeIfAbsent(hint.table(), id -> new ArrayList<>()).add(hint));
        return byTable.values().stream()
                .filter(same -> same.stream()
                        .allMatch(hint -> hint.rows() == same.get(0).rows()
                                && Objects.equals(hint.per(), same.get(0).per())))
                .map(same -> same.get(0))
                .toList();
    }

    private Optional<RowHint> hint(int first, Amount number) {
        Amount whole = range(first, number);
        if (whole.value() < 1 || tokens.isGlued(whole.next()) || tokens.isNumeric(whole.next())) {
            return listed(first, number);
        }
        int start = start(first);
        if (SPOILS.contains(tokens.at(start - 1)) || tokens.isGlued(first) && SPOILS.contains(tokens.at(first - 1))) {
            return Optional.empty();
        }
        return noun(whole)
                .filter(found -> whole.value() != 1 || !tokens.at(first).equals("one") || isPer(found.next()))
                .flatMap(found -> counted(start, whole.value(), found))
                .or(() -> listed(first, number));
    }

    /** Returns the number in the middle of a range, or the number itself where there is none. */
    private Amount range(int first, Amount low) {
        String between = tokens.at(low.next());
        boolean joins = Set.of("-", "–", "—", "to").contains(between)
                || between.equals("and") && tokens.at(first - 1).equals("between");
        return !joins
                ? low
                : tokens.number(low.next() + 1)
                        .filter(high -> high.value() > low.value())
                        .map(high -> new Amount((low.value() + high.value()) / 2, high.next()))
                        .orElse(low);
    }

    /** Returns where a phrase begins that may say "about" ahead of its number. */
    private int start(int first) {
        int start = first;
        while (true) {
            String before = tokens.at(start - 1);
            boolean bound = (before.equals("least") || before.equals("most"))
                            && tokens.at(start - 2).equals("at")
                    || before.equals("to") && tokens.at(start - 2).equals("up");
            if (bound) {
                start -= 2;
            } else if (ABOUT.contains(before)) {
                start--;
            } else {
                return start;
            }
        }
    }

    /** Returns the table whose rows a number counts: {@code 50 customers}, {@code 50 rows of customers}. */
    private Optional<Found> noun(Amount number) {
        int at = number.next();
        while (PLAIN_WORDS.contains(tokens.at(at))) {
            at++;
        }
        if (ROWS.contains(tokens.at(at))) {
            at++;
            if (!Set.of("of", "in", "for", "into").contains(tokens.at(at))) {
                return Optional.empty();
            }
            at++;
            while (Set.of("the", "table", "`", "\"", "'").contains(tokens.at(at))) {
                at++;
            }
            return nouns.find(tokens, at);
        }
        return nouns.find(tokens, at).flatMap(found -> {
            if (ROWS.contains(tokens.at(found.next()))) {
                return Optional.of(new Found(found.table(), found.next() + 1, true));
            }
            return found.plural() == number.value() > 1 ? Optional.of(found) : Optional.empty();
        });
    }

    private Optional<RowHint> counted(int start, long rows, Found found) {
        int end = found.next();
        String per = null;
        if (isPer(end)) {
            int at = afterPer(end);
            Optional<Found> other = nouns.find(tokens, at);
            if (other.isEmpty() || other.get().table().equals(found.table())) {
                return Optional.empty();
            }
            per = other.get().table();
            end = other.get().next();
        } else if (REGULARLY.contains(tokens.at(end)) || tokens.at(end).equals("-") && tokens.isGlued(end)) {
            return Optional.empty();
        } else {
            Owner owner = owner(start);
            if (owner.unclear() || found.table().equals(owner.table())) {
                return Optional.empty();
            }
            per = owner.table();
            start = per == null ? start : owner.start();
        }
        String words = text.substring(
                tokens.token(start).start(), tokens.token(end - 1).end());
        return Optional.of(new RowHint(found.table(), rows, per, words));
    }

    private boolean isPer(int at) {
        return afterPer(at) > at;
    }

    /** Returns the position behind {@code per} or {@code for each}, or the same one where neither stands. */
    private int afterPer(int at) {
        if (tokens.at(at).equals("per")) {
            return at + 1;
        }
        boolean each = Set.of("for", "in", "on", "of", "to", "by").contains(tokens.at(at))
                && Set.of("each", "every", "any").contains(tokens.at(at + 1));
        return each ? at + 2 : at;
    }

    /**
     * The rows that a number belongs to by what stands ahead of it: {@code each customer has 3 orders}.
     *
     * @param table the table's id, or null for none
     * @param unclear whether something is said that isn't understood
     * @param start where it is named
     */
    private record Owner(@Nullable String table, boolean unclear, int start) {

        static final Owner NONE = new Owner(null, false, 0);
        static final Owner UNCLEAR = new Owner(null, true, 0);
    }

    private Owner owner(int start) {
        boolean having = HAVING.contains(tokens.at(start - 1));
        for (int at = start - 1; at >= 0 && !ENDS.contains(tokens.at(at)); at--) {
            Optional<Found> named = nouns.find(tokens, at).filter(found -> found.next() <= start);
            if (having && named.isPresent()) {
                boolean told = Set.of("each", "every", "per").contains(tokens.at(at - 1));
                boolean general = ONE.contains(tokens.at(at - 1)) && !LOOSE.contains(tokens.at(start - 1));
                return told || general ? new Owner(named.get().table(), false, at - 1) : Owner.UNCLEAR;
            } else if (Set.of("each", "every", "per").contains(tokens.at(at))) {
                return Owner.UNCLEAR;
            }
        }
        return Owner.NONE;
    }

    /** Returns the hint of a list: {@code customers: 50}. */
    private Optional<RowHint> listed(int first, Amount number) {
        String mark = tokens.at(first - 1);
        if (!mark.equals(":") && !mark.equals("=")) {
            return Optional.empty();
        }
        int end = number.next();
        end += ROWS.contains(tokens.at(end)) ? 1 : 0;
        boolean ends = end == tokens.size()
                || Set.of(",", ";", "\n", ")", "}").contains(tokens.at(end))
                || tokens.at(end).equals(".") && (end + 1 == tokens.size() || !tokens.isGlued(end + 1));
        for (int at = Math.max(0, first - 6); ends && number.value() > 0 && at < first - 1; at++) {
            Optional<Found> named = nouns.find(tokens, at);
            boolean begins = at == 0
                    || Set.of(",", ";", "\n", "(", "{", ".", ":", "and", "-", "*")
                            .contains(tokens.at(at - 1));
            if (begins && named.isPresent() && named.get().next() == first - 1) {
                int from = tokens.token(at).start();
                String words = text.substring(from, tokens.token(end - 1).end());
                return Optional.of(new RowHint(named.get().table(), number.value(), null, words));
            }
        }
        return Optional.empty();
    }
}
