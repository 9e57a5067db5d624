package dev.rowloom.schema.internal;

import dev.rowloom.schema.ForeignKey.Action;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.TableName;
import java.util.List;

/** Reads {@code REFERENCES parent (columns)} and what follows it, in any order. */
final class ReferenceReader {

    private ReferenceReader() {}

    /** Takes a reference, {@code REFERENCES} included. */
    static ForeignKeyDraft.Reference read(Reading reading, Tokens in) {
        in.take();
        TableName parent = reading.names().qualified(in);
        List<String> columns = reading.names().list(in.parenthesized());
        Action onDelete = Action.NO_ACTION;
        Action onUpdate = Action.NO_ACTION;
        Deferral deferral = Deferral.NOT_DEFERRABLE;
        while (in.hasNext()) {
            if (in.accept("ON", "DELETE")) {
                onDelete = action(in);
                in.parenthesized();
            } else if (in.accept("ON", "UPDATE")) {
                onUpdate = action(in);
            } else if (in.accept("MATCH")) {
                in.take();
            } else if (in.accept("INITIALLY", "DEFERRED")) {
                deferral = Deferral.INITIALLY_DEFERRED;
            } else if (in.accept("DEFERRABLE")) {
                deferral = deferral == Deferral.NOT_DEFERRABLE ? Deferral.DEFERRABLE : deferral;
            } else if (!skipped(in)) {
                break;
            }
        }
        return new ForeignKeyDraft.Reference(
                parent, reading.catalogue().searchPath(), columns, deferral, onDelete, onUpdate);
    }

    private static boolean skipped(Tokens in) {
        return in.accept("INITIALLY", "IMMEDIATE")
                || in.accept("NOT", "DEFERRABLE")
                || in.accept("NOT", "VALID")
                || in.accept("NOT", "ENFORCED")
                || in.accept("NOT", "FOR", "REPLICATION")
                || in.acceptAny("ENABLE", "DISABLE", "VALIDATE", "NOVALIDATE", "ENFORCED", "RELY", "NORELY", "NOCHECK");
    }

    private static Action action(Tokens in) {
        if (in.accept("CASCADE")) {
            return Action.CASCADE;
        } else if (in.accept("RESTRICT")) {
            return Action.RESTRICT;
        } else if (in.accept("SET", "NULL")) {
            return Action.SET_NULL;
        } else if (in.accept("SET", "DEFAULT")) {
            return Action.SET_DEFAULT;
        }
        in.accept("NO", "ACTION");
        return Action.NO_ACTION;
    }
}
