package dev.rowloom.samples.quickstart;

import dev.rowloom.blueprint.Rule;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a rule in a few words: its kind as the blueprint document names it, and what tells it from others of the kind. */
final class RuleText {

    private static final int SHOWN_VALUES = 6;

    private RuleText() {}

    /** Returns such as {@code number 0 to 100}. */
    static String of(Rule rule) {
        String details = details(rule);
        String kind = rule.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return details.isEmpty() ? kind : kind + " " + details;
    }

    private static String details(Rule rule) {
        if (rule instanceof Rule.Sequence it) {
            return "from " + it.start() + (it.step() == 1 ? "" : " by " + it.step());
        } else if (rule instanceof Rule.Constant it) {
            return it.value() == null ? "NULL" : it.value();
        } else if (rule instanceof Rule.Values it) {
            return values(it);
        } else if (rule instanceof Rule.Number it) {
            return it.min() + " to " + it.max();
        } else if (rule instanceof Rule.Temporal it) {
            return it.min() + " to " + it.max();
        }
        return textDetails(rule);
    }

    private static String textDetails(Rule rule) {
        if (rule instanceof Rule.Vocabulary it) {
            return it.name();
        } else if (rule instanceof Rule.About it) {
            String group = it.group().isEmpty() ? "" : " (" + it.group() + ")";
            return it.subject().toString().toLowerCase(Locale.ROOT) + "'s " + it.part() + group;
        } else if (rule instanceof Rule.After it) {
            return it.column();
        } else if (rule instanceof Rule.Pattern it) {
            return it.pattern();
        } else if (rule instanceof Rule.Template it) {
            return it.template();
        } else if (rule instanceof Rule.Text it) {
            return it.style().toString().toLowerCase(Locale.ROOT);
        } else if (rule instanceof Rule.External it) {
            return it.name();
        }
        return "";
    }

    private static String values(Rule.Values rule) {
        return rule.values().stream()
                        .limit(SHOWN_VALUES)
                        .map(Rule.Weighted::value)
                        .collect(Collectors.joining(" | "))
                + (rule.values().size() > SHOWN_VALUES ? " | …" : "");
    }
}
