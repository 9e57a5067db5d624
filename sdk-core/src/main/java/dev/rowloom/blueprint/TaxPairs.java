package dev.rowloom.blueprint;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts amounts with tax from those without it, or the other way round: {@code total_incl_tax} and {@code total_excl_tax}. */
final class TaxPairs {

    private static final Set<String> WITH =
            Set.of("incl", "including", "included", "inclusive", "inc", "gross", "brutto", "ttc");
    private static final Set<String> WITHOUT =
            Set.of("excl", "excluding", "excluded", "exclusive", "exc", "ex", "net", "netto", "ht");
    private static final Set<String> TAXES = Set.of("tax", "vat", "gst");

    private TaxPairs() {}

    /** Replaces rules in place. */
    static void settle(Draft draft) {
        for (String gross : List.copyOf(draft.rules().keySet())) {
            String net = isMoney(draft, gross) ? net(draft, gross) : null;
            if (net == null || reads(draft, gross, net) || reads(draft, net, gross)) {
                continue;
            }
            String factor = "(1 + " + Totals.taxRate(draft) + ")";
            if (isOpen(draft, gross)) {
                put(draft, gross, "round(" + Draft.quoted(net) + " * " + factor + ", 2)");
            } else if (isOpen(draft, net)) {
                put(draft, net, "round(" + Draft.quoted(gross) + " / " + factor + ", 2)");
            }
        }
    }

    private static boolean isMoney(Draft draft, String column) {
        Match match = draft.matches().get(column);
        return match != null
                && (match.meaning().startsWith("money.") && !match.meaning().equals("money.salary"))
                && draft.isNumber(column)
                && draft.table().column(column).is(Family.FRACTION);
    }

    /** Returns the column of the same words but for the one that tells whether tax is in it. */
    private static @Nullable String net(Draft draft, String gross) {
        List<String> words = words(draft, gross);
        int told = indexOf(words, WITH);
        boolean taxed = words.stream().anyMatch(TAXES::contains);
        if (told < 0) {
            return null;
        }
        for (String other : draft.rules().keySet()) {
            List<String> beside = words(draft, other);
            boolean same = !other.equals(gross)
                    && beside.size() == words.size()
                    && indexOf(beside, WITHOUT) == told
                    && beside.subList(0, told).equals(words.subList(0, told))
                    && beside.subList(told + 1, beside.size()).equals(words.subList(told + 1, words.size()));
            if (same && isMoney(draft, other) && (taxed || words.size() > 1)) {
                return other;
            }
        }
        return null;
    }

    private static int indexOf(List<String> words, Set<String> wanted) {
        for (int i = 0; i < words.size(); i++) {
            if (wanted.contains(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> words(Draft draft, String column) {
        return draft.table().column(column).tokens().stream().map(Token::text).toList();
    }

    /** Returns whether a formula has the other column in it already. */
    private static boolean reads(Draft draft, String column, String other) {
        return draft.rules().get(column) instanceof Rule.Computed computed
                && computed.formula().contains(Draft.quoted(other));
    }

    private static boolean isOpen(Draft draft, String column) {
        return draft.rules().get(column) instanceof Rule.Number && draft.isFree(column);
    }

    private static void put(Draft draft, String column, String formula) {
        draft.put(
                column,
                new Rule.Computed(formula, Objects.requireNonNull(draft.rules().get(column))));
    }
}
