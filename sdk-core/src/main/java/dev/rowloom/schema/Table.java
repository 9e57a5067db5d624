package dev.rowloom.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns and constraints. Immutable.
 *
 * @since 0.1.0
 */
public final class Table {

    private final String id;
    private final TableName name;
    private final List<Column> columns;
    private final Map<String, Integer> positions;
    private final List<UniqueKey> uniqueKeys;
    private final List<Exclusion> exclusions;
    private final List<ForeignKey> foreignKeys;
    private final List<Check> checks;
    private final @Nullable String comment;
    private final @Nullable String refusal;

    private Table(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.columns = List.copyOf(builder.columns);
        this.uniqueKeys = List.copyOf(builder.uniqueKeys);
        this.exclusions = List.copyOf(builder.exclusions);
        this.foreignKeys = List.copyOf(builder.foreignKeys);
        this.checks = List.copyOf(builder.checks);
        this.comment = builder.comment;
        this.refusal = builder.refusal;
        this.positions = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (positions.put(columns.get(i).name(), i) != null) {
                throw new IllegalArgumentException("table " + id + " has two columns named "
                        + columns.get(i).name());
            }
        }
    }

    /**
     * Returns a builder of a table.
     *
     * @param id the table's name with its schema in front unless that is the default one, as in {@code sales.orders}
     * @param name the name as the DDL writes it
     */
    public static Builder builder(String id, TableName name) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        return new Builder(id, name);
    }

    /** Returns the name by which the table is known everywhere: its schema is in front unless it is the default one. */
    public String id() {
        return id;
    }

    /** Returns the name as the DDL writes it, to be used in SQL. */
    public TableName name() {
        return name;
    }

    /** Returns the columns in declaration order, at least one. */
    public List<Column> columns() {
        return columns;
    }

    /** Returns the column of exactly that name. */
    public Optional<Column> column(String name) {
        Objects.requireNonNull(name, "name");
        Integer position = positions.get(name);
        return position == null ? Optional.empty() : Optional.of(columns.get(position));
    }

    /**
     * Returns the position of a column, from 0.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public int position(String column) {
        Objects.requireNonNull(column, "column");
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("table " + id + " has no column " + column);
        }
        return position;
    }

    /** Returns the primary key. */
    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream()
                .filter(key -> key.kind() == UniqueKey.Kind.PRIMARY)
                .findFirst();
    }

    /** Returns the primary key, unique constraints and unique indexes, in declaration order. */
    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    /** Returns the exclusion constraints, in declaration order. */
    public List<Exclusion> exclusions() {
        return exclusions;
    }

    /** Returns the foreign keys in declaration order; each refers to a table and columns of the same schema object. */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Returns the CHECK constraints, those of the columns' domains included. */
    public List<Check> checks() {
        return checks;
    }

    /** Returns the comment. */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** Returns why the database takes no row of the table, as where a partitioned table has no partition; mostly empty. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns a builder that starts from this table. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, name);
        builder.columns.addAll(columns);
        builder.uniqueKeys.addAll(uniqueKeys);
        builder.exclusions.addAll(exclusions);
        builder.foreignKeys.addAll(foreignKeys);
        builder.checks.addAll(checks);
        builder.comment = comment;
        builder.refusal = refusal;
        return builder;
    }

    @Override
    public String toString() {
        return id + columns;
    }

    /** Builds a {@link Table}. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private final TableName name;
        private final List<Column> columns = new ArrayList<>();
        private final List<UniqueKey> uniqueKeys = new ArrayList<>();
        private final List<Exclusion> exclusions = new ArrayList<>();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private @Nullable String comment;
        private @Nullable String refusal;

        private Builder(String id, TableName name) {
            this.id = Objects.requireNonNull(id, "id");
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Adds a column at the end. */
        public Builder column(Column column) {
            Objects.requireNonNull(column, "column");
            columns.add(column);
            return this;
        }

        /** Adds a key. */
        public Builder uniqueKey(UniqueKey key) {
            Objects.requireNonNull(key, "key");
            uniqueKeys.add(key);
            return this;
        }

        /** Adds an exclusion constraint. */
        public Builder exclusion(Exclusion exclusion) {
            Objects.requireNonNull(exclusion, "exclusion");
            exclusions.add(exclusion);
            return this;
        }

        /** Adds a foreign key. */
        public Builder foreignKey(ForeignKey key) {
            Objects.requireNonNull(key, "key");
            foreignKeys.add(key);
            return this;
        }

        /** Adds a CHECK constraint. */
        public Builder check(Check check) {
            Objects.requireNonNull(check, "check");
            checks.add(check);
            return this;
        }

        /** Sets the comment, or none. */
        public Builder comment(@Nullable String comment) {
            this.comment = comment;
            return this;
        }

        /** Sets why the database takes no row of the table, or that it takes rows. */
        public Builder refusal(@Nullable String refusal) {
            this.refusal = refusal;
            return this;
        }

        /**
         * Returns the table.
         *
         * @throws IllegalArgumentException if two columns have the same name
         */
        public Table build() {
            return new Table(this);
        }
    }
}
