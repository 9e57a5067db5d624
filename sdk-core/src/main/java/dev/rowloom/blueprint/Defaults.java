package dev.rowloom.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's default tells where its name tells little: most rows have it, and others have something of its kind. */
final class Defaults {

    /** Meanings that leave open which words there are. */
    private static final Set<String> OPEN =
            Set.of(BlueprintWriter.UNKNOWN, "type.category", "status.priority", "text.short");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Set<String> NO_WORDS =
            Set.of("null", "true", "false", "current_timestamp", "current_date", "current_user", "user", "sysdate");
    private static final int MOST_VALUES = 40;

    /** Of hundred rows that many have the default. */
    private static final int SHARE = 70;

    private final LocalWords words;

    Defaults(LocalWords words) {
        this.words = words;
    }

    /** Returns the rule; where the default says more, the default and what may stand beside it. */
    Rule told(ColumnFacts column, Match match, Rule rule) {
        String value = column.defaultLiteral().orElse("");
        boolean open = OPEN.contains(match.meaning())
                && !column.table().isInKey(column.name())
                && !column.isReferenced()
                && column.domain().values() == null;
        if (!open) {
            return rule;
        } else if (column.is(Family.TEXT) && WORD.matcher(value).matches() && !NO_WORDS.contains(value)) {
            return ofWord(rule, value, match);
        }
        boolean counted = column.is(Family.WHOLE)
                && rule instanceof Rule.Number
                && match.meaning().equals(BlueprintWriter.UNKNOWN)
                && NUMBER.matcher(value).matches()
                && !value.equals("1");
        return counted ? around(Integer.parseInt(value)) : rule;
    }

    private Rule ofWord(Rule rule, String value, Match match) {
        List<Rule.Weighted> beside = new ArrayList<>();
        if (rule instanceof Rule.Values values) {
            beside.addAll(values.values());
        } else if (rule instanceof Rule.Vocabulary list) {
            Vocabulary entries = words.vocabularies().get(list.name());
            for (int i = 0; i < entries.size() && entries.size() <= MOST_VALUES; i++) {
                beside.add(new Rule.Weighted(entries.value(i, list.column()), entries.weight(i)));
            }
        } else if (match.meaning().equals(BlueprintWriter.UNKNOWN)) {
            boolean upper = value.equals(value.toUpperCase(Locale.ROOT));
            beside.add(new Rule.Weighted(upper ? "OTHER" : "other", 1));
        }
        return beside.isEmpty() ? rule : preferring(beside, value);
    }

    private static Rule preferring(List<Rule.Weighted> values, String preferred) {
        int others = values.stream().mapToInt(Rule.Weighted::weight).sum();
        List<Rule.Weighted> weighted = new ArrayList<>();
        weighted.add(new Rule.Weighted(preferred, Math.max(1, others * SHARE / (100 - SHARE))));
        values.stream()
                .filter(value -> !value.value().equalsIgnoreCase(preferred))
                .forEach(weighted::add);
        return new Rule.Values(weighted);
    }

    private static Rule around(int value) {
        List<Rule.Weighted> values = new ArrayList<>();
        values.add(new Rule.Weighted(String.valueOf(value), 12));
        values.add(new Rule.Weighted(String.valueOf(2 * value), 3));
        values.add(new Rule.Weighted(String.valueOf(Math.max(1, value / 2)), 2));
        values.add(new Rule.Weighted(String.valueOf(5 * value), 1));
        return new Rule.Values(values);
    }
}
