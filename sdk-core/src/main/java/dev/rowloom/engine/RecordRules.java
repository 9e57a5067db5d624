package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the parts of files, jobs and payment cards, which are entries of one list, into programs. */
final class RecordRules {

    private static final String CARDS = "common/card-schemes";

    private final SubjectRules rules;
    private final Subjects subjects;

    RecordRules(SubjectRules rules, Subjects subjects) {
        this.rules = rules;
        this.subjects = subjects;
    }

    /** Returns a program of a part, or null where it cannot be made to fit. */
    @Nullable
    BytesProgram program(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        int subject = subjects.number(rule.subject(), rule.group());
        return switch (rule.part()) {
            case "number" -> number(subject, limit);
            case "name" -> unique ? null : text(subject, List.of(0, 1), ".", List.of());
            case "extension" -> unique ? null : text(subject, List.of(1), "", List.of());
            case "mimeType" -> unique ? null : text(subject, List.of(1), "", List.of("common/file-types"));
            case "title", "scheme" -> unique ? null : text(subject, List.of(0), "", List.of());
            case "department" -> unique ? null : text(subject, List.of(0), "", List.of("common/positions"));
            case "code" ->
                unique ? null : new CardNumbers.Code(subject, subjects.urn(subject), codes(), column.key("value"));
            case "bytes", "salary" -> null;
            default -> throw SubjectRules.unknown(rule, column);
        };
    }

    /** Returns words of the subject; of a vocabulary those in its second column. */
    private BytesProgram text(int subject, List<Integer> order, String between, List<String> second) {
        List<WordList> lists = subjects.lists(subject);
        Lexicon[] shown = new Lexicon[lists.size()];
        for (int i = 0; i < shown.length; i++) {
            WordList list = lists.get(i);
            WordList other = second.isEmpty() || !order.contains(i) ? list : list.map(secondOf(second.get(0)));
            shown[i] = other.lexicon(UnaryOperator.identity());
        }
        return new Composed(
                new Composed.Source.SubjectOf(subject),
                subjects.urn(subject),
                order,
                shown,
                new Composed.Shape("", between, "", ""),
                null);
    }

    /** What the entries of a vocabulary have in its second column. */
    private record Second(Map<String, String> values) implements UnaryOperator<String> {

        @Override
        public String apply(String entry) {
            return values.getOrDefault(entry, entry);
        }
    }

    private Second secondOf(String vocabulary) {
        Vocabulary list = rules.words().vocabulary(vocabulary);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            values.put(list.value(i, 0), list.value(i, 1));
        }
        return new Second(values);
    }

    private @Nullable BytesProgram number(int subject, TextLimit limit) {
        Vocabulary schemes = rules.words().vocabulary(CARDS);
        List<CardNumbers.Scheme> known = new ArrayList<>();
        for (int i = 0; i < schemes.size(); i++) {
            known.add(new CardNumbers.Scheme(schemes.value(i, 1), Integer.parseInt(schemes.value(i, 2))));
        }
        boolean fits = known.stream().allMatch(scheme -> scheme.digits() <= limit.ascii());
        return fits
                ? new CardNumbers(
                        subject, subjects.urn(subject), subjects.lists(subject).get(0), known)
                : null;
    }

    private int[] codes() {
        return rules.words().vocabulary(CARDS).values(3).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
