package dev.rowloom.schema;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Immutable.
 *
 * @since 0.1.0
 */
public final class Column {

    private final String name;
    private final DataType type;
    private final String declaredType;
    private final Nullability nullability;
    private final @Nullable String defaultValue;
    private final @Nullable Identity identity;
    private final @Nullable String computedAs;
    private final @Nullable String comment;
    private final int maxIndexedLength;

    /** Whether a column takes nulls. */
    public enum Nullability {
        NULLABLE,
        NOT_NULL
    }

    private Column(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.declaredType = builder.declaredType;
        this.nullability = builder.nullability;
        this.defaultValue = builder.defaultValue;
        this.identity = builder.identity;
        this.computedAs = builder.computedAs;
        this.comment = builder.comment;
        this.maxIndexedLength = builder.maxIndexedLength;
    }

    /** Returns a builder of a nullable column. */
    public static Builder builder(String name, DataType type) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        return new Builder(name, type);
    }

    /** Returns the name, without quotes. */
    public String name() {
        return name;
    }

    /** Returns the type. */
    public DataType type() {
        return type;
    }

    /** Returns the type as the source declares it, such as {@code character varying(40)}; never empty. */
    public String declaredType() {
        return declaredType;
    }

    /** Returns whether the column takes nulls; primary keys do not. */
    public boolean isNullable() {
        return nullability == Nullability.NULLABLE;
    }

    /** Returns the SQL text of the default value. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Returns how the database would number the column by itself. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Returns the SQL text the database computes the column from; such a column is never written. */
    public Optional<String> computedAs() {
        return Optional.ofNullable(computedAs);
    }

    /** Returns the comment. */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /**
     * Returns how many characters a text of the column may have for the sake of the indexes over it, unique or not, 1 and
     * more; {@link DataType#UNLIMITED} where they set no limit. PostgreSQL and SQL Server refuse a row whose index entry is
     * too long, whatever the column's type admits.
     */
    public int maxIndexedLength() {
        return maxIndexedLength;
    }

    /** Returns a builder that starts from this column. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, type);
        builder.declaredType = declaredType;
        builder.nullability = nullability;
        builder.defaultValue = defaultValue;
        builder.identity = identity;
        builder.computedAs = computedAs;
        builder.comment = comment;
        builder.maxIndexedLength = maxIndexedLength;
        return builder;
    }

    @Override
    public String toString() {
        return name + " " + declaredType + (isNullable() ? "" : " NOT NULL");
    }

    /** Builds a {@link Column}. Not thread-safe. */
    public static final class Builder {

        private String name;
        private DataType type;
        private String declaredType;
        private Nullability nullability = Nullability.NULLABLE;
        private @Nullable String defaultValue;
        private @Nullable Identity identity;
        private @Nullable String computedAs;
        private @Nullable String comment;
        private int maxIndexedLength = DataType.UNLIMITED;

        private Builder(String name, DataType type) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
            this.declaredType = type.toString();
        }

        /** Sets the name, without quotes. */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets the type and the text that declares it. */
        public Builder type(DataType type, String declaredType) {
            this.type = Objects.requireNonNull(type, "type");
            this.declaredType = Objects.requireNonNull(declaredType, "declaredType");
            return this;
        }

        /** Sets whether the column takes nulls. If unset, it does. */
        public Builder nullability(Nullability nullability) {
            this.nullability = Objects.requireNonNull(nullability, "nullability");
            return this;
        }

        /** Sets the SQL text of the default value, or none. */
        public Builder defaultValue(@Nullable String defaultValue) {
            this.defaultValue = defaultValue;
            return this;
        }

        /** Sets how the database numbers the column, or that it does not. */
        public Builder identity(@Nullable Identity identity) {
            this.identity = identity;
            return this;
        }

        /** Sets the SQL text the column is computed from, or that it is a plain one. */
        public Builder computedAs(@Nullable String computedAs) {
            this.computedAs = computedAs;
            return this;
        }

        /** Sets how many characters a text may have for the sake of the indexes over it. If unset, any number. */
        public Builder maxIndexedLength(int characters) {
            this.maxIndexedLength = characters;
            return this;
        }

        /** Sets the comment, or none. */
        public Builder comment(@Nullable String comment) {
            this.comment = comment;
            return this;
        }

        /** Returns the column. */
        public Column build() {
            return new Column(this);
        }
    }
}
