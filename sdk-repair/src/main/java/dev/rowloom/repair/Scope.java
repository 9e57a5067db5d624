package dev.rowloom.repair;

import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.internal.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of that which validation finds is repaired: what makes the database refuse a row, and keys, references, types and labels
 * that may; also text of which the database would cut spaces off. Where types are no more than a wish, as SQLite's, values are made to fit them all the same.
 */
final class Scope {

    private static final Set<FindingKind> EVEN_IF_POSSIBLE = Set.of(
            FindingKind.NOT_NULL,
            FindingKind.TYPE,
            FindingKind.ENUMERATION,
            FindingKind.PRIMARY_KEY,
            FindingKind.UNIQUE,
            FindingKind.EXCLUSION,
            FindingKind.FOREIGN_KEY);
    private static final Set<FindingKind> OF_LOOSE_TYPES = Set.of(
            FindingKind.TYPE, FindingKind.RANGE, FindingKind.LENGTH, FindingKind.ENUMERATION, FindingKind.CHARACTERS);

    private final Map<FindingKind, RepairPolicy> policies;
    private final boolean looseTypes;

    Scope(Map<FindingKind, RepairPolicy> policies, boolean looseTypes) {
        this.policies = new EnumMap<>(FindingKind.class);
        this.policies.putAll(policies);
        this.looseTypes = looseTypes;
    }

    RepairPolicy policy(FindingKind kind) {
        return policies.getOrDefault(kind, RepairPolicy.FIX);
    }

    /** Returns the problem if it is to be repaired, else null. */
    @Nullable
    Problem wanted(@Nullable Problem problem) {
        return problem != null && isSerious(problem) && policy(problem.kind()) != RepairPolicy.LEAVE ? problem : null;
    }

    private boolean isSerious(Problem problem) {
        Severity severity = problem.severity();
        return severity == Severity.ERROR
                || severity == Severity.POSSIBLE && EVEN_IF_POSSIBLE.contains(problem.kind())
                || severity == Severity.WARNING
                        && (problem.kind() == FindingKind.LENGTH
                                || looseTypes && OF_LOOSE_TYPES.contains(problem.kind()));
    }
}
