package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Expression;
import java.util.Set;

/**
 * A condition that no domain or order of columns promises: a CHECK, or one of several that it is made of.
 *
 * @param check the CHECK
 * @param expression the condition
 * @param members the positions of the columns it reads that can be made to pass it
 * @param references the numbers of the references it reads that can be made absent or present
 */
record CheckPart(Check check, Expression expression, Set<Integer> members, Set<Integer> references) {

    CheckPart {
        members = Set.copyOf(members);
        references = Set.copyOf(references);
    }

    boolean isTiedTo(CheckPart other) {
        return members.stream().anyMatch(other.members::contains)
                || references.stream().anyMatch(other.references::contains);
    }
}
