package dev.rowloom.blueprint;

import java.util.List;

/** Counts ages from dates of birth. */
final class Ages {

    /** Names of the age that whoever the row is about has now. */
    private static final List<String> NAMES = List.of("age", "current age", "age year", "age years", "age in years");

    private Ages() {}

    /** Replaces rules in place. */
    static void settle(Draft draft) {
        String birth = Draft.first(draft.meaning("person.birth_date"));
        if (birth == null || !draft.isMoment(birth)) {
            return;
        }
        for (String column : List.copyOf(draft.rules().keySet())) {
            Rule rule = draft.rules().get(column);
            boolean number = rule instanceof Rule.Number || rule instanceof Rule.Values;
            boolean age = NAMES.contains(
                    TableFacts.phrase(draft.table().column(column).tokens()));
            if (rule != null && number && age && draft.isNumber(column) && draft.isFree(column)) {
                draft.put(column, new Rule.Computed("years(" + Draft.quoted(birth) + ")", rule));
            }
        }
    }
}
