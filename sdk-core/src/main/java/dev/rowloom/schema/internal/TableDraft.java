package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while the script is being read. */
final class TableDraft {

    /** Whether PostgreSQL's policies decide which rows a user may write; the owner is exempt, unless that is forced. */
    enum RowSecurity {
        NONE,
        FOR_OTHERS
    }

    /** What becomes of a table. */
    enum Fate {
        KEPT,
        /** Its rows belong to another table, or to a session. */
        LEFT_OUT
    }

    TableName name;
    /** The name that it was created under: those of its constraints may come of it. */
    final String firstName;
    /** The schema that the script had set when it created the table, or null. */
    final @Nullable String currentSchema;

    final int line;
    final List<ColumnDraft> columns = new ArrayList<>();
    final List<KeyDraft> keys = new ArrayList<>();
    /** The indexes that are not unique, of dialects that limit the length of what is indexed. */
    final List<KeyDraft> indexes = new ArrayList<>();

    final List<ExclusionDraft> exclusions = new ArrayList<>();
    final List<ForeignKeyDraft> foreignKeys = new ArrayList<>();
    final List<CheckDraft> checks = new ArrayList<>();
    /** The columns of MariaDB's periods, first and last, by the periods' names. */
    final Map<String, List<List<Token>>> periods = new HashMap<>();

    /** Parents of {@code INHERITS}. */
    final List<TableDraft> parents = new ArrayList<>();

    /** Whether SQLite gives it a row number of its own. */
    boolean rowId = true;

    Fate fate = Fate.KEPT;

    @Nullable
    TableDraft partitionOf;

    /** What it is partitioned by, or null. */
    @Nullable
    PartitionKey partitionKey;
    /** The partitions that are declared within it. */
    final List<PartitionDraft> partitions = new ArrayList<>();
    /** What follows {@code FOR VALUES}, or {@code DEFAULT}; empty where the table is no partition. */
    List<Token> partitionBound = List.of();

    /** Whose rows policies may refuse. */
    RowSecurity rowSecurity = RowSecurity.NONE;

    /** Why the database takes no row of it, or null. */
    @Nullable
    String refusal;

    @Nullable
    String comment;

    @Nullable
    String collation;

    TableDraft(TableName name, @Nullable String currentSchema, int line) {
        this.name = name;
        this.firstName = name.name();
        this.currentSchema = currentSchema;
        this.line = line;
    }

    /** Returns the column of that name, or null. */
    @Nullable
    ColumnDraft column(Names names, String column) {
        for (ColumnDraft draft : columns) {
            if (names.same(draft.name, column)) {
                return draft;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
