package dev.rowloom.validation.internal;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one table asks of its rows, compiled. Immutable.
 *
 * @param table the table
 * @param refusal what is wrong with any row at all, or null where the table takes rows
 * @param columns what its columns ask
 * @param conditions its CHECKs
 * @param keys its keys, and the columns that others refer to
 * @param references its foreign keys
 * @param keysNotChecked the keys, references and exclusions that can't be checked
 * @param notChecked what else can't be checked
 */
public record TableRules(
        Table table,
        @Nullable Problem refusal,
        List<ColumnRule> columns,
        List<ConditionRule> conditions,
        List<KeyRule> keys,
        List<ReferenceRule> references,
        List<NotChecked> keysNotChecked,
        List<NotChecked> notChecked) {

    /** Copies the lists. */
    public TableRules {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        keys = List.copyOf(keys);
        references = List.copyOf(references);
        keysNotChecked = List.copyOf(keysNotChecked);
        notChecked = List.copyOf(notChecked);
    }
}
