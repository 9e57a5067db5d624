package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one branch of conditions asks of a column.
 *
 * @param domain the values left
 * @param presence whether the column has to be null, or must not be
 * @param tests conditions on the column alone that are no part of the domain
 * @param narrowed whether the domain leaves less than the column's type
 */
public record Restriction(ColumnDomain domain, Presence presence, List<Expression> tests, boolean narrowed) {

    /** Whether a column holds a value. */
    public enum Presence {
        /** It may, and may not. */
        EITHER,
        /** It has to be null. */
        NULL,
        /** It must not be null. */
        VALUE
    }

    /** Copies the list. */
    public Restriction {
        tests = List.copyOf(tests);
    }

    static Restriction none(ColumnDomain domain) {
        return new Restriction(domain, Presence.EITHER, List.of(), false);
    }

    /** Returns the restriction with a presence as well, or null where that contradicts it. */
    public @Nullable Restriction with(Presence wanted) {
        if (wanted == Presence.EITHER || presence == wanted) {
            return this;
        }
        boolean possible = presence == Presence.EITHER && !(wanted == Presence.VALUE && domain.isEmpty());
        return possible ? new Restriction(domain, wanted, tests, narrowed) : null;
    }

    /** Returns the restriction to a domain as well, or null where nothing is left. */
    @Nullable
    Restriction with(ColumnDomain other) {
        ColumnDomain both = domain.intersect(other);
        Restriction restricted = new Restriction(both, presence, tests, true);
        if (!other.nullable() && domain.nullable()) {
            restricted = restricted.with(Presence.VALUE);
        }
        boolean empty = restricted != null && both.isEmpty() && presence != Presence.NULL;
        return empty ? restricted.with(Presence.NULL) : restricted;
    }

    Restriction with(Expression test) {
        if (tests.contains(test)) {
            return this;
        }
        List<Expression> more = new ArrayList<>(tests);
        more.add(test);
        return new Restriction(domain, presence, more, narrowed);
    }
}
