package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.Coherence.Verdict;
import java.util.List;

/** Tells what rules came to, kind by kind. */
final class CoherenceReport {

    private CoherenceReport() {}

    static String markdown(List<Verdict> verdicts) {
        StringBuilder table =
                new StringBuilder("| rule | schemas | queries | rows judged | rows broken |\n|---|---|---|---|---|\n");
        for (CoherenceRule.Kind kind : CoherenceRule.Kind.values()) {
            List<Verdict> of =
                    verdicts.stream().filter(it -> it.rule().kind() == kind).toList();
            table.append("| ").append(kind.meaning());
            table.append(" | ")
                    .append(of.stream().map(Verdict::schema).distinct().count());
            table.append(" | ").append(of.size());
            table.append(" | ").append(of.stream().mapToLong(Verdict::judged).sum());
            table.append(" | ")
                    .append(of.stream().mapToLong(Verdict::broken).sum())
                    .append(" |\n");
        }
        return table.toString();
    }
}
