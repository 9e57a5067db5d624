package dev.rowloom.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a payment be the total of what it pays, and what is given back a part of it. */
final class Payments {

    private final Map<String, Draft> drafts;

    Payments(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    /** Changes the drafts in place; totals have to be settled. */
    void settle() {
        drafts.values().forEach(this::payment);
    }

    private void payment(Draft payment) {
        String amount = payment.table().kinds().contains("payment") ? Totals.total(payment) : null;
        if (amount == null) {
            return;
        }
        for (ReferenceBlueprint path : payment.paths()) {
            Draft paid = drafts.get(path.table());
            if (paid == null || paid == payment) {
                continue;
            }
            String total = Totals.total(paid);
            if (total != null
                    && paid.table().kinds().contains("order")
                    && paid.rules().get(total) instanceof Rule.Computed) {
                String formula = Draft.quoted(path.columns().get(0)) + "." + Draft.quoted(total);
                if (payment.rules().get(amount) instanceof Rule.After above) {
                    refund(payment, amount, above.column(), formula);
                } else {
                    Totals.compute(payment, amount, formula);
                }
                return;
            }
        }
    }

    /** A CHECK keeps what is given back within what was paid: the former is a part of the latter, not the latter more than it. */
    private static void refund(Draft payment, String amount, String refund, String formula) {
        Rule rule = payment.rules().get(refund);
        Rule.@Nullable Number range = rule instanceof Rule.When when ? number(when.otherwise()) : number(rule);
        if (range == null
                || !payment.has(refund, Set.of("refund", "refunded"))
                || !payment.isPlain(amount)
                || !payment.isPlain(refund)) {
            return;
        }
        // of what is paid for, as the CHECK has the amount follow what is given back
        String part = "round(" + formula + " * draw(0.25, 1, 0.25), " + Totals.digits(payment, refund) + ")";
        payment.put(amount, new Rule.Computed(formula, range));
        payment.put(refund, rule instanceof Rule.When when ? part(when, part) : new Rule.Computed(part, range));
    }

    private static Rule.@Nullable Number number(@Nullable Rule rule) {
        return rule instanceof Rule.Number number ? number : null;
    }

    private static Rule part(Rule.When when, String formula) {
        List<Rule.Case> cases = when.cases().stream()
                .map(it -> it.rule() instanceof Rule.Number
                        ? new Rule.Case(it.values(), new Rule.Computed(formula, it.rule()))
                        : it)
                .toList();
        return new Rule.When(when.column(), cases, new Rule.Computed(formula, when.otherwise()));
    }
}
